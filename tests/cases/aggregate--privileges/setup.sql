-- Owners, privileges and comments of aggregates, of the user's and of the system's, and what goes with
-- an extension.
CREATE SCHEMA "Odd ""schema""";
CREATE AGGREGATE owned(integer) (SFUNC = int4pl, STYPE = integer);
ALTER AGGREGATE owned(integer) OWNER TO case_owner;
COMMENT ON AGGREGATE owned(integer) IS 'owned';
GRANT EXECUTE ON FUNCTION owned(integer) TO case_reader WITH GRANT OPTION;
CREATE FUNCTION count_step(bigint, integer, text) RETURNS bigint LANGUAGE sql AS 'SELECT 1';
CREATE AGGREGATE "Odd ""schema"""."Odd ""aggregate"""(integer, text) (SFUNC = count_step, STYPE = bigint);
REVOKE ALL ON FUNCTION "Odd ""schema"""."Odd ""aggregate"""(integer, text) FROM PUBLIC;
CREATE AGGREGATE closed(*) (SFUNC = int8inc, STYPE = bigint, INITCOND = '0');
REVOKE ALL ON FUNCTION closed() FROM PUBLIC, postgres;
ALTER AGGREGATE closed(*) OWNER TO "Case ""Odd"" Rôle";
REVOKE ALL ON FUNCTION pg_catalog.sum(integer) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION pg_catalog.count() TO case_reader;
GRANT EXECUTE ON FUNCTION pg_catalog.percentile_disc(double precision, anyelement) TO case_reader;
