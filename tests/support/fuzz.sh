# Fuzzing: `./dev fuzz` looks for inputs that break a reader, and says how much of the readers the
# inputs reach. Sourced by ../../dev after shell.sh and packages.sh.
# shellcheck shell=bash

FUZZ_MINUTES=30
FUZZ_TARGETS=()

# fuzz_options [--minutes N] [TARGET…]
fuzz_options() {
  while (($# > 0)); do
    case $1 in
      --minutes) (($# > 1)) || fail "option \"$1\" of ./dev fuzz takes a value" ;;&
      --minutes) FUZZ_MINUTES=$2 && shift ;;
      --minutes=*) FUZZ_MINUTES=${1#*=} ;;
      -*) fail "unknown option \"$1\" of ./dev fuzz; it takes --minutes N and names of targets" ;;
      *) FUZZ_TARGETS+=("$1") ;;
    esac
    shift
  done
  [[ $FUZZ_MINUTES =~ ^[1-9][0-9]*$ ]] || fail "\"$FUZZ_MINUTES\" is no number of minutes"
  local target
  for target in "${FUZZ_TARGETS[@]}"; do
    [[ -d $PGSTOW_ROOT/tests/fuzz/corpus/$target ]] ||
      fail "there is no target \"$target\"; they are: $(cd "$PGSTOW_ROOT/tests/fuzz/corpus" && echo *)"
  done
  if ((${#FUZZ_TARGETS[@]} == 0)); then
    mapfile -t FUZZ_TARGETS < <(cd "$PGSTOW_ROOT/tests/fuzz/corpus" && printf '%s\n' *)
  fi
}

# use_fuzzer: from here on `build` makes the fuzzer, in a folder of its own, which also keeps what it
# comes across: build-fuzz/work/TARGET, inputs that reach something new; build-fuzz/found/TARGET,
# inputs that break something, until they do no more.
use_fuzzer() {
  PGSTOW_PRESET=fuzz
  PGSTOW_BUILD=$PGSTOW_ROOT/build-fuzz
  # Memory that a reader may take at once, and in all, in MiB; seconds that an input may take. Inputs
  # are as long as the largest seeds.
  FUZZ_LIMITS=(-malloc_limit_mb=256 -rss_limit_mb=1024 -timeout=25 -max_len=65536)
  export ASAN_OPTIONS=detect_stack_use_after_return=1:strict_string_checks=1:allocator_may_return_null=0
  export UBSAN_OPTIONS=print_stacktrace=1
}

# fuzz: shares the time out to the targets, as many at once as there are processors, and prints what
# came of it. Fails when anything was found.
fuzz() {
  local jobs seconds status=0
  jobs=$(nproc)
  if ((jobs > ${#FUZZ_TARGETS[@]})); then jobs=${#FUZZ_TARGETS[@]}; fi
  seconds=$((FUZZ_MINUTES * 60 * jobs / ${#FUZZ_TARGETS[@]}))
  mkdir -p "$PGSTOW_BUILD"/{work,found,logs,coverage}
  rm -rf "$PGSTOW_BUILD"/coverage/*
  say "fuzzing ${#FUZZ_TARGETS[@]} targets, $jobs at once, for $seconds seconds each"
  export -f fuzz_one
  export PGSTOW_ROOT PGSTOW_BUILD
  printf '%s\0' "${FUZZ_TARGETS[@]}" |
    xargs -0 -n 1 -P "$jobs" bash -c 'fuzz_one "$@"' fuzz "$seconds" "${FUZZ_LIMITS[*]}" || status=1
  python3 "$PGSTOW_ROOT/tests/fuzz/report.py" runs "$PGSTOW_BUILD" "${FUZZ_TARGETS[@]}" || status=1
  fuzz_coverage
  return "$status"
}

# fuzz_one SECONDS LIMITS TARGET: one target, its words into a log.
fuzz_one() {
  local seconds=$1 limits=$2 target=$3 status=0
  local work=$PGSTOW_BUILD/work/$target kept=$PGSTOW_ROOT/tests/fuzz/corpus/$target
  local found=$PGSTOW_BUILD/found/$target before=$PGSTOW_BUILD/before/$target
  local words=()
  case $target in
    explain | inspect | rewrite | statements) words=(sql) ;;
    archive | custom | directory | pgdump | salvage | tar | toc_dat | toc_message) words=(archive) ;;
  esac
  mkdir -p "$work" "$found" "$PGSTOW_BUILD/before"
  rm -rf "$before"
  mv "$found" "$before"
  mkdir "$found"
  # shellcheck disable=SC2086  # several words
  LLVM_PROFILE_FILE=/dev/null "$PGSTOW_BUILD/tests/fuzzer" "--target=$target" $limits \
    -max_total_time="$seconds" -print_final_stats=1 -artifact_prefix="$found/" \
    "${words[@]/#/-dict=$PGSTOW_ROOT/tests/fuzz/dictionaries/}" \
    "$work" "$kept" "$before" >"$PGSTOW_BUILD/logs/$target" 2>&1 || status=$?
  # What ends it and leaves no input that shows why, such as a leak that is seen at the end.
  if ((status != 0)) && [[ -z $(ls "$found") ]]; then
    cp "$PGSTOW_BUILD/logs/$target" "$found/log"
  fi
  # What the inputs that are kept and those that were come across reach, all in one pass.
  # shellcheck disable=SC2086
  LLVM_PROFILE_FILE=$PGSTOW_BUILD/coverage/%m.profraw "$PGSTOW_BUILD/tests/fuzzer" \
    "--target=$target" $limits -runs=0 "$work" "$kept" >"$PGSTOW_BUILD/logs/$target.coverage" 2>&1
  return 0  # the report looks at what was found
}

# The lines that inputs reach of what reads: all of it in every plugin, so only when all targets ran.
fuzz_coverage() {
  local all=("$PGSTOW_ROOT"/tests/fuzz/corpus/*) plugins=()
  if ((${#FUZZ_TARGETS[@]} < ${#all[@]})); then return; fi
  plugins=("$PGSTOW_BUILD"/lib/pgstow/plugins/*.so)
  llvm-profdata-16 merge -o "$PGSTOW_BUILD/coverage/all.profdata" "$PGSTOW_BUILD"/coverage/*.profraw
  llvm-cov-16 export -summary-only -instr-profile="$PGSTOW_BUILD/coverage/all.profdata" \
    "$PGSTOW_BUILD/tests/fuzzer" "${plugins[@]/#/-object=}" >"$PGSTOW_BUILD/coverage/all.json"
  python3 "$PGSTOW_ROOT/tests/fuzz/report.py" coverage "$PGSTOW_ROOT" "$PGSTOW_BUILD/coverage/all.json"
}
