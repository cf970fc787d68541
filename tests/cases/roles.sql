-- The roles and tablespaces that all cases share. They belong to the cluster, so no case makes or
-- drops one: cases run side by side, and what a role owns or was granted goes away with the case's
-- databases.
CREATE ROLE case_owner;
CREATE ROLE case_reader;
CREATE ROLE case_writer;
CREATE ROLE "Case ""Odd"" Rôle";
GRANT case_owner TO case_writer;

-- In folders that the server makes itself.
SET allow_in_place_tablespaces = on;
CREATE TABLESPACE case_space OWNER case_owner LOCATION '';
CREATE TABLESPACE "Case ""Odd"" space" LOCATION '';
