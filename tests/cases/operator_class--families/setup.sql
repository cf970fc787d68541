-- Classes that share a family, have one of another name, or one that is the system's.
CREATE SCHEMA s;
CREATE OPERATOR FAMILY s.whole USING btree;
CREATE OPERATOR CLASS whole2 FOR TYPE smallint USING btree FAMILY s.whole AS
    OPERATOR 1 <, OPERATOR 2 <=, OPERATOR 3 =, OPERATOR 4 >=, OPERATOR 5 >,
    FUNCTION 1 btint2cmp(smallint, smallint);
CREATE OPERATOR CLASS whole4 FOR TYPE integer USING btree FAMILY s.whole AS
    OPERATOR 1 <, OPERATOR 2 <=, OPERATOR 3 =, OPERATOR 4 >=, OPERATOR 5 >,
    FUNCTION 1 btint4cmp(integer, integer);
-- Between the two of them.
ALTER OPERATOR FAMILY s.whole USING btree ADD
    OPERATOR 1 < (smallint, integer), OPERATOR 3 = (integer, smallint),
    FUNCTION 1 (smallint, integer) btint24cmp(smallint, integer);
-- In a family of the system's.
CREATE OPERATOR CLASS int4_again FOR TYPE integer USING hash FAMILY text_ops AS
    OPERATOR 1 =, FUNCTION 1 hashint4(integer);
-- The same name under two methods, and in two schemas.
CREATE OPERATOR CLASS twin FOR TYPE integer USING hash AS
    OPERATOR 1 =, FUNCTION 1 hashint4(integer);
CREATE OPERATOR CLASS twin FOR TYPE integer USING btree AS
    OPERATOR 1 <, OPERATOR 2 <=, OPERATOR 3 =, OPERATOR 4 >=, OPERATOR 5 >,
    FUNCTION 1 btint4cmp(integer, integer);
CREATE OPERATOR CLASS s.twin FOR TYPE bigint USING btree FAMILY twin AS
    OPERATOR 1 <, OPERATOR 2 <=, OPERATOR 3 =, OPERATOR 4 >=, OPERATOR 5 >,
    FUNCTION 1 btint8cmp(bigint, bigint);
-- A class whose members have been taken out of it one by one, and put into its family.
CREATE OPERATOR CLASS thin FOR TYPE text USING hash AS
    OPERATOR 1 =, FUNCTION 1 hashtext(text);
ALTER OPERATOR FAMILY thin USING hash ADD FUNCTION 2 (text, text) hashtextextended(text, bigint);
ALTER OPERATOR FAMILY thin USING hash DROP FUNCTION 2 (text, text);
-- An order by distance, and the family that sorts distances.
CREATE OPERATOR CLASS s.floats FOR TYPE double precision USING btree AS
    OPERATOR 1 <, OPERATOR 2 <=, OPERATOR 3 =, OPERATOR 4 >=, OPERATOR 5 >,
    FUNCTION 1 btfloat8cmp(double precision, double precision);
CREATE OPERATOR CLASS near FOR TYPE point USING gist AS
    OPERATOR 15 <-> (point, point) FOR ORDER BY s.floats,
    FUNCTION 1 gist_point_consistent(internal, point, smallint, oid, internal),
    FUNCTION 2 gist_box_union(internal, internal),
    FUNCTION 5 gist_box_penalty(internal, internal, internal),
    FUNCTION 6 gist_box_picksplit(internal, internal),
    FUNCTION 7 gist_box_same(box, box, internal);
COMMENT ON OPERATOR FAMILY s.whole USING btree IS 'whole numbers';
COMMENT ON OPERATOR CLASS twin USING hash IS 'the first twin';
COMMENT ON OPERATOR CLASS twin USING btree IS 'the second twin';
COMMENT ON OPERATOR CLASS whole4 USING btree IS 'of four bytes';
