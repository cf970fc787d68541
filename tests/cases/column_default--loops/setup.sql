-- Defaults that need what itself needs their table: they are set by a statement of their own.
CREATE TABLE serials (a serial, b bigserial, "C c" smallserial, d integer);
INSERT INTO serials (d) VALUES (1), (2);
CREATE SEQUENCE shared_sequence;
CREATE TABLE uses_sequence (a integer DEFAULT nextval('shared_sequence'), b integer);
CREATE TABLE owns_late (a integer DEFAULT nextval('shared_sequence') + 1);
ALTER SEQUENCE shared_sequence OWNED BY owns_late.a;

CREATE TABLE takes_rows (a integer, b integer);
CREATE FUNCTION count_fields(takes_rows) RETURNS integer LANGUAGE sql IMMUTABLE AS 'SELECT 2';
ALTER TABLE takes_rows ALTER COLUMN b SET DEFAULT count_fields(NULL);
CREATE FUNCTION plain_value() RETURNS integer LANGUAGE sql AS 'SELECT 7';
CREATE TABLE needs_function (a integer DEFAULT plain_value(), b integer DEFAULT 1 + plain_value());

CREATE VIEW "View with default" AS SELECT a, d FROM serials;
ALTER VIEW "View with default" ALTER COLUMN d SET DEFAULT 5;
ALTER VIEW "View with default" ALTER COLUMN a SET DEFAULT nextval('shared_sequence');
