-- Range types: each option by itself and all together.
CREATE SCHEMA aside;
CREATE TYPE plain AS RANGE (SUBTYPE = integer);
CREATE TYPE over_text AS RANGE (SUBTYPE = text);
CREATE TYPE in_c AS RANGE (SUBTYPE = text, COLLATION = "C");
CREATE TYPE by_pattern AS RANGE (SUBTYPE = text, SUBTYPE_OPCLASS = text_pattern_ops);
CREATE TYPE with_difference AS RANGE (SUBTYPE = double precision, SUBTYPE_DIFF = float8mi);
CREATE FUNCTION aside.difference(integer, integer) RETURNS double precision LANGUAGE sql IMMUTABLE STRICT
    AS 'SELECT ($1 - $2)::double precision';
CREATE TYPE aside."Odd ""range""" AS RANGE (SUBTYPE = integer, SUBTYPE_DIFF = aside.difference);
COMMENT ON TYPE aside."Odd ""range""" IS 'odd';
ALTER TYPE plain OWNER TO case_owner;
REVOKE ALL ON TYPE plain FROM PUBLIC;
GRANT USAGE ON TYPE plain TO case_reader WITH GRANT OPTION;
-- Over types of the user's, and what needs the range.
CREATE TYPE mood AS ENUM ('sad', 'happy');
CREATE TYPE moods AS RANGE (SUBTYPE = mood);
CREATE DOMAIN positive AS integer CHECK (VALUE > 0);
CREATE TYPE pair AS (a integer, b integer);
CREATE TYPE pairs AS RANGE (SUBTYPE = pair);
CREATE TYPE of_ranges AS RANGE (SUBTYPE = plain);
CREATE DOMAIN some_moods AS moods CHECK (NOT isempty(VALUE));
CREATE TABLE uses (a plain, b moods DEFAULT moods('sad', 'happy'), c moods[], EXCLUDE USING gist (a WITH &&));
INSERT INTO uses VALUES ('[1,5)', '[sad,happy]', '{"[sad,sad]"}');
-- A canonical function takes and returns the range, so that needs a shell.
CREATE TYPE whole;
CREATE FUNCTION whole_canonical(whole) RETURNS whole LANGUAGE internal IMMUTABLE STRICT AS 'int4range_canonical';
CREATE TYPE whole AS RANGE (SUBTYPE = integer, SUBTYPE_OPCLASS = int4_ops, CANONICAL = whole_canonical, SUBTYPE_DIFF = int4range_subdiff);
COMMENT ON TYPE whole IS 'whole numbers';
COMMENT ON FUNCTION whole_canonical(whole) IS 'canonical';
-- Its constructor functions are part of the type.
COMMENT ON FUNCTION plain(integer, integer) IS 'not dumped';
