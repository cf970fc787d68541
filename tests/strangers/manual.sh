#!/usr/bin/env bash
# manual.sh PREFIX: what man and the shells find of an installed program.
set -euo pipefail
prefix=$1

# expect WHAT GOT: fails when the two differ.
expect() {
  if [[ $1 != "$2" ]]; then
    echo "expected $1, got $2" >&2
    exit 1
  fi
}

# page PATH NAME…: where man finds the page of that name, when programs are looked for in PATH first.
page() { PATH=$1:$PATH MANPATH='' man --path "${@:2}"; }

pages=$prefix/share/man/man1
expect "$pages/pgstow.1" "$(page "$prefix/bin" pgstow)"
for file in "$pages"/pgstow-*.1; do
  expect "$file" "$(page "$prefix/bin" "$(basename "$file" .1)")"
done

# The tools' own pages stay what they are, but where the links in libexec take the tools' place.
for file in "$pages"/pg_*.1pgstow; do
  tool=$(basename "$file" .1pgstow)
  expect "$file" "$(page "$prefix/bin" 1pgstow "$tool")"
  expect "$file" "$(readlink -f "$(page "$prefix/libexec/pgstow" "$tool")")"
done

bash -n "$prefix/share/bash-completion/completions/pgstow"
zsh -n "$prefix/share/zsh/site-functions/_pgstow"
fish --no-execute "$prefix/share/fish/vendor_completions.d/pgstow.fish"
