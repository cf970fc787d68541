-- Operators in schemas of their own, whose partners and functions are elsewhere.
CREATE SCHEMA a;
CREATE SCHEMA "B b";
CREATE TYPE a.item AS ENUM ('one', 'two');
CREATE FUNCTION a.fits(a.item, integer) RETURNS boolean LANGUAGE sql IMMUTABLE
    AS 'SELECT $2 = 1';
CREATE FUNCTION "B b".fits(integer, a.item) RETURNS boolean LANGUAGE sql IMMUTABLE
    AS 'SELECT $1 = 1';
CREATE FUNCTION "B b"."Not"(a.item, integer) RETURNS boolean LANGUAGE sql IMMUTABLE
    AS 'SELECT $2 <> 1';
CREATE OPERATOR a.@@@ (FUNCTION = a.fits, LEFTARG = a.item, RIGHTARG = integer,
    COMMUTATOR = OPERATOR("B b".@@@), NEGATOR = OPERATOR("B b".!@@@));
CREATE OPERATOR "B b".@@@ (FUNCTION = "B b".fits, LEFTARG = integer, RIGHTARG = a.item,
    COMMUTATOR = OPERATOR(a.@@@));
CREATE OPERATOR "B b".!@@@ (FUNCTION = "B b"."Not", LEFTARG = a.item, RIGHTARG = integer,
    NEGATOR = OPERATOR(a.@@@));
-- The same name once more in a schema that is searched first.
CREATE OPERATOR public.@@@ (FUNCTION = a.fits, LEFTARG = a.item, RIGHTARG = integer);
COMMENT ON OPERATOR "B b".@@@ (integer, a.item) IS 'the other way round';
ALTER OPERATOR "B b".@@@ (integer, a.item) OWNER TO case_owner;
CREATE VIEW a.fitting AS SELECT 'one'::a.item OPERATOR(a.@@@) 1 AS here,
    1 OPERATOR("B b".@@@) 'two'::a.item AS there;
-- A system operator's name, taken in another schema.
CREATE OPERATOR a.+ (FUNCTION = pg_catalog.int4mi, LEFTARG = integer, RIGHTARG = integer,
    COMMUTATOR = OPERATOR(a.+));
