-- Modes, names and defaults of arguments, and all that can be returned.
CREATE TYPE pair AS (a integer, b text);
CREATE TABLE thing (id integer, name text);
CREATE FUNCTION nothing() RETURNS void LANGUAGE sql AS '';
CREATE FUNCTION unnamed(integer, text) RETURNS integer LANGUAGE sql AS 'SELECT 1';
CREATE FUNCTION named(a integer, b text) RETURNS integer LANGUAGE sql AS 'SELECT 1';
CREATE FUNCTION "Odd ""name""("("Odd ""arg""" integer, "select" text, größe text) RETURNS integer
    LANGUAGE sql AS 'SELECT 1';
CREATE FUNCTION with_defaults(a integer, b text DEFAULT 'it''s', c timestamp with time zone DEFAULT now(),
    d text[] DEFAULT ARRAY['x', 'y'], e integer DEFAULT NULL) RETURNS integer LANGUAGE sql AS 'SELECT 1';
CREATE FUNCTION gives_out(IN a integer, OUT b integer, OUT c text) LANGUAGE sql AS 'SELECT 1, ''x''::text';
CREATE FUNCTION in_and_out(INOUT a integer, INOUT b text DEFAULT 'b') LANGUAGE sql AS 'SELECT $1, $2';
CREATE FUNCTION takes_any_number(a text, VARIADIC b integer[]) RETURNS integer LANGUAGE sql AS 'SELECT 1';
CREATE FUNCTION takes_anything(VARIADIC "any") RETURNS integer LANGUAGE internal IMMUTABLE AS 'pg_num_nonnulls';
CREATE FUNCTION gives_table(n integer) RETURNS TABLE(id integer, "Name" text) LANGUAGE sql AS 'SELECT 1, ''x''::text';
CREATE FUNCTION gives_rows() RETURNS SETOF thing LANGUAGE sql AS 'SELECT * FROM thing';
CREATE FUNCTION gives_records() RETURNS SETOF record LANGUAGE sql AS 'SELECT 1, 2';
CREATE FUNCTION takes_composite(pair, thing, pair[], thing[]) RETURNS pair LANGUAGE sql AS 'SELECT $1';
CREATE FUNCTION takes_typmods(numeric(10,2), character varying(5), bit(3)) RETURNS numeric(4,1)
    LANGUAGE sql AS 'SELECT 1::numeric';
CREATE FUNCTION polymorphic(anyelement, anyarray) RETURNS anyelement LANGUAGE sql AS 'SELECT $1';
COMMENT ON FUNCTION in_and_out(integer, text) IS 'by its arguments';
COMMENT ON FUNCTION takes_any_number(text, VARIADIC integer[]) IS 'with all modes';
