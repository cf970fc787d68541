# The benchmark: what bench/ measures, and with which programs.
# Sourced by ../../dev after shell.sh, packages.sh and oracles.sh.
# shellcheck shell=bash

# bench ARGUMENT…: those of bench/suite/options.py. The programs are found here.
bench() {
  local clients server previous='' argument
  clients=$(default_clients)
  for argument in "$@"; do
    if [[ $previous == --against ]]; then clients=$argument; fi
    if [[ $argument == --against=* ]]; then clients=${argument#*=}; fi
    previous=$argument
  done
  clients=$(realpath "$clients")
  server=$(server_for "$clients")
  # What Debian packages for Python is for Debian's Python. The last of two options counts.
  PYTHONPATH=$PGSTOW_ROOT PYTHONDONTWRITEBYTECODE=1 /usr/bin/python3 -m bench "$@" \
    --against "$clients" --server "$server" --pgstow "$PGSTOW_BUILD/bin/pgstow" \
    --psql "$(oracle_bin "$PGSTOW_CLIENT_VERSION")/psql"
}

oracle_bin() { echo "${PGSTOW_ORACLES:-$PGSTOW_BUILD/oracles}/$1/bin"; }

# client_major BIN_DIR: the version of the pg_dump there; fails where there is none.
client_major() {
  local version
  version=$("$1/pg_dump" --version 2>/dev/null) || return 1
  [[ $version =~ \(PostgreSQL\)\ ([0-9]+) ]] && echo "${BASH_REMATCH[1]}"
}

# The goals are about one version: that of PATH is compared with when it is this one.
default_clients() {
  local found
  if found=$(command -v pg_dump) && found=$(dirname "$(readlink -f "$found")") &&
    [[ $(client_major "$found") == "$PGSTOW_CLIENT_VERSION" ]]; then
    echo "$found"
  else
    oracle_bin "$PGSTOW_CLIENT_VERSION"
  fi
}

# server_for CLIENTS: the server beside them, or else one of their version.
server_for() {
  local clients=$1 major
  major=$(client_major "$clients") || fail "there is no pg_dump in \"$clients\""
  ((major >= 16)) || fail "pg_dump $major has no zstd, which the comparison is made with; it takes 16 or newer"
  if complete "$clients" initdb pg_ctl postgres; then
    echo "$clients"
  else
    oracles "$major" >&2
    oracle_bin "$major"
  fi
}
