# A hot standby of the lines' server, at port $PGPORT + 1, and what it has to show.
psql -XAtq -v ON_ERROR_STOP=1 -d postgres <<'SQL'
CREATE DATABASE harbour;
\c harbour
CREATE TABLE ship (id serial PRIMARY KEY, name text);
INSERT INTO ship (name) SELECT 'ship ' || n FROM generate_series(1, 1000) n;
CREATE UNLOGGED TABLE weather (day date, wind int);
INSERT INTO weather VALUES ('2020-01-01', 5);
CREATE UNLOGGED SEQUENCE visits;
CREATE MATERIALIZED VIEW fleet AS SELECT count(*) FROM ship;
SELECT lo_from_bytea(4711, '\x0102');
SQL
port=$((PGPORT + 1))
data=$(psql -XAtqc 'SHOW data_directory' -d postgres)
bin=$(psql -XAtqc "SELECT setting FROM pg_config() WHERE name = 'BINDIR'" -d postgres)

# The server copies itself: nobody else may read its files.
psql -XAtq -v ON_ERROR_STOP=1 -d postgres <<SQL
SELECT FROM pg_backup_start('standby', true);
COPY (SELECT) TO PROGRAM \$\$
  cp -a '$data' '$PGHOST/standby' || true
  cd '$PGHOST/standby'
  rm postmaster.pid
  touch standby.signal
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
