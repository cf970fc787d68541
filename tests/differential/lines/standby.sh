# A hot standby of the lines' server, at port $PGPORT + 1, which waits for nobody; what it has to
# show; and $ROOM/conflict, which runs a command that writes rows of "cargo" to its output while the
# primary takes that table for itself.
psql -XAtq -v ON_ERROR_STOP=1 -d postgres <<'SQL'
CREATE DATABASE harbour;
\c harbour
CREATE TABLE ship (id serial PRIMARY KEY, name text);
INSERT INTO ship (name) SELECT 'ship ' || n FROM generate_series(1, 1000) n;
CREATE UNLOGGED TABLE weather (day date, wind int);
INSERT INTO weather VALUES ('2020-01-01', 5);
CREATE UNLOGGED SEQUENCE visits;
CREATE MATERIALIZED VIEW fleet AS SELECT count(*) FROM ship;
SELECT FROM lo_from_bytea(4711, '\x0102');
CREATE DATABASE depot;
\c depot
CREATE TABLE cargo (id int, text text);
INSERT INTO cargo SELECT n, repeat(md5(n::text), 10) FROM generate_series(1, 50000) n;
SQL
port=$((PGPORT + 1))
data=$(psql -XAtqc 'SHOW data_directory' -d postgres)
bin=$(psql -XAtqc "SELECT setting FROM pg_config() WHERE name = 'BINDIR'" -d postgres)

# The server copies itself: nobody else may read its files.
psql -XAtq -v ON_ERROR_STOP=1 -d postgres <<SQL
SELECT FROM pg_backup_start('standby', true);
COPY (SELECT) TO PROGRAM \$\$
  cp -aH '$data' '$PGHOST/standby' || true
  cd '$PGHOST/standby'
  rm postmaster.pid
  touch standby.signal
  echo "max_standby_streaming_delay = 0" >> postgresql.auto.conf
  echo "port = $port" >> postgresql.auto.conf
  echo "primary_conninfo = 'host=$PGHOST port=$PGPORT user=postgres'" >> postgresql.auto.conf
\$\$;
COPY (SELECT unnest(string_to_array(rtrim(labelfile, E'\n'), E'\n')) FROM pg_backup_stop(false))
  TO PROGRAM \$\$cat > '$PGHOST/standby/backup_label'\$\$;
COPY (SELECT) TO PROGRAM
  \$\$'$bin/pg_ctl' -D '$PGHOST/standby' -l '$PGHOST/standby/log' -w start > /dev/null < /dev/null\$\$;
SQL
now=$(psql -XAtqc 'SELECT pg_current_wal_lsn()' -d postgres)
until [ "$(psql -XAtqc "SELECT pg_last_wal_replay_lsn() >= '$now'" -p $port -d postgres)" = t ]; do
  sleep 0.1
done
echo $port > "$ROOM/standby"

cat > "$ROOM/conflict" <<'FILE'
{ "$@" 2> err; echo $? >> err; } | {
  head -c 100 > /dev/null
  PGPORT=$PRIMARY psql -XAtqc 'BEGIN; LOCK TABLE cargo; COMMIT' -d depot
  sleep 1
  cat > /dev/null
}
grep -v 'Command was' err
rm err
FILE
