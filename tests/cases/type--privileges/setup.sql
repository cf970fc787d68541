-- Owners and privileges of types of every kind.
CREATE TYPE an_enum AS ENUM ('x');
CREATE TYPE a_composite AS (a integer);
CREATE DOMAIN a_domain AS integer;
REVOKE USAGE ON TYPE an_enum FROM PUBLIC;
GRANT USAGE ON TYPE an_enum TO case_reader WITH GRANT OPTION;
REVOKE ALL ON TYPE a_composite FROM PUBLIC, postgres;
GRANT USAGE ON TYPE a_domain TO "Case ""Odd"" Rôle";
ALTER TYPE an_enum OWNER TO case_owner;
ALTER TYPE a_composite OWNER TO case_owner;
CREATE DOMAIN "Odd ""domain""" AS text;
REVOKE USAGE ON DOMAIN "Odd ""domain""" FROM PUBLIC;
