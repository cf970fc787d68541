-- A base type with an order of its own, ranges by that order and by another, ranges with a collation of
-- the user's, and an aggregate that sorts.
CREATE SCHEMA aside;
CREATE TYPE coin;
CREATE FUNCTION aside.int4in(cstring) RETURNS coin LANGUAGE internal IMMUTABLE STRICT AS 'int4in';
CREATE FUNCTION aside.int4out(coin) RETURNS cstring LANGUAGE internal IMMUTABLE STRICT AS 'int4out';
CREATE TYPE coin (INPUT = aside.int4in, OUTPUT = aside.int4out, LIKE = integer);
CREATE FUNCTION coin_cmp(coin, coin) RETURNS integer LANGUAGE internal IMMUTABLE STRICT AS 'btint4cmp';
CREATE FUNCTION coin_lt(coin, coin) RETURNS boolean LANGUAGE internal IMMUTABLE STRICT AS 'int4lt';
CREATE FUNCTION coin_le(coin, coin) RETURNS boolean LANGUAGE internal IMMUTABLE STRICT AS 'int4le';
CREATE FUNCTION coin_eq(coin, coin) RETURNS boolean LANGUAGE internal IMMUTABLE STRICT AS 'int4eq';
CREATE FUNCTION coin_ge(coin, coin) RETURNS boolean LANGUAGE internal IMMUTABLE STRICT AS 'int4ge';
CREATE FUNCTION coin_gt(coin, coin) RETURNS boolean LANGUAGE internal IMMUTABLE STRICT AS 'int4gt';
CREATE OPERATOR < (LEFTARG = coin, RIGHTARG = coin, FUNCTION = coin_lt, COMMUTATOR = >);
CREATE OPERATOR <= (LEFTARG = coin, RIGHTARG = coin, FUNCTION = coin_le);
CREATE OPERATOR = (LEFTARG = coin, RIGHTARG = coin, FUNCTION = coin_eq, COMMUTATOR = =);
CREATE OPERATOR >= (LEFTARG = coin, RIGHTARG = coin, FUNCTION = coin_ge);
CREATE OPERATOR > (LEFTARG = coin, RIGHTARG = coin, FUNCTION = coin_gt, COMMUTATOR = <);
CREATE OPERATOR CLASS aside.coin_ops DEFAULT FOR TYPE coin USING btree AS OPERATOR 1 <, OPERATOR 2 <=, OPERATOR 3 =, OPERATOR 4 >=, OPERATOR 5 >, FUNCTION 1 coin_cmp(coin, coin);
CREATE OPERATOR CLASS aside.coin_other FOR TYPE coin USING btree AS OPERATOR 1 <, OPERATOR 2 <=, OPERATOR 3 =, OPERATOR 4 >=, OPERATOR 5 >, FUNCTION 1 coin_cmp(coin, coin);
CREATE FUNCTION coin_smaller(coin, coin) RETURNS coin LANGUAGE internal IMMUTABLE STRICT AS 'int4smaller';
CREATE AGGREGATE min(coin) (SFUNC = coin_smaller, STYPE = coin, SORTOP = <);
CREATE TYPE coin_range AS RANGE (SUBTYPE = coin);
CREATE TYPE coin_range2 AS RANGE (SUBTYPE = coin, SUBTYPE_OPCLASS = aside.coin_other);
CREATE TABLE t (m coin PRIMARY KEY, r coin_range);
INSERT INTO t VALUES ('1', '[1,2)'), ('2', 'empty');
CREATE VIEW v AS SELECT min(m) FROM t;
CREATE COLLATION aside.mine FROM "C";
CREATE TYPE in_mine AS RANGE (SUBTYPE = text, COLLATION = aside.mine);
