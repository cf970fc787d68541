# Redirections, as "docker exec" and "kubectl exec" lines have them; ssh is a pipe too.
pg_dump -Fc "$SOURCE" >backup.dump
pg_restore -d "$TARGET" <backup.dump
cat backup.dump | sh -c 'cat | pg_restore --clean --if-exists --exit-on-error -d "$TARGET"' ||
  [[ $(psql -XAt -d "$TARGET" -c 'SHOW server_version_num') -lt 170000 ]]
sh -c 'pg_dump -U "$PGUSER" -d "$SOURCE" --format=custom' |
  sh -c 'pg_restore -U "$PGUSER" -d "$TARGET" --format=custom --clean --if-exists'
# docker-entrypoint-initdb.d: whatever is there, by its suffix
pg_dump --clean --if-exists -U "$PGUSER" "$SOURCE" >init.sql
gzip -k init.sql
for file in init.sql init.sql.gz; do
  case $file in
    *.sql) psql -v ON_ERROR_STOP=0 --no-psqlrc -q -d "$TARGET" -f "$file" ;;
    *.sql.gz) gunzip -c "$file" | psql -v ON_ERROR_STOP=0 --no-psqlrc -q -d "$TARGET" ;;
  esac
done >/dev/null
# health checks and init containers look at whether there is anything to restore
if pg_restore -l backup.dump >/dev/null; then echo "an archive"; fi
if ! pg_restore -l init.sql >/dev/null; then echo "no archive"; fi
