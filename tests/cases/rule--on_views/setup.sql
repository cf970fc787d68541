-- Rules besides the one that holds a view's query: on a view, on one that has to be made in two
-- steps, and on one that reads both.
CREATE TABLE base (id integer PRIMARY KEY, name text);
CREATE VIEW plain AS SELECT id, name FROM base;
CREATE RULE plain_insert AS ON INSERT TO plain DO INSTEAD INSERT INTO base VALUES (NEW.id, NEW.name) RETURNING base.id, base.name;
CREATE RULE plain_update AS ON UPDATE TO plain DO INSTEAD UPDATE base SET name = NEW.name WHERE base.id = OLD.id;
CREATE RULE plain_delete AS ON DELETE TO plain WHERE OLD.id > 0 DO INSTEAD DELETE FROM base WHERE base.id = OLD.id;
COMMENT ON RULE plain_insert ON plain IS 'makes it insertable';
COMMENT ON RULE "_RETURN" ON plain IS 'what it shows';
ALTER VIEW plain ALTER COLUMN name SET DEFAULT 'nobody';
-- It needs the primary key, so its query comes after the data.
CREATE VIEW grouped AS SELECT id, name, count(*) AS how_many FROM base GROUP BY id;
CREATE RULE grouped_insert AS ON INSERT TO grouped DO INSTEAD INSERT INTO base VALUES (NEW.id, NEW.name);
COMMENT ON RULE "_RETURN" ON grouped IS 'late';
CREATE VIEW of_views AS SELECT g.id FROM grouped g JOIN plain p USING (id);
CREATE RULE of_views_delete AS ON DELETE TO of_views DO INSTEAD DELETE FROM plain WHERE plain.id = OLD.id;
