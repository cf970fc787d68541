-- A whole server with what pg_dumpall has to tell of: thirty roles, five databases and a template,
-- in awkward variants. See server_test.cc.
SELECT :SERVER_VERSION_NUM >= 150000 AS since_15, :SERVER_VERSION_NUM >= 160000 AS since_16,
       :SERVER_VERSION_NUM >= 170000 AS since_17 \gset

-- Roles: attributes, passwords of each kind, ends, names.
CREATE ROLE anna LOGIN PASSWORD 'anna''s own' CREATEDB CREATEROLE;
CREATE ROLE ben LOGIN PASSWORD 'md50123456789abcdef0123456789abcdef' VALID UNTIL '2031-02-03 04:05:06+00';
CREATE ROLE chief SUPERUSER LOGIN REPLICATION BYPASSRLS CONNECTION LIMIT 5;
CREATE ROLE dora NOINHERIT LOGIN CONNECTION LIMIT 0 VALID UNTIL 'infinity';
CREATE ROLE "Émile Zola" LOGIN;
CREATE ROLE "quo""ted";
CREATE ROLE "back\slash" LOGIN PASSWORD 'p\w';
CREATE ROLE "semi;colon -- no comment";
CREATE ROLE "select";
CREATE ROLE " spaces ";
CREATE ROLE "UPPER" VALID UNTIL '-infinity';
CREATE ROLE "a=b.c$d";
SELECT format('CREATE ROLE team_%s%s', n, CASE n % 3 WHEN 0 THEN ' NOINHERIT' ELSE '' END)
  FROM generate_series(1, 18) AS n \gexec
COMMENT ON ROLE anna IS E'it''s\ntwo lines';
COMMENT ON ROLE "back\slash" IS 'a \ in it';

-- Memberships: chains, several grantors of one, options, an order that is not that of the names.
SELECT format('GRANT team_%s TO team_%s', n, n + 1) FROM generate_series(1, 8) AS n \gexec
SELECT format('GRANT team_%s TO team_%s WITH ADMIN OPTION', n + 1, n)
  FROM generate_series(11, 15) AS n \gexec
GRANT team_18, team_17 TO anna, "Émile Zola" WITH ADMIN OPTION;
GRANT team_18 TO "quo""ted", "select", " spaces ", "a=b.c$d";
GRANT anna TO ben WITH ADMIN OPTION;
GRANT pg_monitor, pg_signal_backend TO anna WITH ADMIN OPTION;
GRANT pg_read_all_stats TO dora;
\if :since_16
  SET ROLE "Émile Zola";
  GRANT team_17 TO "UPPER" WITH ADMIN OPTION;
  SET ROLE "UPPER";
  GRANT team_17 TO "back\slash" WITH ADMIN OPTION;
  SET ROLE "back\slash";
  GRANT team_17 TO ben WITH INHERIT FALSE;
  RESET ROLE;
  GRANT team_18 TO ben GRANTED BY anna;
  GRANT team_18 TO ben GRANTED BY "Émile Zola";
  GRANT team_18 TO ben WITH ADMIN OPTION, SET FALSE;
  GRANT team_9 TO team_18 WITH INHERIT TRUE, SET FALSE;
  GRANT team_10 TO team_18 WITH INHERIT FALSE, SET FALSE;
\endif

-- Settings of roles everywhere.
ALTER ROLE anna SET work_mem = '5MB';
ALTER ROLE anna SET search_path = "$user", public, "Odd, ""x""";
ALTER ROLE "Émile Zola" SET application_name = E'it''s \\ odd\nand long';
ALTER ROLE "back\slash" SET my_extension.some_setting TO 'value';
ALTER ROLE ben SET DateStyle = 'SQL, DMY';
ALTER ROLE ALL SET lock_timeout = '1h';

\if :since_15
  SET allow_in_place_tablespaces = on;
  CREATE TABLESPACE fast OWNER anna LOCATION '' WITH (seq_page_cost = 2, random_page_cost = 3);
  CREATE TABLESPACE "Odd space" OWNER "quo""ted" LOCATION '';
  COMMENT ON TABLESPACE fast IS 'room for more';
  GRANT CREATE ON TABLESPACE fast TO ben WITH GRANT OPTION;
  SET ROLE ben;
  GRANT CREATE ON TABLESPACE fast TO PUBLIC;
  RESET ROLE;
  GRANT SET ON PARAMETER log_statement TO anna WITH GRANT OPTION;
  GRANT SET, ALTER SYSTEM ON PARAMETER my.custom TO dora;
  SET ROLE anna;
  GRANT SET ON PARAMETER log_statement TO "Émile Zola";
  RESET ROLE;
\endif

-- The databases.
CREATE DATABASE shop OWNER anna CONNECTION LIMIT 7 TEMPLATE template0;
CREATE DATABASE latin OWNER ben TEMPLATE template0 ENCODING 'LATIN1' LC_COLLATE 'C' LC_CTYPE 'C';
CREATE DATABASE ascii TEMPLATE template0 ENCODING 'SQL_ASCII' LC_COLLATE 'C' LC_CTYPE 'POSIX';
CREATE DATABASE "O'Brien's ""Däta"" b\ase" OWNER "Émile Zola" TEMPLATE template0;
CREATE DATABASE "dbname=x host=y" OWNER "a=b.c$d" TEMPLATE template0;
CREATE DATABASE pattern OWNER team_1 TEMPLATE template0 IS_TEMPLATE true;
CREATE DATABASE closed OWNER team_2 TEMPLATE template0;
COMMENT ON DATABASE shop IS 'where things are sold';
COMMENT ON DATABASE "O'Brien's ""Däta"" b\ase" IS 'odd';
ALTER DATABASE shop SET search_path = public, "Odd";
ALTER DATABASE shop SET statement_timeout = '2h';
ALTER DATABASE latin SET lc_messages = 'C';
ALTER DATABASE "dbname=x host=y" SET work_mem = '8MB';
ALTER ROLE anna IN DATABASE shop SET work_mem = '6MB';
ALTER ROLE "back\slash" IN DATABASE "O'Brien's ""Däta"" b\ase" SET my.setting = 'b\ack';
REVOKE ALL ON DATABASE shop FROM PUBLIC;
GRANT CONNECT ON DATABASE shop TO "quo""ted" WITH GRANT OPTION;
SET ROLE "quo""ted";
GRANT CONNECT ON DATABASE shop TO " spaces ";
RESET ROLE;
GRANT CREATE ON DATABASE latin TO "select", PUBLIC;
REVOKE CONNECT ON DATABASE ascii FROM PUBLIC;
GRANT TEMPORARY ON DATABASE template1 TO ben;
ALTER DATABASE template1 SET work_mem = '7MB';
ALTER DATABASE postgres CONNECTION LIMIT 50;
\if :since_15
  ALTER DATABASE ascii SET TABLESPACE fast;
\endif
\if :since_17
  CREATE DATABASE built_in TEMPLATE template0 LOCALE_PROVIDER builtin BUILTIN_LOCALE 'C.UTF-8';
\endif
ALTER DATABASE closed ALLOW_CONNECTIONS false;

-- What is in them.
CREATE TABLE usual (id integer);
INSERT INTO usual VALUES (1);
GRANT SELECT ON usual TO ben;
\c template1
CREATE TABLE inherited (id integer);
\c shop
CREATE SCHEMA "Odd" AUTHORIZATION anna;
CREATE TABLE "Odd".goods (id serial PRIMARY KEY, name text NOT NULL, price numeric(8, 2));
ALTER TABLE "Odd".goods OWNER TO anna;
INSERT INTO "Odd".goods (name, price) VALUES ('tea', 3.50), ('café', 2.20), (E'tab\there', NULL);
CREATE TABLE sales (good integer REFERENCES "Odd".goods, at timestamptz) PARTITION BY RANGE (at);
CREATE TABLE sales_2030 PARTITION OF sales FOR VALUES FROM ('2030-01-01') TO ('2031-01-01');
INSERT INTO sales VALUES (1, '2030-05-06 07:08:09+00');
CREATE UNLOGGED TABLE cart (id integer, amount float8);
INSERT INTO cart VALUES (1, 0.1);
CREATE VIEW dear AS SELECT name FROM "Odd".goods WHERE price > 3;
CREATE FUNCTION twice(n integer) RETURNS integer LANGUAGE sql AS 'SELECT 2 * n';
ALTER TABLE "Odd".goods ENABLE ROW LEVEL SECURITY;
CREATE POLICY own ON "Odd".goods TO ben USING (id > 1);
GRANT SELECT ON "Odd".goods TO ben, "quo""ted" WITH GRANT OPTION;
ALTER DEFAULT PRIVILEGES FOR ROLE anna GRANT SELECT ON TABLES TO ben;
COMMENT ON TABLE "Odd".goods IS 'for sale';
CREATE PUBLICATION news FOR TABLE "Odd".goods;
SELECT lo_from_bytea(1, 'large');
\c latin
CREATE TABLE words (word text);
INSERT INTO words VALUES (U&'caf\00E9'), (U&'\00FCber');
COMMENT ON TABLE words IS U&'na\00EFve';
\c ascii
CREATE TABLE bytes (word text);
INSERT INTO bytes VALUES (E'any \351 byte');
\c "O'Brien's ""Däta"" b\ase"
CREATE TABLE there (id integer GENERATED ALWAYS AS IDENTITY);
INSERT INTO there DEFAULT VALUES;
\c -reuse-previous=on "dbname='dbname=x host=y'"
CREATE TYPE mood AS ENUM ('glad', 'sad');
