-- Functions whose bodies group by a primary key alone: they can't be made before the key, nor what
-- needs them.
CREATE TABLE item (id integer PRIMARY KEY, name text);
INSERT INTO item VALUES (1, 'one');
CREATE FUNCTION names() RETURNS SETOF text LANGUAGE sql
    BEGIN ATOMIC SELECT name FROM item GROUP BY id; END;
CREATE FUNCTION caller() RETURNS bigint LANGUAGE sql RETURN (SELECT count(*) FROM names());
CREATE PROCEDURE a_procedure() LANGUAGE sql BEGIN ATOMIC SELECT name FROM item GROUP BY id; END;
COMMENT ON FUNCTION names() IS 'late';
GRANT EXECUTE ON FUNCTION names() TO case_reader;
