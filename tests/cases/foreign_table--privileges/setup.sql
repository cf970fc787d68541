-- Owners and privileges of foreign tables and their columns.
CREATE FOREIGN DATA WRAPPER wrapper;
CREATE SERVER server FOREIGN DATA WRAPPER wrapper;
CREATE FOREIGN TABLE far_away (id integer, "B b" text) SERVER server;
ALTER FOREIGN TABLE far_away OWNER TO case_owner;
GRANT SELECT ON far_away TO case_reader WITH GRANT OPTION;
GRANT INSERT, UPDATE ON far_away TO PUBLIC;
GRANT SELECT (id), UPDATE ("B b") ON far_away TO "Case ""Odd"" Rôle";
REVOKE DELETE ON far_away FROM case_owner;
CREATE FOREIGN TABLE bare (id integer) SERVER server;
REVOKE ALL ON bare FROM CURRENT_USER;
