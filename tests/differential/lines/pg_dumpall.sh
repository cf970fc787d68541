# What pg_dumpall's lines dump: a small server with a little of everything. ROLE has few rights.
psql -Xq -v ON_ERROR_STOP=1 -d postgres <<'SQL'
CREATE ROLE anna LOGIN CREATEROLE PASSWORD 'md50123456789abcdef0123456789abcdef';
CREATE ROLE "Bob B." NOINHERIT VALID UNTIL '2031-02-03 04:05:06+00' CONNECTION LIMIT 3;
CREATE ROLE weak LOGIN;
GRANT anna TO "Bob B." WITH ADMIN OPTION;
GRANT pg_monitor TO anna;
ALTER ROLE anna SET work_mem = '5MB';
ALTER ROLE anna IN DATABASE postgres SET work_mem = '6MB';
COMMENT ON ROLE anna IS 'who owns the shop';
GRANT SET ON PARAMETER log_statement TO anna;
SET allow_in_place_tablespaces = on;
CREATE TABLESPACE some_space OWNER anna LOCATION '' WITH (seq_page_cost = 2);
COMMENT ON TABLESPACE some_space IS 'room';
GRANT CREATE ON TABLESPACE some_space TO "Bob B.";

CREATE TABLE kept (id integer PRIMARY KEY, word text);
INSERT INTO kept VALUES (1, 'one'), (2, 'two');
ALTER DATABASE postgres SET statement_timeout = '1h';
COMMENT ON DATABASE postgres IS 'the usual one';

CREATE DATABASE shop OWNER anna CONNECTION LIMIT 7;
ALTER DATABASE shop SET search_path = public, "Odd";
GRANT CONNECT ON DATABASE shop TO "Bob B.";
CREATE DATABASE "odd ""name'" TEMPLATE template0 ENCODING 'LATIN1' LOCALE 'C';
CREATE DATABASE "a=b" IS_TEMPLATE true;
CREATE DATABASE closed ALLOW_CONNECTIONS false;
\c shop
CREATE SCHEMA "Odd" AUTHORIZATION anna;
CREATE TABLE "Odd".goods (id serial PRIMARY KEY, name text NOT NULL, price numeric(8, 2));
CREATE INDEX ON "Odd".goods (price);
INSERT INTO "Odd".goods (name, price) VALUES ('tea', 3.50), ('café', 2.20), (E'tab\there', NULL);
CREATE UNLOGGED TABLE cart (id integer, at float8);
INSERT INTO cart VALUES (1, 0.1);
CREATE VIEW dear AS SELECT name FROM "Odd".goods WHERE price > 3;
CREATE FUNCTION twice(n integer) RETURNS integer LANGUAGE sql AS 'SELECT 2 * n';
GRANT SELECT ON "Odd".goods TO weak;
COMMENT ON TABLE "Odd".goods IS 'for sale';
CREATE PUBLICATION news FOR TABLE "Odd".goods;
CREATE SUBSCRIPTION reader CONNECTION 'dbname=nowhere' PUBLICATION news
  WITH (connect = false, slot_name = NONE);
ALTER TABLE "Odd".goods ENABLE ROW LEVEL SECURITY;
CREATE POLICY all_of_it ON "Odd".goods USING (true);
SELECT lo_from_bytea(1, 'large');
\c "odd ""name'"
CREATE TABLE latin (word text);
INSERT INTO latin VALUES (U&'caf\00E9');
SQL
printf 'exclude database odd*\nexclude database "a=b" # and no others\n' >"$ROOM/few"
printf 'include database shop\n' >"$ROOM/include"
printf 'exclude table goods\n' >"$ROOM/table"
printf 'exclude database\n' >"$ROOM/no_name"
printf 'exclude nonsense x\n' >"$ROOM/nonsense"
printf '# nothing\n\n' >"$ROOM/nothing"
printf 'exclude database "shop' >"$ROOM/open"
