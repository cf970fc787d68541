-- A rule whose command leans on constraints that come after the data, and on a function.
CREATE FUNCTION cleaned(t text) RETURNS text IMMUTABLE LANGUAGE sql AS 'SELECT lower(t)';
CREATE TABLE seen (id integer PRIMARY KEY, name text UNIQUE, how_many bigint DEFAULT 1);
CREATE TABLE entered (id integer, name text);
CREATE RULE merged AS ON INSERT TO entered DO INSTEAD
  INSERT INTO seen AS s (id, name) VALUES (NEW.id, cleaned(NEW.name))
  ON CONFLICT ON CONSTRAINT seen_name_key DO UPDATE SET how_many = s.how_many + 1 WHERE s.id > 0;
CREATE RULE grouped AS ON DELETE TO entered DO ALSO
  INSERT INTO seen SELECT id, name, count(*) FROM seen WHERE id = OLD.id GROUP BY id;
