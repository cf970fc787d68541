# Names with every awkward character, for lines/names.txt. $ROOM holds files that name some.
psql -XAtq -v ON_ERROR_STOP=1 -d postgres <<'SQL'
CREATE ROLE "odd ""role"" 'x' \ =";
CREATE ROLE "-r";
CREATE ROLE "line
break";
CREATE DATABASE "a=b";
CREATE DATABASE "postgresql://x";
CREATE DATABASE "it's ""so"" \ here";
CREATE DATABASE "new
line";
CREATE DATABASE "-dash";
CREATE DATABASE "UPPER Case";
CREATE DATABASE "$HOME %s {} żółw";
\c "dbname='a=b'"
CREATE SCHEMA "it's a ""schema"".x" AUTHORIZATION "odd ""role"" 'x' \ =";
COMMENT ON SCHEMA "it's a ""schema"".x" IS E'two\nlines \\ ''';
CREATE TABLE "it's a ""schema"".x"."a.b" ("c\d" int, "e
f" text DEFAULT E'x\\y\n', "$1" text, "%s{}" int, "=" int, "	tab" int, "-- x" int);
INSERT INTO "it's a ""schema"".x"."a.b" VALUES (1, E'a\tb\\', 'x', 1, 2, 3, 4);
CREATE TABLE "line
break" (a int);
COMMENT ON TABLE "line
break" IS 'x
\! echo hello';
SELECT format('CREATE TABLE %I (a int)', U&'carriage\000Dreturn') \gexec
SELECT format('CREATE TABLE %I (a int)', U&'bell\0007 escape\001B[31m delete\007F') \gexec
SELECT format('CREATE TABLE %1$I (%1$I serial)', repeat('0123456789', 6) || 'abc') \gexec
CREATE TABLE "żółw_ąęść🐢" ("колонка" text CHECK ("колонка" <> 'ж'));
CREATE TABLE "UPPER" ("Case" int, "select" int, select_ int);
CREATE TABLE "-t" (a int);
CREATE TABLE "--file" (a int);
CREATE TABLE "a*b?c" (a int);
CREATE TABLE "x|y" (a int);
CREATE TABLE "x(y)" (a int);
CREATE TABLE "x[y]" (a int);
CREATE TABLE "z[]" (a int);
CREATE TABLE "$dollar$" (a int);
CREATE TABLE "#hash" (a int);
CREATE TABLE " blanks " (a int);
CREATE TABLE ".dot." (a int);
CREATE FUNCTION "f ""q"" $_$"(" a b" int DEFAULT 1, "'" text DEFAULT '$$') RETURNS text
  LANGUAGE sql AS $body$ SELECT '$_$ $function$ \ ' $body$;
CREATE TYPE "enum ' x" AS ENUM ('a''b', 'c\d', 'e"f', '
');
CREATE DOMAIN "d -- x" AS text CHECK (VALUE <> E'\n');
ALTER TABLE "UPPER" OWNER TO "odd ""role"" 'x' \ =";
ALTER TABLE "-t" OWNER TO "line
break";
GRANT SELECT ON "UPPER" TO "-r";
GRANT SELECT ("Case") ON "UPPER" TO "line
break";
CREATE TRIGGER "t ' "" \" BEFORE UPDATE OF "Case" ON "UPPER" FOR EACH ROW
  EXECUTE FUNCTION suppress_redundant_updates_trigger('a''b\c', E'\n');
CREATE POLICY "p "" '" ON "UPPER" TO "-r" USING ("Case" > 1);
CREATE INDEX "i "" ' \" ON "UPPER" (("Case" || ''' \ "'));
CREATE SEQUENCE "s ""'.\";
CREATE VIEW "v
--" AS SELECT 1 AS "a
b", '\' AS "c""d";
SQL

# Databases in other encodings.
for encoding in LATIN1 WIN1252 EUC_JP SQL_ASCII; do
  psql -XAtq -v ON_ERROR_STOP=1 -d postgres <<SQL
CREATE DATABASE "in_$encoding" TEMPLATE template0 ENCODING '$encoding' LOCALE 'C';
\c "in_$encoding"
SET client_encoding = '$encoding';
CREATE TABLE words (word text);
SQL
done
export PGCLIENTENCODING=UTF8
psql -XAtqc "CREATE TABLE \"été\" (\"ÿ\" text); INSERT INTO words VALUES ('façade')" -d in_LATIN1
psql -XAtqc "CREATE TABLE \"€\" (a int); INSERT INTO words VALUES ('“œuvre”')" -d in_WIN1252
psql -XAtqc "CREATE TABLE \"表\" (a int); INSERT INTO words VALUES ('日本')" -d in_EUC_JP
export PGCLIENTENCODING=SQL_ASCII
psql -XAtqc "INSERT INTO words VALUES (E'\\xE9t\\xE9')" -d in_SQL_ASCII

printf 'include table "line\\nbreak"\n' > "$ROOM/line_break"
printf 'include table "it'\''s a ""schema"".x"."a.b"\n' > "$ROOM/quotes"
printf 'include table "#hash" # not a name\nexclude table "UPPER"\n' > "$ROOM/hash"
printf 'include table "a.b\n' > "$ROOM/open_quote"
printf 'include table żółw*\n' > "$ROOM/letters"

# How the database with the awkward names is reached.
echo "dbname='a=b'" > "$ROOM/odd"

# Restores the script on its input into an empty database, and dumps that.
cat > "$ROOM/round" <<'FILE'
psql -XAtq -d postgres -c "SET client_min_messages = error" -c "DROP DATABASE IF EXISTS round" \
  -c "CREATE DATABASE round TEMPLATE template0"
psql -XAtq -v ON_ERROR_STOP=1 -o /dev/null -d round && pg_dump round
FILE
