-- Many members of equal numbers, as families over several types have them. The server sorts them by
-- number alone.
CREATE OPERATOR FAMILY whole USING btree;
CREATE OPERATOR CLASS whole4 FOR TYPE integer USING btree FAMILY whole AS
    OPERATOR 1 <, OPERATOR 2 <=, OPERATOR 3 =, OPERATOR 4 >=, OPERATOR 5 >,
    FUNCTION 1 btint4cmp(integer, integer);
ALTER OPERATOR FAMILY whole USING btree ADD
    OPERATOR 5 > (smallint, integer), OPERATOR 4 >= (smallint, integer),
    OPERATOR 3 = (smallint, integer), OPERATOR 2 <= (smallint, integer),
    OPERATOR 1 < (smallint, integer),
    FUNCTION 1 (smallint, integer) btint24cmp(smallint, integer),
    OPERATOR 1 < (integer, bigint), OPERATOR 2 <= (integer, bigint),
    OPERATOR 3 = (integer, bigint), OPERATOR 4 >= (integer, bigint),
    OPERATOR 5 > (integer, bigint),
    FUNCTION 1 (integer, bigint) btint48cmp(integer, bigint);
ALTER OPERATOR FAMILY whole USING btree ADD
    OPERATOR 1 < (bigint, integer), OPERATOR 2 <= (bigint, integer),
    OPERATOR 3 = (bigint, integer), OPERATOR 4 >= (bigint, integer),
    OPERATOR 5 > (bigint, integer),
    FUNCTION 1 (bigint, integer) btint84cmp(bigint, integer),
    OPERATOR 1 < (bigint, bigint), OPERATOR 2 <= (bigint, bigint),
    OPERATOR 3 = (bigint, bigint), OPERATOR 4 >= (bigint, bigint),
    OPERATOR 5 > (bigint, bigint),
    FUNCTION 1 (bigint, bigint) btint8cmp(bigint, bigint),
    FUNCTION 2 (bigint, bigint) btint8sortsupport(internal),
    FUNCTION 2 (smallint, smallint) btint2sortsupport(internal),
    FUNCTION 1 (smallint, smallint) btint2cmp(smallint, smallint),
    FUNCTION 1 (smallint, bigint) btint28cmp(smallint, bigint),
    FUNCTION 1 (bigint, smallint) btint82cmp(bigint, smallint);
-- A class with several members of one number.
CREATE OPERATOR CLASS numbers FOR TYPE integer USING brin AS
    OPERATOR 5 > (integer, smallint), OPERATOR 5 > (integer, bigint),
    OPERATOR 3 = (integer, integer), OPERATOR 3 = (integer, smallint), OPERATOR 3 = (integer, bigint),
    OPERATOR 1 < (smallint, integer), OPERATOR 1 < (integer, integer), OPERATOR 1 < (integer, bigint),
    OPERATOR 1 < (integer, smallint), OPERATOR 5 > (integer, integer),
    FUNCTION 1 brin_minmax_opcinfo(internal),
    FUNCTION 2 brin_minmax_add_value(internal, internal, internal, internal),
    FUNCTION 3 brin_minmax_consistent(internal, internal, internal),
    FUNCTION 4 brin_minmax_union(internal, internal, internal),
    FUNCTION 1 (bigint, bigint) brin_minmax_opcinfo(internal),
    FUNCTION 2 (bigint, bigint) brin_minmax_add_value(internal, internal, internal, internal),
    FUNCTION 1 (smallint, integer) brin_minmax_opcinfo(internal),
    FUNCTION 2 (smallint, integer) brin_minmax_add_value(internal, internal, internal, internal);
