-- Multirange types: named, unnamed, renamed since, and what needs them.
CREATE SCHEMA aside;
CREATE TYPE unnamed AS RANGE (SUBTYPE = integer);
CREATE TYPE small_range AS RANGE (SUBTYPE = smallint);
CREATE TYPE named AS RANGE (SUBTYPE = bigint, MULTIRANGE_TYPE_NAME = "Many ""named""");
CREATE TYPE elsewhere AS RANGE (SUBTYPE = bigint, MULTIRANGE_TYPE_NAME = aside.many_elsewhere);
CREATE TYPE renamed AS RANGE (SUBTYPE = bigint);
ALTER TYPE renamed_multirange RENAME TO many_renamed;
CREATE TYPE moved AS RANGE (SUBTYPE = bigint);
ALTER TYPE moved SET SCHEMA aside;
COMMENT ON TYPE many_renamed IS 'a comment on a multirange';
COMMENT ON TYPE named IS 'named';
ALTER TYPE named OWNER TO case_owner;
CREATE TABLE uses (a "Many ""named""", b aside.many_elsewhere[], c many_renamed);
INSERT INTO uses VALUES ('{[1,3),[5,7)}', NULL, '{}');
CREATE FUNCTION takes("Many ""named""") RETURNS named LANGUAGE sql AS 'SELECT NULL::public.named';
CREATE TYPE whole;
CREATE FUNCTION whole_canonical(whole) RETURNS whole LANGUAGE internal IMMUTABLE STRICT AS 'int4range_canonical';
CREATE TYPE whole AS RANGE (SUBTYPE = integer, CANONICAL = whole_canonical, MULTIRANGE_TYPE_NAME = wholes);
