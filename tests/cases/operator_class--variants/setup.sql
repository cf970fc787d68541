-- Classes of every index method, and every clause of CREATE OPERATOR CLASS.
CREATE SCHEMA s;
CREATE TYPE mood AS ENUM ('low', 'high');
CREATE FUNCTION mood_below(mood, mood) RETURNS boolean LANGUAGE sql IMMUTABLE AS 'SELECT $1 < $2';
CREATE FUNCTION s."Cmp"(mood, mood) RETURNS integer LANGUAGE sql IMMUTABLE
    AS 'SELECT CASE WHEN $1 < $2 THEN -1 WHEN $1 = $2 THEN 0 ELSE 1 END';
CREATE OPERATOR <~ (FUNCTION = mood_below, LEFTARG = mood, RIGHTARG = mood);
CREATE OPERATOR s.<~ (FUNCTION = mood_below, LEFTARG = mood, RIGHTARG = mood);

-- Its own operators and function, for all of a type's indexes.
CREATE OPERATOR CLASS mood_ops DEFAULT FOR TYPE mood USING btree AS
    OPERATOR 1 <~, OPERATOR 2 <= (anyenum, anyenum), OPERATOR 3 = (anyenum, anyenum),
    OPERATOR 4 >= (anyenum, anyenum), OPERATOR 5 s.<~, FUNCTION 1 s."Cmp"(mood, mood);
-- The system's own, in another order; an optional function; a name with an upper-case letter.
CREATE OPERATOR CLASS s."Int4 Down" FOR TYPE integer USING btree AS
    OPERATOR 1 >, OPERATOR 2 >=, OPERATOR 3 =, OPERATOR 4 <=, OPERATOR 5 <,
    FUNCTION 1 btint4cmp(integer, integer), FUNCTION 2 btint4sortsupport(internal),
    FUNCTION 4 btequalimage(oid);
-- Hash: operators of other types too, and a function that says for which.
CREATE OPERATOR CLASS int8_ops FOR TYPE bigint USING hash AS
    OPERATOR 1 = , FUNCTION 1 hashint8(bigint), FUNCTION 2 hashint8extended(bigint, bigint);
-- GiST: ordering operators, and what is stored is of another type.
CREATE OPERATOR CLASS point_like FOR TYPE point USING gist AS
    OPERATOR 1 << (point, point), OPERATOR 5 >> (point, point),
    OPERATOR 15 <-> (point, point) FOR ORDER BY pg_catalog.float_ops,
    OPERATOR 28 <@ (point, box),
    FUNCTION 1 gist_point_consistent(internal, point, smallint, oid, internal),
    FUNCTION 2 gist_box_union(internal, internal), FUNCTION 3 gist_point_compress(internal),
    FUNCTION 5 gist_box_penalty(internal, internal, internal),
    FUNCTION 6 gist_box_picksplit(internal, internal),
    FUNCTION 7 gist_box_same(box, box, internal),
    FUNCTION 8 (point, point) gist_point_distance(internal, point, smallint, oid, internal),
    STORAGE box;
-- GIN: keys of a type of their own.
CREATE OPERATOR CLASS s.texts FOR TYPE text[] USING gin AS
    OPERATOR 1 && (anyarray, anyarray), OPERATOR 2 @> (anyarray, anyarray),
    FUNCTION 1 bttextcmp(text, text), FUNCTION 2 ginarrayextract(anyarray, internal),
    FUNCTION 3 ginqueryarrayextract(anyarray, internal, smallint, internal, internal, internal, internal),
    FUNCTION 4 ginarrayconsistent(internal, smallint, anyarray, integer, internal, internal, internal, internal),
    STORAGE text;
-- SP-GiST and BRIN.
CREATE OPERATOR CLASS words FOR TYPE text USING spgist AS
    OPERATOR 3 = (text, text), FUNCTION 1 spg_text_config(internal, internal),
    FUNCTION 2 spg_text_choose(internal, internal), FUNCTION 3 spg_text_picksplit(internal, internal),
    FUNCTION 4 spg_text_inner_consistent(internal, internal),
    FUNCTION 5 spg_text_leaf_consistent(internal, internal);
CREATE OPERATOR CLASS numbers FOR TYPE integer USING brin AS
    OPERATOR 1 < (integer, bigint), OPERATOR 3 = (integer, bigint),
    FUNCTION 1 brin_minmax_opcinfo(internal),
    FUNCTION 2 brin_minmax_add_value(internal, internal, internal, internal),
    FUNCTION 3 brin_minmax_consistent(internal, internal, internal),
    FUNCTION 4 brin_minmax_union(internal, internal, internal),
    STORAGE integer;
-- Without a member.
CREATE OPERATOR CLASS nothing FOR TYPE text USING spgist AS STORAGE text;

ALTER OPERATOR CLASS mood_ops USING btree OWNER TO case_owner;
ALTER OPERATOR FAMILY mood_ops USING btree OWNER TO case_owner;
ALTER OPERATOR CLASS s."Int4 Down" USING btree OWNER TO "Case ""Odd"" Rôle";
COMMENT ON OPERATOR CLASS mood_ops USING btree IS 'moods'' order';
COMMENT ON OPERATOR CLASS s."Int4 Down" USING btree IS 'turned';

CREATE TABLE moods (m mood, n integer, p point);
CREATE INDEX ON moods (m);
CREATE INDEX ON moods (n s."Int4 Down");
CREATE INDEX ON moods USING gist (p point_like);
