-- Languages made by hand, with all functions that one can have and with the one it must have.
CREATE SCHEMA handlers;
CREATE FUNCTION z_handler() RETURNS language_handler LANGUAGE c AS '$libdir/plpgsql', 'plpgsql_call_handler';
CREATE FUNCTION handlers."Odd inline"(internal) RETURNS void LANGUAGE c AS '$libdir/plpgsql', 'plpgsql_inline_handler';
CREATE FUNCTION handlers.validator(oid) RETURNS void LANGUAGE c AS '$libdir/plpgsql', 'plpgsql_validator';
CREATE TRUSTED LANGUAGE "Odd language" HANDLER z_handler INLINE handlers."Odd inline" VALIDATOR handlers.validator;
CREATE LANGUAGE bare HANDLER z_handler;
CREATE LANGUAGE checked HANDLER z_handler VALIDATOR handlers.validator;
COMMENT ON LANGUAGE bare IS 'can''t check';
GRANT USAGE ON LANGUAGE "Odd language" TO case_reader;
REVOKE USAGE ON LANGUAGE "Odd language" FROM PUBLIC;
ALTER LANGUAGE checked OWNER TO case_owner;
CREATE FUNCTION a_function() RETURNS integer LANGUAGE "Odd language" AS 'BEGIN RETURN 1; END';
