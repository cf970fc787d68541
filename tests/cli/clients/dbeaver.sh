# DBeaver's native tools, and DataGrip's.
# https://dbeaver.com/docs/dbeaver/Backup-Restore/
at=(--host="$PGHOST" --port="$PGPORT" --username="$PGUSER")
pg_dump --verbose "${at[@]}" --format=c --compress=4 --encoding=UTF8 --no-privileges --no-owner \
  --file "$PWD/dump.backup" "$SOURCE"
pg_dump --verbose "${at[@]}" --format=p --encoding=UTF8 --inserts --clean --if-exists --create \
  --file "$PWD/dump.sql" -n app -n public "$SOURCE"
pg_dump --verbose "${at[@]}" --format=d --file "$PWD/directory" -t app.orders -t public.users "$SOURCE"
pg_restore --verbose "${at[@]}" --format=c --dbname="$TARGET" "$PWD/dump.backup"
pg_restore --verbose "${at[@]}" --format=c --clean --if-exists --no-owner --dbname="$TARGET" \
  "$PWD/dump.backup"
# DataGrip
pg_dump --dbname="$SOURCE" --file="$PWD/datagrip.sql" --data-only --table=app.orders \
  --column-inserts --disable-triggers --username="$PGUSER" --host="$PGHOST" --port="$PGPORT"
cat dump.sql datagrip.sql
