#!/usr/bin/env bash
# One cell of the matrix: the laws of tests/cases for what one source makes on one server.
#
#   matrix_cell.sh DIR SERVER SOURCE
#
# SOURCE is the folder of a case, or a script of any origin. SERVER runs in build/clusters/SERVER.
# DIR gets `result` (equal, DIFFERS, too old, no database), `log` (what the driver said), a file
# *.diff for each difference, and, of a script, `load-log` and `load-errors` (what psql said).
#
# A script is run as one runs a dump: on past errors. What it leaves is checked if it left anything;
# of a script that makes databases and connects to them, those are. Roles that it needs and does not
# make are made beforehand: psql's own errors name them, and the script is loaded anew.
set -euo pipefail
PGSTOW_ROOT=$(cd "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")/../.." && pwd)
# shellcheck source=shell.sh
. "$PGSTOW_ROOT/tests/support/shell.sh"

CELL=$1 SERVER=$2 SOURCE=$3
CLUSTER=$PGSTOW_BUILD/clusters/$SERVER
PSQL=$(<"$PGSTOW_BUILD/clusters/18/bin_dir")/psql
SCRATCH=matrix_$$
# A role that is named only after another one was missing is found in the next round.
ROUNDS=4

conclude() { echo "$1" >"$CELL/result"; }

# check DIR SOURCE: the laws, with the driver's words; DIR keeps the differences.
check() {
  mkdir -p "$1"
  PGSTOW_DIFFERENCES=$1 "$PGSTOW_BUILD/tests/case_test" "$2" "$SERVER" >>"$CELL/log" 2>&1
}

check_case() {
  local oldest=13
  if [[ -f $SOURCE/server_min ]]; then read -r oldest <"$SOURCE/server_min"; fi
  if ((SERVER < oldest)); then
    conclude 'too old'
  elif check "$CELL" "$SOURCE"; then
    conclude equal
  else
    conclude DIFFERS
  fi
}

check_script() {
  local database result=
  load_script
  while read -r database; do
    if [[ $(sql "$database" "$HAS_OBJECTS") != t ]]; then
      drop "$database"
    elif check "$CELL/$database" "--database=$database"; then
      result=${result:-equal}
    else
      result=DIFFERS
    fi
  done < <(databases)
  conclude "${result:-no database}"
}

# What initdb and CREATE DATABASE make themselves has smaller OIDs.
HAS_OBJECTS="SELECT count(*) > 0 FROM (SELECT oid FROM pg_class UNION ALL SELECT oid FROM pg_proc
  UNION ALL SELECT oid FROM pg_type UNION ALL SELECT oid FROM pg_namespace
  UNION ALL SELECT oid FROM pg_extension UNION ALL SELECT oid FROM pg_largeobject_metadata) made
  WHERE oid >= 16384"

sql() { "$PSQL" -XAtq -v ON_ERROR_STOP=1 -d "$1" -c "$2" </dev/null; }

all_databases() { sql postgres 'SELECT datname FROM pg_database ORDER BY oid'; }

# Scripts run one at a time on a server, so what was not there before is this one's.
databases() { all_databases | grep -Fxvf "$CELL/databases-before" || true; }

drop() {
  sql postgres "UPDATE pg_database SET datistemplate = false WHERE datname = '${1//\'/\'\'}'"
  sql postgres "DROP DATABASE \"${1//\"/\"\"}\" WITH (FORCE)"
}

load_script() {
  local round role database
  all_databases >"$CELL/databases-before"
  for ((round = 1; round <= ROUNDS; ++round)); do
    databases | while read -r database; do drop "$database"; done
    sql postgres "CREATE DATABASE $SCRATCH TEMPLATE template0"
    run_script >/dev/null 2>"$CELL/load-log" || true
    grep -aE '(ERROR|FATAL|PANIC|error):' "$CELL/load-log" >"$CELL/load-errors" || return 0
    missing_roles | grep . >"$CELL/roles" || return 0
    while read -r role; do sql postgres "CREATE ROLE \"${role//\"/\"\"}\" LOGIN"; done <"$CELL/roles"
  done
}

missing_roles() {
  sed -nE 's/.*(ERROR|FATAL): +role "(.*)" does not exist$/\2/p' "$CELL/load-errors" | sort -u
}

# Files that the script reads are looked for beside it. Text that is not UTF-8 can be read as Latin 1,
# whatever it is.
run_script() (
  cd "$(dirname "$SOURCE")"
  if ! iconv -f UTF-8 -t UTF-8 "$SOURCE" >/dev/null 2>&1; then export PGCLIENTENCODING=LATIN1; fi
  "$PSQL" -Xq -d "$SCRATCH" -f "$SOURCE" </dev/null
)

mkdir -p "$CELL"
if [[ -d $SOURCE ]]; then
  check_case
else
  exec 9>"$CELL/../lock"
  flock 9
  unset PGDATABASE PGPASSWORD PGSERVICE PGOPTIONS PGSSLMODE PGHOSTADDR PGAPPNAME
  set -a
  # shellcheck source=/dev/null
  . "$CLUSTER/env"
  check_script
fi
