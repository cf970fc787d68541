-- Casts: each method and context, functions of the user's and of the system's, in several schemas,
-- between types of which one, both or none are the user's.
CREATE SCHEMA aside;
CREATE TYPE mood AS ENUM ('sad', 'happy');
CREATE TYPE pair AS (a integer, b text);
CREATE TYPE aside."Odd ""type""" AS ENUM ('x');
CREATE DOMAIN positive AS integer;
CREATE TABLE thing (id integer);
CREATE FUNCTION to_number(mood) RETURNS integer LANGUAGE sql IMMUTABLE AS 'SELECT 1';
CREATE FUNCTION aside.to_mood(integer) RETURNS mood LANGUAGE sql IMMUTABLE AS 'SELECT ''sad''::public.mood';
CREATE FUNCTION aside."Odd ""function"""(aside."Odd ""type""", integer, boolean) RETURNS text LANGUAGE sql IMMUTABLE AS 'SELECT ''x''';
CREATE FUNCTION to_thing(pair) RETURNS thing LANGUAGE sql AS 'SELECT ($1.a)::integer';
CREATE FUNCTION widen(mood, integer) RETURNS mood LANGUAGE sql AS 'SELECT $1';
CREATE FUNCTION point_to_text(point) RETURNS text LANGUAGE sql IMMUTABLE AS 'SELECT ''''';
CREATE CAST (mood AS integer) WITH FUNCTION to_number(mood);
CREATE CAST (integer AS mood) WITH FUNCTION aside.to_mood(integer) AS ASSIGNMENT;
CREATE CAST (aside."Odd ""type""" AS text) WITH FUNCTION aside."Odd ""function"""(aside."Odd ""type""", integer, boolean) AS IMPLICIT;
CREATE CAST (pair AS thing) WITH FUNCTION to_thing(pair);
CREATE CAST (mood AS mood) WITH FUNCTION widen(mood, integer) AS IMPLICIT;
CREATE CAST (mood AS bigint) WITH INOUT;
CREATE CAST (bigint AS mood) WITH INOUT AS ASSIGNMENT;
CREATE CAST (mood AS varchar) WITH INOUT AS IMPLICIT;
CREATE CAST (mood[] AS text) WITH INOUT;
CREATE CAST (json AS bytea) WITHOUT FUNCTION;
CREATE CAST (bytea AS text) WITHOUT FUNCTION AS ASSIGNMENT;
CREATE CAST (text AS bytea) WITHOUT FUNCTION AS IMPLICIT;
CREATE CAST (point AS text) WITH FUNCTION point_to_text(point) AS ASSIGNMENT;
-- Between types of the system, with functions of the system.
CREATE CAST (text AS integer) WITH INOUT AS IMPLICIT;
CREATE CAST (integer AS text) WITH FUNCTION pg_catalog.to_hex(integer);
CREATE CAST (mood AS bit(3)) WITH INOUT;
COMMENT ON CAST (mood AS integer) IS 'a number';
COMMENT ON CAST (aside."Odd ""type""" AS text) IS 'odd';
COMMENT ON CAST (integer AS text) IS 'hexadecimal';
-- What needs a cast.
CREATE VIEW uses AS SELECT 'sad'::mood::integer AS number;
CREATE FUNCTION needs() RETURNS integer LANGUAGE sql AS 'SELECT ''sad''::public.mood::integer';
-- A range type has casts of its own.
CREATE TYPE span AS RANGE (SUBTYPE = integer);
CREATE CAST (span AS text) WITH INOUT;
