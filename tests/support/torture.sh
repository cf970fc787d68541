# What is broken on purpose, and what came of it: `./dev torture`.
# Sourced by ../../dev after shell.sh and oracles.sh; the caller has built
# the program and what torture_programs names.
# shellcheck shell=bash

# Each line: rounds, rounds with --quick (see tests/support/torture.h), program, tests of it. The
# programs say how a round is meant; those that have servers do as many on each of two.
PGSTOW_TORTURES=(
  '1000  100 unit_property OneFlippedBit.*'
  '24     12 unit_property ACutArchive.*'
  '300    28 fault_storage DumpKill.*'
  '10000   6 fault_storage Jobs/InjectedFaults.*'
  '2000  100 fault_storage Jobs/PowerLoss.*'
  '200    12 peer_server   Servers/DisconnectTest.*'
  '500     6 live_ddl      Servers/UnderLoad.*'
)

# torture_options [--quick]
torture_options() {
  TORTURE_QUICK=
  while (($# > 0)); do
    case $1 in
      --quick) TORTURE_QUICK=yes ;;
      *) fail "unknown option \"$1\" of ./dev torture; it takes --quick" ;;
    esac
    shift
  done
}

torture_programs() { printf '%s\n' "${PGSTOW_TORTURES[@]}" | awk '{ print $3 }' | sort -u; }

# Runs them all, and prints the table. Fails unless nothing was silent, nothing lost and no test
# failed.
torture() {
  local dir=$PGSTOW_BUILD/torture line rounds quick program tests log failed=()
  rm -rf "$dir"
  mkdir -p "$dir/rows"
  for server in installed "$PGSTOW_CLIENT_VERSION"; do start_torture_server "$server"; done
  for line in "${PGSTOW_TORTURES[@]}"; do
    read -r rounds quick program tests <<<"$line"
    if [[ -n $TORTURE_QUICK ]]; then rounds=$quick; fi
    say "$program, $tests: $rounds rounds"
    log=$dir/${program}-${tests//[^A-Za-z]/}.log
    PGSTOW_TORTURE=$dir/rows PGSTOW_TORTURE_ROUNDS=$rounds \
      "$PGSTOW_BUILD/tests/$program" --gtest_filter="$tests" >"$log" 2>&1 || failed+=("$log")
  done
  show_torture "$dir"/rows
  for log in "${failed[@]}"; do
    printf '\nfailed, see %s:\n' "$log"
    first_failure "$log" | sed -n 1,15p
  done
  ((${#failed[@]} == 0)) && torture_is_clean "$dir"/rows
}

start_torture_server() {
  local version=()
  if [[ $1 != installed ]]; then version=(--server "$1"); fi
  "$PGSTOW_ROOT/tests/support/cluster.sh" start "$PGSTOW_BUILD/clusters/$1" "${version[@]}" \
    --init "$PGSTOW_ROOT/tests/cases/roles.sql"
}

# What is in the files of the folder ROWS, rows of one name together.
show_torture() {
  printf '\n%-24s %10s %10s %10s %10s\n' '' tried detected silent lost
  cat "$1"/* | awk -F'\t' '
    !($1 in tried) { order[++rows] = $1 }
    { tried[$1] += $2; detected[$1] += $3; silent[$1] += $4; lost[$1] += $5 }
    END {
      for (i = 1; i <= rows; ++i)
        printf "%-24s %10d %10d %10d %10d\n", order[i], tried[order[i]], detected[order[i]],
               silent[order[i]], lost[order[i]]
    }'
  printf '\nTried and not detected: there was nothing to detect, the result is as if nothing had happened.\n'
}

torture_is_clean() { cat "$1"/* | awk -F'\t' '{ bad += $4 + $5 } END { exit bad > 0 || NR == 0 }'; }
