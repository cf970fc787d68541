# pgAdmin 4's Backup and Restore dialogs, option by option as their processes show them.
# https://www.pgadmin.org/docs/pgadmin4/latest/backup_dialog.html, restore_dialog.html
at=(--host "$PGHOST" --port "$PGPORT" --username "$PGUSER" --no-password)

# one by one: some of the dialog's switches exclude each other
pg_dump --file "$PWD/custom.backup" "${at[@]}" --format=c --large-objects --verbose "$SOURCE"
pg_dump --file "$PWD/tar.backup" "${at[@]}" --format=t --large-objects --encoding UTF8 \
  --section=pre-data --section=data --section=post-data "$SOURCE"
pg_dump --file "$PWD/directory" "${at[@]}" --role "$PGUSER" --format=d --jobs 2 --compress=5 \
  --large-objects "$SOURCE"
pg_dump --file "$PWD/plain.sql" "${at[@]}" --format=p --no-owner --no-privileges --no-tablespaces \
  --no-unlogged-table-data --no-comments --no-publications --no-subscriptions \
  --no-security-labels --no-toast-compression --no-table-access-method --quote-all-identifiers \
  --disable-dollar-quoting --inserts --column-inserts --rows-per-insert=10 --create --clean \
  --if-exists --exclude-table 'public.ignored_*' "$SOURCE"
pg_dump --file "$PWD/table.sql" "${at[@]}" --format=p --data-only --disable-triggers \
  --superuser "$PGUSER" --use-set-session-authorization --load-via-partition-root \
  --lock-wait-timeout=1000 --extra-float-digits=1 --table app.orders --table public.events "$SOURCE"
pg_dump --file "$PWD/schema.sql" "${at[@]}" --format=p --schema-only --schema app "$SOURCE"

pg_restore "${at[@]}" --dbname "$TARGET" --verbose "$PWD/custom.backup"
pg_restore "${at[@]}" --dbname "$TARGET" --role "$PGUSER" --clean --if-exists --jobs 2 \
  "$PWD/directory"
pg_restore "${at[@]}" --dbname "$TARGET" --section=pre-data --section=data --section=post-data \
  --no-owner --no-privileges --clean --if-exists --format=t "$PWD/tar.backup"
pg_restore "${at[@]}" --dbname "$TARGET" --data-only --table users --disable-triggers \
  --schema public --clean "$PWD/custom.backup" || echo "refused: $?"
cat plain.sql table.sql schema.sql
