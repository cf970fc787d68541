-- Wrappers with and without functions, with options, owners, privileges and comments; one of an
-- extension whose privileges changed.
CREATE EXTENSION postgres_fdw;
CREATE SCHEMA "Odd schema";
CREATE FUNCTION "Odd schema"."Odd handler"() RETURNS fdw_handler LANGUAGE c AS '$libdir/file_fdw', 'file_fdw_handler';
CREATE FUNCTION "Odd schema"."Odd validator"(text[], oid) RETURNS void LANGUAGE c STRICT AS '$libdir/file_fdw', 'file_fdw_validator';
CREATE FOREIGN DATA WRAPPER bare;
CREATE FOREIGN DATA WRAPPER of_mine HANDLER "Odd schema"."Odd handler" VALIDATOR "Odd schema"."Odd validator";
CREATE FOREIGN DATA WRAPPER checked VALIDATOR postgresql_fdw_validator;
CREATE FOREIGN DATA WRAPPER handled HANDLER public.postgres_fdw_handler NO VALIDATOR;
CREATE FOREIGN DATA WRAPPER "Odd ""wrapper""" OPTIONS (plain 'value', "Odd ""option""" 'it''s', empty '', lines E'a\nb\\c', "select" 'a, b');
COMMENT ON FOREIGN DATA WRAPPER bare IS 'it''s bare';
COMMENT ON FOREIGN DATA WRAPPER "Odd ""wrapper""" IS 'odd';
GRANT USAGE ON FOREIGN DATA WRAPPER bare TO PUBLIC;
GRANT USAGE ON FOREIGN DATA WRAPPER of_mine TO case_reader WITH GRANT OPTION;
GRANT USAGE ON FOREIGN DATA WRAPPER "Odd ""wrapper""" TO "Case ""Odd"" Rôle", case_writer;
REVOKE USAGE ON FOREIGN DATA WRAPPER checked FROM CURRENT_USER;
GRANT USAGE ON FOREIGN DATA WRAPPER postgres_fdw TO case_reader;
