# dbshell-like pipes, and the connectors of django-dbbackup.
# https://django-dbbackup.readthedocs.io/en/stable/databases.html
uri=postgresql:///$SOURCE
pg_dump "$SOURCE" | psql -X -q -d "$TARGET" >/dev/null

# PgDumpConnector
pg_dump --dbname="$uri" --exclude-table-data=ignored_logs --clean --if-exists >dbbackup.psql
sed '/^SET transaction_timeout/d' dbbackup.psql |
  psql -X -q --set ON_ERROR_STOP=on --single-transaction "$TARGET" >/dev/null

# PgDumpBinaryConnector
pg_dump --dbname="$uri" --format=custom --exclude-table-data=ignored_logs >dbbackup.dump
pg_restore --dbname="postgresql:///$TARGET" --clean --if-exists dbbackup.dump

# pytest and CI images: fixtures of some tables
pg_dump --data-only --inserts --table=public.users --table=app.orders "$SOURCE" >fixture.sql
cat dbbackup.psql fixture.sql
