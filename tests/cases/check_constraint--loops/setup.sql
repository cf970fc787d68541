-- Checks that call functions which need the table: they are added after the data.
CREATE TABLE judged (a integer, b integer);
CREATE FUNCTION is_fine(judged) RETURNS boolean LANGUAGE sql IMMUTABLE AS 'SELECT ($1).a IS NOT NULL';
ALTER TABLE judged ADD CONSTRAINT fine CHECK (is_fine(judged.*));
COMMENT ON CONSTRAINT fine ON judged IS 'after the data';
INSERT INTO judged VALUES (1, 2);
CREATE FUNCTION is_small(n integer) RETURNS boolean LANGUAGE sql IMMUTABLE AS 'SELECT n < 10';
CREATE TABLE calls_function (a integer CONSTRAINT small CHECK (is_small(a)));
INSERT INTO calls_function VALUES (1);
CREATE TABLE whole_row (a integer, CONSTRAINT not_empty CHECK ((whole_row.* IS NOT NULL)));
INSERT INTO whole_row VALUES (1);
