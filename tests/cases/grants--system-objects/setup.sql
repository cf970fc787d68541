-- Privileges on what initdb made, changed by hand.
GRANT SELECT ON pg_catalog.pg_authid TO case_reader;
GRANT SELECT (rolname, oid) ON pg_catalog.pg_authid TO case_writer;
REVOKE SELECT ON pg_catalog.pg_proc FROM PUBLIC;
REVOKE EXECUTE ON FUNCTION pg_catalog.pg_sleep(double precision) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION pg_catalog.pg_ls_dir(text) TO case_reader;
REVOKE USAGE ON TYPE pg_catalog.int4 FROM PUBLIC;
GRANT USAGE ON TYPE pg_catalog.int4 TO case_owner WITH GRANT OPTION;
GRANT CREATE ON SCHEMA pg_catalog TO case_owner;
REVOKE USAGE ON LANGUAGE plpgsql FROM PUBLIC;
GRANT USAGE ON LANGUAGE plpgsql TO case_reader;
-- Nobody's business: the schema is the system's own.
GRANT CREATE ON SCHEMA information_schema TO case_owner;
