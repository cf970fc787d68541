# The matrix: the laws of tests/cases on one server after another, a table of what they found.
# Sourced by ../../dev after shell.sh and oracles.sh; the caller has built the program and case_test.
# shellcheck shell=bash

PGSTOW_KNOWN_SERVERS=(13 14 15 16 17 18)

# What one run of the matrix goes by.
MATRIX_DIR=$PGSTOW_BUILD/matrix
MATRIX_CORPUS=
MATRIX_SERVERS=()
MATRIX_SOURCES=()

# matrix_options [--corpus DIR] [--servers 13,14,…]
matrix_options() {
  while (($# > 0)); do
    case $1 in
      --corpus | --servers) (($# > 1)) || fail "option \"$1\" of ./dev matrix takes a value" ;;&
      --corpus) MATRIX_CORPUS=$2 && shift ;;
      --corpus=*) MATRIX_CORPUS=${1#*=} ;;
      --servers) IFS=', ' read -ra MATRIX_SERVERS <<<"$2" && shift ;;
      --servers=*) IFS=', ' read -ra MATRIX_SERVERS <<<"${1#*=}" ;;
      *) fail "unknown option \"$1\" of ./dev matrix; it takes --corpus DIR and --servers LIST" ;;
    esac
    shift
  done
  choose_servers
  if [[ -n $MATRIX_CORPUS ]]; then corpus_sources; else MATRIX_SOURCES=("$PGSTOW_ROOT"/tests/cases/*--*); fi
}

# Without a choice: for a corpus all servers, for the cases those on which ./dev test does not run them.
choose_servers() {
  local version installed
  for version in "${MATRIX_SERVERS[@]}"; do
    [[ -n ${PGSTOW_SERVER_RELEASES[$version]:-} ]] ||
      fail "no server \"$version\" is known; the versions are ${PGSTOW_KNOWN_SERVERS[*]}"
  done
  if ((${#MATRIX_SERVERS[@]} > 0)); then return; fi
  installed=$(installed_servers | newest_known_server | cut -d' ' -f1)
  for version in "${PGSTOW_KNOWN_SERVERS[@]}"; do
    if [[ -n $MATRIX_CORPUS || ($version != "$installed" && $version != 18) ]]; then
      MATRIX_SERVERS+=("$version")
    fi
  done
}

corpus_sources() {
  [[ -d $MATRIX_CORPUS ]] || fail "there is no folder \"$MATRIX_CORPUS\""
  MATRIX_CORPUS=$(realpath "$MATRIX_CORPUS")
  MATRIX_SOURCES=("$MATRIX_CORPUS"/*.sql)
  [[ -f ${MATRIX_SOURCES[0]} ]] || fail "the folder \"$MATRIX_CORPUS\" holds no .sql files"
}

# Runs every cell, two at a time, and shows the table. Fails when one is not as it should be.
matrix() {
  local source server
  start_matrix_servers
  say "checking ${#MATRIX_SOURCES[@]} databases on servers ${MATRIX_SERVERS[*]}"
  rm -rf "$MATRIX_DIR"
  for source in "${MATRIX_SOURCES[@]}"; do
    for server in "${MATRIX_SERVERS[@]}"; do
      printf '%s\0' "$(cell_dir "$source" "$server")" "$server" "$source"
    done
  done | PGSTOW_BUILD=$PGSTOW_BUILD xargs -0 -n 3 -P 2 "$PGSTOW_ROOT/tests/support/matrix_cell.sh"
  show_table
  show_load_errors
  show_differences
  count_cells
}

# The programs of 18 are the measure, whichever server is asked.
start_matrix_servers() {
  local server
  say "starting servers ${MATRIX_SERVERS[*]}"
  for server in $(printf '%s\n' "${MATRIX_SERVERS[@]}" "$PGSTOW_CLIENT_VERSION" | sort -u); do
    "$PGSTOW_ROOT/tests/support/cluster.sh" start "$PGSTOW_BUILD/clusters/$server" \
      --server "$server" --init "$PGSTOW_ROOT/tests/cases/roles.sql"
  done
}

# cell_dir SOURCE SERVER: where a cell keeps what came of it.
cell_dir() { echo "$MATRIX_DIR/$2/$(basename "$1" .sql)"; }

cell_result() { cat "$(cell_dir "$1" "$2")/result" 2>/dev/null || echo 'not run'; }

show_table() {
  local source server width=4
  for source in "${MATRIX_SOURCES[@]}"; do
    source=$(basename "$source")
    ((${#source} <= width)) || width=${#source}
  done
  printf "\n%-${width}s" "$([[ -n $MATRIX_CORPUS ]] && echo file || echo case)"
  printf '  %-11s' "${MATRIX_SERVERS[@]}"
  for source in "${MATRIX_SOURCES[@]}"; do
    printf "\n%-${width}s" "$(basename "$source")"
    for server in "${MATRIX_SERVERS[@]}"; do printf '  %-11s' "$(cell_text "$source" "$server")"; done
  done
  printf '\n'
}

# A star: the script did not load without errors, but there was a database to look at.
cell_text() {
  local result star=
  result=$(cell_result "$@")
  if [[ -s $(cell_dir "$@")/load-errors ]]; then star='*'; fi
  case $result in
    'too old') echo '-' ;;
    *) echo "$result$star" ;;
  esac
}

# for_cells COMMAND…: calls it with source, server and folder of each cell.
for_cells() {
  local source server
  for source in "${MATRIX_SOURCES[@]}"; do
    for server in "${MATRIX_SERVERS[@]}"; do
      "$@" "$source" "$server" "$(cell_dir "$source" "$server")"
    done
  done
}

show_load_errors() { for_cells show_load_errors_of; }

show_load_errors_of() {
  local errors=$3/load-errors
  if [[ ! -s $errors ]]; then return; fi
  printf '\n* %s does not load without errors on server %s:\n' "$(basename "$1")" "$2"
  head -3 "$errors"
  if (($(wc -l <"$errors") > 3)); then echo "  and more: $errors"; fi
}

show_differences() { for_cells show_differences_of; }

show_differences_of() {
  case $(cell_result "$1" "$2") in
    equal | 'too old' | 'no database') return ;;
  esac
  printf '\n%s on server %s breaks:\n' "$(basename "$1")" "$2"
  broken_laws "$3/log" | sort -u
  echo 'and the first of these with:'
  first_failure "$3/log" | sed -n 1,25p
  echo "all of it: $3"
}

# Of what the driver said in the file LOG:
broken_laws() { sed -nE 's/^\[  FAILED  \] ([^ ,]+\.[^ ,]+).*/  \1/p' "$1"; }
first_failure() { awk '/^\[/ && failed {exit} /Failure$/ {failed = 1} failed' "$1"; }

# The last line, and the exit code.
count_cells() {
  local results bad
  results=$(for_cells cell_result | sort | uniq -c | awk '{n = $1; $1 = ""; printf "%s%s%s", sep, n, $0; sep = ", "}')
  bad=$(for_cells cell_result | grep -cvx 'equal\|too old' || true)
  printf '\nmatrix: %s\n' "$results"
  ((bad == 0))
}
