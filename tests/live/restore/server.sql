-- A server to be restored as a whole: 30 roles in nested groups, settings, privileges on
-- parameters, tablespaces, databases. Runs in the database postgres.
SELECT :SERVER_VERSION_NUM >= 150000 AS since_15, :SERVER_VERSION_NUM >= 160000 AS since_16 \gset

SELECT format('CREATE ROLE role_%s %s', n, CASE n % 3 WHEN 0 THEN 'LOGIN' WHEN 1 THEN 'NOINHERIT' ELSE '' END)
  FROM generate_series(1, 27) n \gexec
CREATE ROLE powerful SUPERUSER CREATEDB CREATEROLE LOGIN PASSWORD 'secret' VALID UNTIL '2030-01-02 03:04:05+00';
CREATE ROLE "Odd ""Rôle" LOGIN CONNECTION LIMIT 5;
CREATE ROLE "back\slash";
COMMENT ON ROLE "back\slash" IS E'it''s\ntwo lines';

-- Each is in the one before it; some hand theirs on.
SELECT format('GRANT role_%s TO role_%s%s', n, n + 1, CASE WHEN n % 2 = 0 THEN ' WITH ADMIN OPTION' ELSE '' END)
  FROM generate_series(1, 26) n \gexec
GRANT role_1 TO role_20 WITH ADMIN OPTION;
SET ROLE role_20;
GRANT role_1 TO "Odd ""Rôle";
RESET ROLE;
GRANT pg_monitor TO powerful;

ALTER ROLE role_1 SET work_mem = '5MB';
ALTER ROLE role_1 SET search_path = "$user", public, "Odd, ""x""";
ALTER ROLE "Odd ""Rôle" SET application_name = 'it''s \ odd';

SET allow_in_place_tablespaces = on;
CREATE TABLESPACE some_space OWNER role_2 LOCATION '' WITH (seq_page_cost = 2);
CREATE TABLESPACE "Odd space" LOCATION '';
COMMENT ON TABLESPACE some_space IS 'room for more';
GRANT CREATE ON TABLESPACE some_space TO role_3;
\if :since_15
  GRANT SET ON PARAMETER work_mem TO role_4;
  GRANT SET, ALTER SYSTEM ON PARAMETER my.custom TO role_5 WITH GRANT OPTION;
\endif
\if :since_16
  GRANT role_5 TO role_7 WITH INHERIT FALSE, SET FALSE;
\endif

CREATE TABLE everywhere (id integer PRIMARY KEY);
INSERT INTO everywhere SELECT generate_series(1, 10);

CREATE DATABASE alpha OWNER role_6 TABLESPACE some_space;
CREATE DATABASE beta ENCODING 'LATIN1' TEMPLATE template0 LC_COLLATE 'C' LC_CTYPE 'C';
CREATE DATABASE "Odd ""base'\" OWNER "Odd ""Rôle";
CREATE DATABASE empty CONNECTION LIMIT 7;
CREATE DATABASE gamma;
COMMENT ON DATABASE alpha IS 'the first';
ALTER DATABASE alpha SET work_mem = '6MB';
ALTER ROLE role_6 IN DATABASE alpha SET search_path = app;
REVOKE CONNECT ON DATABASE alpha FROM PUBLIC;
GRANT CONNECT ON DATABASE alpha TO role_8 WITH GRANT OPTION;

\connect alpha
CREATE SCHEMA app AUTHORIZATION role_6;
CREATE TABLE app.t (id integer PRIMARY KEY, text text) TABLESPACE "Odd space";
ALTER TABLE app.t OWNER TO role_6;
INSERT INTO app.t SELECT n, repeat('x', n % 100) FROM generate_series(1, 3000) n;
CREATE INDEX t_text ON app.t (text);
CREATE TABLE app.u (t integer REFERENCES app.t);
GRANT SELECT ON app.t TO role_9, "Odd ""Rôle";
SELECT lo_from_bytea(4711, 'large');

\connect beta
CREATE TABLE public.t (name text);
INSERT INTO public.t VALUES (U&'Rh\00F4ne');
COMMENT ON TABLE public.t IS U&'in \00E9t\00E9';

\connect "Odd ""base'\"
CREATE TABLE public.odd (id bigint GENERATED ALWAYS AS IDENTITY);
INSERT INTO public.odd DEFAULT VALUES;

\connect gamma
-- What is refreshed late, and waits when it is told to.
CREATE FUNCTION public.held() RETURNS integer LANGUAGE plpgsql AS $$
BEGIN
  IF current_setting('pgstow_test.hold', true) = 'on' THEN PERFORM pg_catalog.pg_sleep(60); END IF;
  RETURN 1;
END$$;
CREATE TABLE public.rows AS SELECT generate_series(1, 1000) AS id;
CREATE MATERIALIZED VIEW public.late AS SELECT public.held() AS one;
