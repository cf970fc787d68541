-- What belongs to a whole server, in awkward variants: see globals_test.cc.
SELECT :SERVER_VERSION_NUM >= 150000 AS since_15, :SERVER_VERSION_NUM >= 160000 AS since_16 \gset

CREATE ROLE plain;
CREATE ROLE powerful SUPERUSER CREATEDB CREATEROLE LOGIN REPLICATION BYPASSRLS CONNECTION LIMIT 5
  PASSWORD 'secret' VALID UNTIL '2030-01-02 03:04:05+00';
CREATE ROLE "Odd ""Rôle" NOINHERIT VALID UNTIL 'infinity';
CREATE ROLE "back\slash" LOGIN PASSWORD 'md50123456789abcdef0123456789abcdef';
COMMENT ON ROLE plain IS E'it''s\ntwo lines';
COMMENT ON ROLE "back\slash" IS 'a \ in it';

-- Settings: lists of names, odd names, what the system's own role keeps for itself. Those of one
-- database and those of all roles are not written here.
ALTER ROLE plain SET work_mem = '5MB';
ALTER ROLE plain SET search_path = "$user", public, "Odd, ""x""";
ALTER ROLE "Odd ""Rôle" SET application_name = 'it''s \ odd';
ALTER ROLE "Odd ""Rôle" SET my_extension.some_setting TO 'value';
ALTER ROLE plain IN DATABASE postgres SET work_mem = '6MB';
ALTER ROLE ALL SET statement_timeout = 0;

-- Memberships: an order of names that can't be that of the grants, two grantors of one membership
-- whose names and OIDs are in different orders, roles of the system.
CREATE ROLE z_admin;
CREATE ROLE a_admin;
CREATE ROLE a_member;
CREATE ROLE m_admin;
CREATE ROLE m_member;
GRANT plain TO z_admin, a_admin WITH ADMIN OPTION;
SET ROLE z_admin;
GRANT plain TO a_member;
GRANT plain TO m_admin WITH ADMIN OPTION;
SET ROLE m_admin;
GRANT plain TO "Odd ""Rôle";
RESET ROLE;
GRANT pg_monitor TO plain WITH ADMIN OPTION;
\if :since_16
  GRANT plain TO m_member GRANTED BY z_admin;
  GRANT plain TO m_member GRANTED BY a_admin;
  GRANT plain TO m_member WITH ADMIN OPTION;
  GRANT a_member TO m_member WITH INHERIT FALSE, SET FALSE;
  GRANT a_member TO m_admin WITH ADMIN TRUE, INHERIT TRUE, SET FALSE;
\endif

\if :since_15
  SET allow_in_place_tablespaces = on;
  CREATE TABLESPACE some_space OWNER plain LOCATION '' WITH (seq_page_cost = 2, random_page_cost = 3);
  CREATE TABLESPACE "Odd space" LOCATION '';
  COMMENT ON TABLESPACE some_space IS 'room for more';
  REVOKE ALL ON TABLESPACE some_space FROM plain;
  GRANT CREATE ON TABLESPACE some_space TO a_member WITH GRANT OPTION;
  SET ROLE a_member;
  GRANT CREATE ON TABLESPACE some_space TO PUBLIC;
  RESET ROLE;
  GRANT SET ON PARAMETER work_mem TO a_member;
  GRANT SET, ALTER SYSTEM ON PARAMETER my.custom TO plain WITH GRANT OPTION;
  SET ROLE plain;
  GRANT SET ON PARAMETER my.custom TO "Odd ""Rôle";
  RESET ROLE;
  GRANT ALTER SYSTEM ON PARAMETER log_statement TO PUBLIC;
  REVOKE ALL ON PARAMETER log_duration FROM postgres;
\endif

-- No provider of labels is loaded, so they are put where one would. In the order of providers: that
-- in which pg_dumpall writes several of one object is the server's choice of a plan.
SET allow_system_table_mods = on;
INSERT INTO pg_shseclabel (objoid, classoid, provider, label)
  SELECT oid, 'pg_authid'::regclass, 'another', 'label' FROM pg_roles WHERE rolname = 'plain';
INSERT INTO pg_shseclabel (objoid, classoid, provider, label)
  SELECT oid, 'pg_authid'::regclass, 'some provider', 'a \ label' FROM pg_roles WHERE rolname = 'plain'
  UNION ALL SELECT oid, 'pg_tablespace'::regclass, 'other', 'it''s' FROM pg_tablespace
    WHERE spcname = 'some_space';
