-- Families with members of no class.
CREATE SCHEMA s;
CREATE OPERATOR FAMILY empty USING btree;
CREATE OPERATOR FAMILY s."Odd ""Family" USING hash;
ALTER OPERATOR FAMILY s."Odd ""Family" USING hash ADD
    OPERATOR 1 = (integer, bigint), OPERATOR 1 = (bigint, integer),
    FUNCTION 1 (integer, integer) hashint4(integer),
    FUNCTION 1 (bigint, bigint) hashint8(bigint),
    FUNCTION 2 (bigint, bigint) hashint8extended(bigint, bigint);
CREATE FUNCTION s.far(point, point) RETURNS double precision LANGUAGE sql IMMUTABLE
    AS 'SELECT $1 <-> $2';
CREATE OPERATOR s.<~> (FUNCTION = s.far, LEFTARG = point, RIGHTARG = point);
CREATE OPERATOR FAMILY points USING gist;
ALTER OPERATOR FAMILY points USING gist ADD
    OPERATOR 16 s.<~> (point, point) FOR ORDER BY float_ops,
    OPERATOR 15 <-> (point, point) FOR ORDER BY float_ops,
    OPERATOR 1 << (point, point);
ALTER OPERATOR FAMILY points USING gist ADD
    FUNCTION 8 (point, point) gist_point_distance(internal, point, smallint, oid, internal);
-- One of each name and method.
CREATE OPERATOR FAMILY points USING btree;
CREATE OPERATOR FAMILY points USING brin;
-- A function that only the family needs comes before it.
CREATE FUNCTION zz_cmp(integer, bigint) RETURNS integer LANGUAGE sql IMMUTABLE AS 'SELECT 0';
ALTER OPERATOR FAMILY empty USING btree ADD FUNCTION 1 (integer, bigint) zz_cmp(integer, bigint);
ALTER OPERATOR FAMILY points USING gist OWNER TO case_owner;
ALTER OPERATOR FAMILY s."Odd ""Family" USING hash OWNER TO "Case ""Odd"" Rôle";
COMMENT ON OPERATOR FAMILY points USING gist IS 'points'' own';
COMMENT ON OPERATOR FAMILY s."Odd ""Family" USING hash IS 'odd';
