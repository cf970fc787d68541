# archives.sh PG_DUMP DATABASE FOLDER: what lines find as $A: archives that PG_DUMP makes of DATABASE
# and of a database $MADE, and files that are none.
set -eu
pg_dump=$1 database=$2 folder=$3
sql() { "$(dirname "$pg_dump")/psql" -Xq -v ON_ERROR_STOP=1 -d "$1"; }
mkdir "$folder"
"$pg_dump" -Fc -f "$folder/custom" "$database"
"$pg_dump" -Fd -f "$folder/directory" "$database"
"$pg_dump" -Ft -f "$folder/tar" "$database"
"$pg_dump" -f "$folder/plain.sql" "$database"
"$pg_dump" -Fc -s -t shop.kinds -f "$folder/one_table" "$database"

# A small database with a name of its own, and something for each switch of a restore.
echo "CREATE DATABASE $MADE TEMPLATE template0" | sql postgres
trap 'echo "DROP DATABASE $MADE" | sql postgres' EXIT
sql "$MADE" <<SQL
COMMENT ON DATABASE $MADE IS 'made';
ALTER DATABASE $MADE SET work_mem = '5MB';
GRANT CONNECT ON DATABASE $MADE TO case_reader;
CREATE SCHEMA part AUTHORIZATION case_owner;
CREATE SCHEMA "Odd Schema";
CREATE TABLE public.book (id int PRIMARY KEY, title text);
INSERT INTO public.book VALUES (1, 'one'), (2, 'two');
COMMENT ON TABLE public.book IS 'read';
ALTER TABLE public.book OWNER TO case_owner;
GRANT SELECT ON public.book TO case_reader;
CREATE INDEX title ON public.book (title);
CREATE TABLE part.page (book int REFERENCES public.book, number int CHECK (number > 0));
INSERT INTO part.page VALUES (1, 1), (2, 7);
CREATE TABLE "Odd Schema"."Odd ""Table" (a int);
INSERT INTO "Odd Schema"."Odd ""Table" VALUES (5);
CREATE SEQUENCE part.ticket START 7;
CREATE VIEW part.titles AS SELECT title FROM public.book;
CREATE MATERIALIZED VIEW part.kept AS SELECT title FROM public.book;
CREATE FUNCTION part.half(a int, OUT b int) LANGUAGE sql AS 'SELECT a / 2';
CREATE FUNCTION part.act() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END';
CREATE TRIGGER watch BEFORE INSERT ON part.page FOR EACH ROW EXECUTE FUNCTION part.act();
ALTER TABLE part.page ENABLE ROW LEVEL SECURITY;
CREATE POLICY everybody ON part.page USING (true);
CREATE PUBLICATION news FOR TABLE public.book;
SELECT FROM lo_from_bytea(4711, 'large');
COMMENT ON LARGE OBJECT 4711 IS 'bytes';
ANALYZE;
SQL
"$pg_dump" -Fc --statistics -f "$folder/made" "$MADE"
"$pg_dump" -Fd -Z lz4 --statistics -f "$folder/made_directory" "$MADE"
"$pg_dump" -Ft --statistics -f "$folder/made_tar" "$MADE"
"$pg_dump" -Fc -a -f "$folder/made_rows" "$MADE"

# Archives that lack something.
head -c 1000 "$folder/custom" > "$folder/cut"
head -c 3000 "$folder/made_tar" > "$folder/cut_tar"
head -c 5 "$folder/custom" > "$folder/cut_head"
head -c "$(($(stat -c %s "$folder/made_rows") - 40))" "$folder/made_rows" > "$folder/cut_rows"
{ printf 'PGDMP\001\020'; tail -c +8 "$folder/made"; } > "$folder/newer"
{ printf 'PGDMP\001\001'; tail -c +8 "$folder/made"; } > "$folder/older"
cp -r "$folder/made_directory" "$folder/no_rows"
rm "$folder"/no_rows/*.dat.lz4
mkdir "$folder/no_toc" "$folder/bad_toc"
printf 'this is no table of contents\n' > "$folder/bad_toc/toc.dat"

# Files that are none.
printf 'this is no archive\n' > "$folder/text"
printf 'short' > "$folder/short"
: > "$folder/empty"
mkdir "$folder/empty_directory"
printf -- '--\n-- PostgreSQL database cluster dump\n--\n\n' > "$folder/cluster.sql"

# Lists.
restore=$(dirname "$pg_dump")/pg_restore
"$restore" -l "$folder/made" > "$folder/list"
grep ' TABLE ' "$folder/list" > "$folder/list_tables"
tac "$folder/list" > "$folder/list_turned"
