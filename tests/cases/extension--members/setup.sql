-- Privileges of members, which differ from what the extension gave them; and members that were
-- added by hand, which count as the extension's from then on.
CREATE EXTENSION hstore;
REVOKE EXECUTE ON FUNCTION akeys(hstore) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION avals(hstore) TO case_reader WITH GRANT OPTION;
REVOKE USAGE ON TYPE hstore FROM PUBLIC;
GRANT USAGE ON TYPE hstore TO case_writer;

CREATE EXTENSION pg_stat_statements;
GRANT EXECUTE ON FUNCTION pg_stat_statements(boolean) TO case_reader;
REVOKE SELECT ON pg_stat_statements FROM PUBLIC;
GRANT SELECT (queryid, calls) ON pg_stat_statements TO case_reader;
