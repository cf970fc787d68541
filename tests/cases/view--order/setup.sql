-- Views over views and functions, against the order of their names.
CREATE SCHEMA a_schema;
CREATE SCHEMA z_schema;
CREATE TABLE z_schema.t (id integer);
CREATE VIEW z_schema.v AS SELECT id FROM z_schema.t;
CREATE VIEW a_schema.v AS SELECT id FROM z_schema.v;
CREATE FUNCTION z_schema.f(a_schema.v) RETURNS integer LANGUAGE sql AS 'SELECT 1';
CREATE VIEW a_schema.a AS SELECT z_schema.f(v) AS n FROM a_schema.v;
CREATE FUNCTION a_schema.reads() RETURNS SETOF a_schema.a LANGUAGE sql AS 'SELECT * FROM a_schema.a';
CREATE VIEW a_schema."A" AS SELECT n FROM a_schema.reads();
CREATE TYPE a_schema.pair AS (a a_schema.a, b a_schema."A");
CREATE TABLE a_schema.last (p a_schema.pair);
