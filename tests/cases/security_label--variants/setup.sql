-- Labels of a provider that is not loaded, so they are put where SECURITY LABEL would put them: on
-- each kind of object that can have one, and on columns.
CREATE SCHEMA "Odd schema" AUTHORIZATION case_owner;
CREATE TABLE t (id serial PRIMARY KEY, "B b" text DEFAULT 'x' CHECK ("B b" <> ''), dropped integer);
CREATE TABLE "Odd schema"."Odd ""table""" (id integer);
CREATE TABLE parted (id integer) PARTITION BY LIST (id);
CREATE TABLE parted_one PARTITION OF parted FOR VALUES IN (1);
CREATE TABLE holder (id integer);
CREATE VIEW v AS SELECT id, "B b" FROM t;
CREATE MATERIALIZED VIEW m AS SELECT id FROM t;
CREATE SEQUENCE s;
CREATE FUNCTION f(a integer, b text DEFAULT 'it''s') RETURNS integer LANGUAGE sql AS 'SELECT 1';
CREATE PROCEDURE p(integer) LANGUAGE sql AS '';
CREATE TYPE e AS ENUM ('a', 'b');
CREATE TYPE c AS (a integer, "B b" text);
CREATE DOMAIN d AS integer CHECK (VALUE > 0);
COMMENT ON TABLE t IS 'a comment';
COMMENT ON COLUMN t."B b" IS 'on a column';
COMMENT ON CONSTRAINT "t_B b_check" ON t IS 'on a constraint';
COMMENT ON TYPE c IS 'composite';
COMMENT ON COLUMN c."B b" IS 'of a composite type';
GRANT SELECT ON t TO case_reader;
GRANT SELECT ("B b") ON v TO case_reader;
SET allow_system_table_mods = on;
INSERT INTO pg_seclabel (objoid, classoid, objsubid, provider, label) VALUES
  ('t'::regclass, 'pg_class'::regclass, 0, 'dummy', 'classified'),
  ('t'::regclass, 'pg_class'::regclass, 2, 'dummy', 'it''s secret'),
  ('t'::regclass, 'pg_class'::regclass, 1, 'Odd "provider"', E'two\nlines'),
  ('holder'::regclass, 'pg_class'::regclass, 0, 'Odd "provider"', E'back\\slash'),
  ('"Odd schema"."Odd ""table"""'::regclass, 'pg_class'::regclass, 0, 'dummy', 'odd'),
  ('parted'::regclass, 'pg_class'::regclass, 0, 'dummy', 'whole'),
  ('parted_one'::regclass, 'pg_class'::regclass, 1, 'dummy', 'part'),
  ('v'::regclass, 'pg_class'::regclass, 0, 'dummy', 'view'),
  ('v'::regclass, 'pg_class'::regclass, 1, 'dummy', 'of a view'),
  ('m'::regclass, 'pg_class'::regclass, 0, 'dummy', 'materialized'),
  ('s'::regclass, 'pg_class'::regclass, 0, 'dummy', 'sequence'),
  ('t_id_seq'::regclass, 'pg_class'::regclass, 0, 'dummy', 'owned'),
  ('f'::regproc, 'pg_proc'::regclass, 0, 'dummy', 'function'),
  ('p'::regproc, 'pg_proc'::regclass, 0, 'dummy', 'procedure'),
  ('e'::regtype, 'pg_type'::regclass, 0, 'dummy', 'enum'),
  ('c'::regtype, 'pg_type'::regclass, 0, 'dummy', 'composite'),
  ('d'::regtype, 'pg_type'::regclass, 0, 'dummy', 'domain'),
  ('"Odd schema"'::regnamespace, 'pg_namespace'::regclass, 0, 'dummy', 'schema'),
  ('public'::regnamespace, 'pg_namespace'::regclass, 0, 'dummy', 'initdb''s own'),
  ((SELECT oid FROM pg_language WHERE lanname = 'plpgsql'), 'pg_language'::regclass, 0, 'dummy', 'of an extension');
INSERT INTO pg_shseclabel (objoid, classoid, provider, label)
  SELECT oid, tableoid, 'dummy', 'database' FROM pg_database WHERE datname = current_database();
ALTER TABLE t DROP COLUMN dropped;
