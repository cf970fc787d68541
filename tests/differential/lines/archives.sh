# archives.sh PG_DUMP DATABASE FOLDER: what lines find as $A: archives that PG_DUMP makes of DATABASE
# in each of its formats, and files that are none.
set -eu
pg_dump=$1 database=$2 folder=$3
mkdir "$folder"
"$pg_dump" -Fc -f "$folder/custom" "$database"
"$pg_dump" -Fd -f "$folder/directory" "$database"
"$pg_dump" -Ft -f "$folder/tar" "$database"
"$pg_dump" -f "$folder/plain.sql" "$database"
"$pg_dump" -Fc -s -t shop.kinds -f "$folder/one_table" "$database"
head -c 1000 "$folder/custom" > "$folder/cut"
printf 'this is no archive\n' > "$folder/text"
: > "$folder/empty"
mkdir "$folder/empty_directory"
