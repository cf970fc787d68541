# Builds that watch themselves while they run: `./dev test --asan` and `./dev test --tsan`.
# Sourced by ../../dev after shell.sh.
# shellcheck shell=bash

# What such a build can't be asked, by the names of tests: how much memory the program takes beside
# pg_restore, or for each entry and row, for a sanitizer multiplies that; what malloc says of the heap,
# which a sanitizer's own does not; how fast something is; which signal ends a process, for a sanitizer
# ends it first; what only builds for release are hardened with, and which tests there are then; and
# what tests build for themselves, with other flags.
PGSTOW_NOT_SANITIZED='^cli\..*Memory(OfMost)?\.|frees-its-memory|filter[._]leaks|^cli\.Hardening\.|^docs\.promises$|ABidReadsBehindThePrefix|^bench\.|^strangers\.|^abi\.overflow'

# use_sanitizer NAME: from here on `build` makes the build of that preset, in a folder of its own, and
# `sanitized` runs programs of it. What a sanitizer finds ends the program that it is found in, with a
# report and an exit code of its own, which no test expects.
use_sanitizer() {
  PGSTOW_PRESET=$1
  export PGSTOW_ORACLES=${PGSTOW_ORACLES:-$PGSTOW_BUILD/oracles}
  PGSTOW_BUILD=$PGSTOW_ROOT/build-$1
  export ASAN_OPTIONS=detect_stack_use_after_return=1:strict_string_checks=1:check_initialization_order=1:exitcode=99
  export UBSAN_OPTIONS=print_stacktrace=1:halt_on_error=1:exitcode=99
  export LSAN_OPTIONS=suppressions=$PGSTOW_ROOT/tests/support/sanitizers/leaks.txt:print_suppressions=0
  export TSAN_OPTIONS=suppressions=$PGSTOW_ROOT/tests/support/sanitizers/races.txt:print_suppressions=0:halt_on_error=1:second_deadlock_stack=1:exitcode=99
}

# sanitized COMMAND…: with addresses where ThreadSanitizer has room for them, which a kernel that
# scatters them widely does not leave it.
# Source: https://github.com/google/sanitizers/issues/1716
sanitized() {
  if [[ ${PGSTOW_PRESET:-} == tsan ]]; then
    setarch "$(uname -m)" --addr-no-randomize "$@"
  else
    "$@"
  fi
}
