-- Window functions, which only compiled languages can have: with arguments and attributes, and what
-- uses them.
CREATE SCHEMA aside;
CREATE FUNCTION numbered() RETURNS bigint LANGUAGE internal WINDOW IMMUTABLE STRICT PARALLEL SAFE AS 'window_row_number';
CREATE FUNCTION aside."Odd ""window"""("Odd ""value""" anyelement, "offset" integer DEFAULT 1, anyelement DEFAULT NULL)
    RETURNS anyelement LANGUAGE internal WINDOW IMMUTABLE LEAKPROOF COST 3
    SET work_mem = '1MB' AS 'window_lag_with_offset_and_default';
CREATE FUNCTION in_parts(parts integer) RETURNS integer LANGUAGE internal WINDOW STABLE SECURITY DEFINER PARALLEL RESTRICTED
    AS 'window_ntile';
ALTER FUNCTION in_parts(integer) OWNER TO case_owner;
REVOKE ALL ON FUNCTION in_parts(integer) FROM PUBLIC;
COMMENT ON FUNCTION numbered() IS 'numbered';
CREATE TABLE thing (n integer);
CREATE VIEW uses AS SELECT numbered() OVER (ORDER BY n), in_parts(3) OVER (PARTITION BY n) FROM thing;
