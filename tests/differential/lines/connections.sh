# What lines/connections.txt connects to, and the files that tell libpq how.
data=$(psql -XAtqc 'SHOW data_directory' -d postgres)
for name in root other; do
  psql -XAtq -d postgres -c "SELECT pg_read_file('$data/$name.crt')" > "$ROOM/$name.crt"
done

psql -XAtq -v ON_ERROR_STOP=1 -d postgres <<'SQL'
CREATE ROLE reader LOGIN PASSWORD 'secret';
CREATE ROLE only_ssl LOGIN PASSWORD 'secret';
CREATE ROLE librarian;
GRANT librarian TO reader WITH ADMIN OPTION;
CREATE ROLE stranger;
CREATE DATABASE reader OWNER reader;
CREATE DATABASE fresh OWNER reader;
CREATE DATABASE library OWNER librarian;
\c library
-- Rows that are there when the session's setting has that value: what a dump's session is like is
-- seen in the dump.
CREATE TABLE session (setting text, value text);
CREATE POLICY here ON session USING (current_setting(setting) = value);
ALTER TABLE session ENABLE ROW LEVEL SECURITY;
GRANT SELECT ON session TO reader, only_ssl, librarian;
INSERT INTO session
SELECT 'application_name', unnest(ARRAY['pg_dump', 'pg_restore', 'named', 'in options'])
UNION ALL SELECT 'client_encoding', unnest(ARRAY['UTF8', 'LATIN1', 'WIN1252', 'SQL_ASCII'])
UNION ALL SELECT 'work_mem', unnest(ARRAY['3MB', '5MB'])
UNION ALL SELECT 'DateStyle', unnest(ARRAY['ISO, MDY', 'SQL, DMY', 'ISO, DMY'])
UNION ALL SELECT 'statement_timeout', unnest(ARRAY['0', '5min'])
UNION ALL SELECT 'role', unnest(ARRAY['none', 'librarian']);
CREATE TABLE town (name text);
ALTER TABLE town OWNER TO librarian;
GRANT SELECT ON town TO reader, only_ssl;
INSERT INTO town VALUES (U&'K\00F8benhavn'), (U&'\0141\00F3d\017A');
DELETE FROM town WHERE name LIKE '%d%';
SQL

cat > "$ROOM/services" <<FILE
[library]
host=$PGHOST
port=$PGPORT
user=reader
password=secret
dbname=library
application_name=named

[no_password]
user=reader
dbname=library

[broken
FILE
sed '/broken/d' "$ROOM/services" > "$ROOM/good_services"
(umask 077; printf '*:*:*:reader:secret\n' > "$ROOM/passwords")
(umask 077; printf '*:*:*:reader:wrong\n' > "$ROOM/wrong_passwords")
printf '*:*:*:reader:secret\n' > "$ROOM/open_passwords"
chmod 644 "$ROOM/open_passwords"
pg_dump -Fc -f "$ROOM/archive" library

# Restores start from an empty database each time.
cat > "$ROOM/fresh" <<'FILE'
psql -XAtq -U postgres -d postgres -c 'DROP DATABASE fresh' -c 'CREATE DATABASE fresh OWNER reader'
FILE
