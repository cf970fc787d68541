-- The schema public with another owner, comment and other privileges than initdb gives it.
ALTER SCHEMA public OWNER TO case_owner;
COMMENT ON SCHEMA public IS 'ours';
REVOKE ALL ON SCHEMA public FROM PUBLIC;
GRANT USAGE ON SCHEMA public TO case_reader;
