# Stops the standby that standby.sh started.
bin=$(psql -XAtqc "SELECT setting FROM pg_config() WHERE name = 'BINDIR'" -d postgres)
psql -XAtq -v ON_ERROR_STOP=1 -d postgres -c "COPY (SELECT) TO PROGRAM
  \$\$'$bin/pg_ctl' -D '$PGHOST/standby' -m immediate stop > /dev/null\$\$"
