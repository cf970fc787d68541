# A production backup pulled into a database of one's own, as Heroku, Render and Postgres.app say.
# https://devcenter.heroku.com/articles/heroku-postgres-import-export
PGPASSWORD=unused pg_dump -Fc --no-acl --no-owner -h "$PGHOST" -U "$PGUSER" "$SOURCE" >latest.dump
pg_restore --verbose --clean --if-exists --no-acl --no-owner -h "$PGHOST" -U "$PGUSER" \
  -d "$TARGET" latest.dump
# pg:push and pg:pull
pg_dump --verbose -F c -Z 0 -N _heroku -h "$PGHOST" -p "$PGPORT" -U "$PGUSER" "$SOURCE" |
  pg_restore --verbose -F c --no-acl --no-owner --clean --if-exists -h "$PGHOST" -p "$PGPORT" \
    -U "$PGUSER" -d "$TARGET"
pg_restore --no-acl --no-owner -f - latest.dump
