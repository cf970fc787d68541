-- Types, functions, casts and aggregates that need each other in long chains and in circles.
CREATE TYPE a;
CREATE TYPE b;
CREATE FUNCTION a_in(cstring) RETURNS a LANGUAGE internal IMMUTABLE STRICT AS 'int4in';
CREATE FUNCTION a_out(a) RETURNS cstring LANGUAGE internal IMMUTABLE STRICT AS 'int4out';
CREATE TYPE a (INPUT = a_in, OUTPUT = a_out, LIKE = integer);
CREATE FUNCTION b_in(cstring) RETURNS b LANGUAGE internal IMMUTABLE STRICT AS 'int4in';
CREATE FUNCTION b_out(b) RETURNS cstring LANGUAGE internal IMMUTABLE STRICT AS 'int4out';
CREATE TYPE b (INPUT = b_in, OUTPUT = b_out, LIKE = integer);
CREATE CAST (a AS integer) WITHOUT FUNCTION AS IMPLICIT;
CREATE CAST (integer AS a) WITHOUT FUNCTION;
CREATE CAST (a AS b) WITH INOUT;
-- A range over a composite type, in another one, under a domain whose check calls a function of it.
CREATE TYPE of_a AS (x a);
CREATE TYPE r AS RANGE (SUBTYPE = of_a);
CREATE TYPE of_r AS (y r, z r[]);
CREATE DOMAIN d AS r CHECK (NOT isempty(VALUE));
CREATE FUNCTION takes(r, of_r, d) RETURNS r LANGUAGE sql AS 'SELECT $1';
CREATE CAST (of_r AS r) WITH INOUT;
CREATE FUNCTION d_text(d) RETURNS text LANGUAGE sql IMMUTABLE AS 'SELECT NULL::text';
ALTER DOMAIN d ADD CHECK (d_text(VALUE) IS NULL);
-- Aggregates over rows of a table, and over rows of a view that uses them.
CREATE TABLE t (n integer);
CREATE FUNCTION t_step(integer, t) RETURNS integer LANGUAGE sql IMMUTABLE AS 'SELECT $1 + 1';
CREATE AGGREGATE t_count(t) (SFUNC = t_step, STYPE = integer, INITCOND = '0');
CREATE VIEW v AS SELECT t_count(t) FROM t;
CREATE FUNCTION v_step(integer, v) RETURNS integer LANGUAGE sql IMMUTABLE AS 'SELECT $1 + 1';
CREATE AGGREGATE v_count(v) (SFUNC = v_step, STYPE = integer, INITCOND = '0');
CREATE OR REPLACE VIEW v AS SELECT t_count(t) + (SELECT v_count(NULL)) AS t_count FROM t;
