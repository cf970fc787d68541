# Nightly dumps as pg_back makes them: https://github.com/orgrim/pg_back
info="host=$PGHOST port=$PGPORT user=$PGUSER application_name=pg_back"
pg_dump -d "$info dbname=$SOURCE" -f custom.dump -Fc -Z 6 -w
pg_dump -d "$info dbname=$SOURCE" -f directory.d -Fd -j 2 -Z 1 -w
pg_dump -d "$info dbname=$SOURCE" -f tar.tar -Ft -w
pg_dump -d "$info dbname=$SOURCE" -f plain.sql -Fp --create --clean -w
pg_dump -d "$info dbname=$SOURCE" -f some.dump -Fc --schema app --exclude-schema 'pg_*' \
  --table public.users --exclude-table 'public.ignored*' -b
pg_dump -d "$info dbname=$SOURCE" -f no_objects.dump -Fc -B
for archive in custom.dump directory.d tar.tar some.dump no_objects.dump; do
  pg_restore -l "$archive" | grep -v '^;' >"$archive.list"
done
sha256sum custom.dump >custom.dump.sha256
sha256sum --quiet --check custom.dump.sha256
pg_restore -d "$info dbname=$TARGET" directory.d
pg_restore -d "$info dbname=$TARGET" --clean --if-exists custom.dump
pg_restore -d "$info dbname=$TARGET" --clean --if-exists tar.tar
cat ./*.list plain.sql
