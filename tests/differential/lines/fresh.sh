# fresh.sh COMMAND...: runs the command beside an empty database $NEW; then prints its exit code and
# what became of that database and of $MADE, as far as they are there, and drops them. $STOCK is the
# folder of PostgreSQL's own programs.
set -eu
sql() { "$STOCK/psql" -XAtq -v ON_ERROR_STOP=1 -d postgres -c "SET client_min_messages = error" -c "$1"; }
drop() {
  for database in "$NEW" "$MADE"; do sql "DROP DATABASE IF EXISTS $database WITH (FORCE)"; done
}
trap drop EXIT
sql "CREATE DATABASE $NEW TEMPLATE template0"

code=0
"$@" || code=$?
echo "-- exit code $code"
for database in $(sql "SELECT datname FROM pg_database WHERE datname IN ('$NEW', '$MADE') ORDER BY 1"); do
  echo "-- database $database"
  "$STOCK/pg_dump" --create "$database"
done
