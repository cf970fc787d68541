# What the users of lines/rights.txt may read only in part, $ROOM/first, which runs a command and
# prints its exit code, its warnings and the first line of its error, and $ROOM/locked, which runs a
# command while others have a table to themselves.
psql -XAtq -v ON_ERROR_STOP=1 -d postgres <<'SQL'
CREATE ROLE newcomer LOGIN;
CREATE ROLE reader LOGIN;
CREATE ROLE "every reader" LOGIN;
GRANT pg_read_all_data TO "every reader";
CREATE DATABASE shop;
\c shop
CREATE TABLE open (a int);
CREATE TABLE shut (a int);
CREATE TABLE "Shut too" (a int);
CREATE TABLE with_serial (id serial);
CREATE TABLE family (a int) PARTITION BY LIST (a);
CREATE TABLE child PARTITION OF family FOR VALUES IN (1);
CREATE VIEW seen AS SELECT * FROM shut;
CREATE MATERIALIZED VIEW counted AS SELECT count(*) FROM shut;
CREATE SEQUENCE numbers;
CREATE FUNCTION secret() RETURNS int LANGUAGE sql AS 'SELECT 1';
REVOKE ALL ON FUNCTION secret FROM public;
GRANT SELECT ON open, with_serial, family TO reader;

CREATE SCHEMA "back room";
CREATE TABLE "back room".till (a int);
GRANT SELECT ON "back room".till TO reader;

CREATE SCHEMA counters;
GRANT USAGE ON SCHEMA counters TO reader;
CREATE SEQUENCE counters.one;
CREATE TABLE counters.t (a serial, b int GENERATED ALWAYS AS IDENTITY);
GRANT SELECT ON counters.t TO reader;

CREATE SCHEMA masked;
GRANT USAGE ON SCHEMA masked TO reader;
CREATE TABLE masked.one (a int);
CREATE TABLE masked.two (a int);
INSERT INTO masked.one VALUES (1), (2);
CREATE POLICY odd ON masked.one USING (a % 2 = 1);
ALTER TABLE masked.one ENABLE ROW LEVEL SECURITY;
ALTER TABLE masked.two ENABLE ROW LEVEL SECURITY;
GRANT SELECT ON masked.one, masked.two TO reader;

CREATE EXTENSION file_fdw;
CREATE SERVER files FOREIGN DATA WRAPPER file_fdw;
CREATE USER MAPPING FOR newcomer SERVER files;
CREATE SCHEMA far;
GRANT USAGE ON SCHEMA far TO reader;
CREATE FOREIGN TABLE far.away (a int) SERVER files OPTIONS (filename '/dev/null');
CREATE FOREIGN TABLE far.off (a int) SERVER files OPTIONS (filename '/dev/null');

CREATE SCHEMA nothing;
SELECT FROM (SELECT lo_create(4711), lo_create(4712), lo_create(4713)) AS made;
GRANT SELECT ON LARGE OBJECT 4712 TO reader;
CREATE PUBLICATION news FOR TABLE shut;
SET client_min_messages = error;
CREATE SUBSCRIPTION paper CONNECTION 'dbname=nowhere' PUBLICATION news WITH (connect = false);
ANALYZE;
SQL

cat > "$ROOM/first" <<'FILE'
"$@" > out 2> err
echo $?
grep warning: err
grep -m 1 error: err
rm -r out err
FILE

cat > "$ROOM/locked" <<'FILE'
mkfifo go
psql -XAtq -U postgres -d shop < go &
exec 3> go
echo 'BEGIN; LOCK TABLE open;' >&3
until [ "$(psql -XAtqc "SELECT count(*) FROM pg_locks WHERE mode = 'AccessExclusiveLock' AND
  granted AND relation = 'open'::regclass" -U postgres -d shop)" = 1 ]; do :; done
"$@" 3>&-
code=$?
exec 3>&-
wait
rm go
exit $code
FILE
