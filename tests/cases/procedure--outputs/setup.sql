-- Procedures with OUT arguments, which belong to what a procedure is called by.
CREATE TYPE pair AS (a integer, b text);
CREATE PROCEDURE gives(OUT a integer) LANGUAGE sql AS 'SELECT 1';
CREATE PROCEDURE takes_and_gives(IN a integer, OUT b pair, INOUT c text DEFAULT 'c') LANGUAGE sql AS 'SELECT NULL::pair, $2';
CREATE PROCEDURE gives(a integer, OUT b text) LANGUAGE sql BEGIN ATOMIC SELECT 'b'::text; END;
CREATE PROCEDURE takes_many(OUT a integer, VARIADIC "Odd ""b""" integer[]) LANGUAGE sql AS 'SELECT 1';
COMMENT ON PROCEDURE gives(OUT integer) IS 'gives one';
COMMENT ON PROCEDURE takes_and_gives(integer, OUT pair, INOUT text) IS 'takes and gives';
REVOKE ALL ON PROCEDURE gives(integer, OUT text) FROM PUBLIC;
GRANT EXECUTE ON PROCEDURE takes_many(OUT integer, VARIADIC integer[]) TO case_reader;
ALTER PROCEDURE takes_and_gives(integer, OUT pair, INOUT text) OWNER TO case_owner;
