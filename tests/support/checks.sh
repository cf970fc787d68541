# The checks of the source text: its format, what clang-tidy and cppcheck find, and the layers.
# Sourced by ../../dev after shell.sh and packages.sh.
# shellcheck shell=bash

# format [--check]: formats every C and C++ file that git knows, or says which ones are not formatted.
format_sources() {
  local mode=(-i)
  case ${1:-} in
    '') ;;
    --check) mode=(--dry-run -Werror) ;;
    *) fail "unknown option \"$1\" of ./dev format; it takes --check" ;;
  esac
  (cd "$PGSTOW_ROOT" && git ls-files -z '*.c' '*.cc' '*.h' | xargs -0 -r -n 20 -P 2 clang-format "${mode[@]}")
}

# What `lint --deep` asks for besides the checks of .clang-tidy. It follows values through every path,
# which takes longer than all of those together.
PGSTOW_DEEP_CHECKS='clang-analyzer-*,-clang-analyzer-optin.performance.Padding'

# lint [--deep] [--all | --since COMMIT]: runs clang-tidy on the program's own translation units, in
# batches (lint.py), and then cppcheck; deep checks, which only clang-tidy has, one file at a time.
lint_sources() {
  local files deep=
  if [[ ${1:-} == --deep ]]; then
    deep=yes
    shift
  fi
  [[ -f $PGSTOW_BUILD/compile_commands.json ]] || fail "nothing is built yet; run ./dev build first"
  mapfile -t files < <(sources_to_lint "$@")
  if ((${#files[@]} == 0)); then
    say "lint: no source has changed"
    return
  fi
  say "lint: ${#files[@]} files"
  if [[ -z $deep ]]; then
    local failed=0
    (cd "$PGSTOW_ROOT" && printf '%s\0' "${files[@]}" |
      xargs -0 -n 100000 python3 tests/support/lint.py "$(clang_tidy)" "$PGSTOW_BUILD") || failed=1
    (cd "$PGSTOW_ROOT" && printf '%s\n' "${files[@]}" | run_cppcheck) || failed=1
    return "$failed"
  fi
  printf '%s\0' "${files[@]}" |
    (cd "$PGSTOW_ROOT" && xargs -0 -n 1 -P "$(nproc)" "$(clang_tidy)" -p "$PGSTOW_BUILD" --quiet "--checks=$PGSTOW_DEEP_CHECKS") \
      2> >(grep -v 'warnings generated\|Suppressed\|Use -header-filter' >&2)
}

# Of the files that standard input names. What it is wrong about is in cppcheck.txt.
run_cppcheck() {
  cppcheck --file-list=- --enable=warning,performance,portability --error-exitcode=1 --quiet \
    --suppressions-list=tests/support/cppcheck.txt --suppress=missingInclude --inline-suppr \
    --std=c++20 --language=c++ -I . -I plugins/include -I plugins/sdk -j "$(nproc)"
}

# Those that the build compiles: what is not part of it has no flags to be parsed with.
sources_to_lint() {
  local git=(git -C "$PGSTOW_ROOT") folders=(host restore plugins formats)
  case ${1:---since} in
    --all) "${git[@]}" ls-files -- "${folders[@]}" ;;
    --since) "${git[@]}" diff --name-only --diff-filter=d "${2:-$(lint_base)}" -- "${folders[@]}" ;;
    *) fail "unknown option \"$1\" of ./dev lint; it takes --deep, then --all or --since COMMIT" ;;
  esac | grep '\.cc\?$' | while read -r file; do
    if grep -qF "\"$PGSTOW_ROOT/$file\"" "$PGSTOW_BUILD/compile_commands.json"; then echo "$file"; fi
  done
}

# Where this work left the main line, as far as git can tell here.
lint_base() {
  git -C "$PGSTOW_ROOT" merge-base HEAD origin/main 2>/dev/null || git -C "$PGSTOW_ROOT" rev-parse HEAD
}

check_layers() { python3 "$PGSTOW_ROOT/tests/layers/check_layers.py" "$PGSTOW_ROOT"; }
