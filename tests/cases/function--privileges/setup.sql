-- Owners and privileges of functions and procedures.
CREATE FUNCTION owned(integer) RETURNS integer LANGUAGE sql AS 'SELECT 1';
ALTER FUNCTION owned(integer) OWNER TO case_owner;
CREATE FUNCTION odd(integer) RETURNS integer LANGUAGE sql AS 'SELECT 1';
ALTER FUNCTION odd(integer) OWNER TO "Case ""Odd"" Rôle";
GRANT EXECUTE ON FUNCTION odd(integer) TO case_reader;
CREATE FUNCTION nobodys() RETURNS integer LANGUAGE sql AS 'SELECT 1';
REVOKE ALL ON FUNCTION nobodys() FROM PUBLIC, postgres;
CREATE FUNCTION as_born() RETURNS integer LANGUAGE sql AS 'SELECT 1';
REVOKE ALL ON FUNCTION as_born() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION as_born() TO PUBLIC;
CREATE FUNCTION granted() RETURNS integer LANGUAGE sql AS 'SELECT 1';
REVOKE ALL ON FUNCTION granted() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION granted() TO case_writer WITH GRANT OPTION;
SET ROLE case_writer;
GRANT EXECUTE ON FUNCTION granted() TO "Case ""Odd"" Rôle";
RESET ROLE;
CREATE PROCEDURE procedure(INOUT a integer) LANGUAGE sql AS 'SELECT 1';
REVOKE ALL ON PROCEDURE procedure(integer) FROM PUBLIC;
