-- Types that the functions need before they can be defined: the types and the functions in several
-- schemas, functions that take several such types, and a range type.
CREATE SCHEMA first;
CREATE SCHEMA last;
CREATE TYPE zz;
CREATE TYPE first.zz;
COMMENT ON TYPE zz IS 'comes with the definition';
CREATE FUNCTION last.zz_in(cstring) RETURNS zz LANGUAGE internal IMMUTABLE STRICT AS 'int4in';
CREATE FUNCTION first.zz_out(zz) RETURNS cstring LANGUAGE internal IMMUTABLE STRICT AS 'int4out';
CREATE FUNCTION zz_in(cstring) RETURNS first.zz LANGUAGE internal IMMUTABLE STRICT AS 'int4in';
CREATE FUNCTION last.zz_out(first.zz) RETURNS cstring LANGUAGE internal IMMUTABLE STRICT AS 'int4out';
CREATE TYPE zz (INPUT = last.zz_in, OUTPUT = first.zz_out, INTERNALLENGTH = 4, PASSEDBYVALUE);
CREATE TYPE first.zz (INPUT = public.zz_in, OUTPUT = last.zz_out, INTERNALLENGTH = 4, PASSEDBYVALUE);
ALTER TYPE zz OWNER TO case_owner;
REVOKE USAGE ON TYPE zz FROM PUBLIC;
-- Two types that have each other as arguments of their functions: the element type and its list.
CREATE TYPE list;
CREATE TYPE item;
CREATE FUNCTION item_in(cstring) RETURNS item LANGUAGE internal IMMUTABLE STRICT AS 'int4in';
CREATE FUNCTION item_out(item) RETURNS cstring LANGUAGE internal IMMUTABLE STRICT AS 'int4out';
CREATE TYPE item (INPUT = item_in, OUTPUT = item_out, LIKE = integer);
CREATE FUNCTION list_in(cstring) RETURNS list LANGUAGE internal IMMUTABLE STRICT AS 'textin';
CREATE FUNCTION list_out(list) RETURNS cstring LANGUAGE internal IMMUTABLE STRICT AS 'textout';
CREATE TYPE list (INPUT = list_in, OUTPUT = list_out, LIKE = text);
CREATE FUNCTION append(list, item) RETURNS list LANGUAGE internal IMMUTABLE STRICT AS 'int4pl';
-- A range over such a type, with functions of its own.
CREATE FUNCTION item_compare(item, item) RETURNS double precision LANGUAGE internal IMMUTABLE STRICT AS 'float8mi';
CREATE TYPE whole;
CREATE FUNCTION last.whole_canonical(whole) RETURNS whole LANGUAGE internal IMMUTABLE STRICT AS 'int4range_canonical';
CREATE TYPE whole AS RANGE (SUBTYPE = integer, CANONICAL = last.whole_canonical);
