-- Every clause of CREATE OPERATOR.
CREATE TYPE pair AS (low integer, high integer);
CREATE FUNCTION pair_same(pair, pair) RETURNS boolean LANGUAGE sql IMMUTABLE
    AS 'SELECT $1.low = $2.low AND $1.high = $2.high';
CREATE FUNCTION pair_other(pair, pair) RETURNS boolean LANGUAGE sql IMMUTABLE
    AS 'SELECT $1.low <> $2.low OR $1.high <> $2.high';
CREATE FUNCTION pair_below(pair, pair) RETURNS boolean LANGUAGE sql IMMUTABLE
    AS 'SELECT $1.high < $2.low';
CREATE FUNCTION pair_above(pair, pair) RETURNS boolean LANGUAGE sql IMMUTABLE
    AS 'SELECT $1.low > $2.high';
CREATE FUNCTION pair_turned(pair) RETURNS pair LANGUAGE sql IMMUTABLE
    AS 'SELECT ROW($1.high, $1.low)::pair';
CREATE FUNCTION pair_times(integer, pair) RETURNS pair LANGUAGE sql IMMUTABLE
    AS 'SELECT ROW($1 * $2.low, $1 * $2.high)::pair';
-- Estimators may be the user's own.
CREATE FUNCTION pair_estimate(internal, oid, internal, integer) RETURNS double precision
    LANGUAGE internal STABLE STRICT AS 'scalarltsel';
CREATE FUNCTION "Pair Join"(internal, oid, internal, smallint, internal) RETURNS double precision
    LANGUAGE internal STABLE STRICT AS 'scalarltjoinsel';

CREATE OPERATOR === (FUNCTION = pair_same, LEFTARG = pair, RIGHTARG = pair,
    COMMUTATOR = ===, NEGATOR = !==, RESTRICT = eqsel, JOIN = eqjoinsel, HASHES, MERGES);
CREATE OPERATOR !== (FUNCTION = pair_other, LEFTARG = pair, RIGHTARG = pair,
    COMMUTATOR = !==, NEGATOR = ===, RESTRICT = neqsel, JOIN = neqjoinsel);
CREATE OPERATOR <<| (FUNCTION = pair_below, LEFTARG = pair, RIGHTARG = pair,
    COMMUTATOR = |>>, RESTRICT = pair_estimate, JOIN = "Pair Join");
CREATE OPERATOR |>> (FUNCTION = pair_above, LEFTARG = pair, RIGHTARG = pair, COMMUTATOR = <<|);
-- With a right argument only, of any spelling, and with unlike arguments.
CREATE OPERATOR ~~~ (FUNCTION = pair_turned, RIGHTARG = pair);
CREATE OPERATOR @ (FUNCTION = pair_turned, RIGHTARG = pair);
CREATE OPERATOR * (FUNCTION = pair_times, LEFTARG = integer, RIGHTARG = pair);
CREATE OPERATOR #-# (FUNCTION = pg_catalog.int4mi, LEFTARG = integer, RIGHTARG = integer);
CREATE OPERATOR |||/ (FUNCTION = pg_catalog.textcat, LEFTARG = text, RIGHTARG = text);

ALTER OPERATOR === (pair, pair) OWNER TO case_owner;
ALTER OPERATOR ~~~ (NONE, pair) OWNER TO "Case ""Odd"" Rôle";
-- Estimators that were taken away again.
CREATE OPERATOR <-| (FUNCTION = pair_below, LEFTARG = pair, RIGHTARG = pair, RESTRICT = scalarltsel);
ALTER OPERATOR <-| (pair, pair) SET (RESTRICT = NONE, JOIN = scalarltjoinsel);

COMMENT ON OPERATOR === (pair, pair) IS 'it''s the same';
COMMENT ON OPERATOR ~~~ (NONE, pair) IS 'turned round';

-- Operators after their only argument went away with version 14.
SELECT :SERVER_VERSION_NUM < 140000 AS postfix \gset
\if :postfix
CREATE OPERATOR !!! (FUNCTION = pair_turned, LEFTARG = pair);
COMMENT ON OPERATOR !!! (pair, NONE) IS 'after it';
\endif

-- What is used elsewhere: the operator comes before it.
CREATE TABLE pairs (p pair CHECK (p === ROW(1, 2)::pair), turned pair DEFAULT ~~~ ROW(1, 2)::pair);
CREATE VIEW same_pairs AS SELECT p FROM pairs WHERE p === turned;
