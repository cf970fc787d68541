# What every script of the project shares: messages, privileges, PostgreSQL's whereabouts.
# Sourced, never run. The caller has set `PGSTOW_ROOT` (the top of the tree) and `set -euo pipefail`.
# shellcheck shell=bash

PGSTOW_BUILD=${PGSTOW_BUILD:-$PGSTOW_ROOT/build}

say() { printf '\033[1m==> %s\033[0m\n' "$*" >&2; }
warn() { printf 'warning: %s\n' "$*" >&2; }
fail() {
  printf 'error: %s\n' "$*" >&2
  exit 1
}

is_root() { [[ $(id -u) -eq 0 ]]; }

# as_root COMMAND…: runs it with the privileges that installing packages takes.
as_root() {
  if is_root; then
    "$@"
  elif command -v sudo >/dev/null; then
    sudo -- "$@"
  else
    fail "\"$*\" must run as root, and there is no sudo here; run ./dev as root once, or install sudo"
  fi
}

# PostgreSQL refuses to run as root, so root hands its servers to the user `postgres`, which the
# package brings. Anybody else runs them as themselves.
server_user() {
  if ! is_root; then
    id -un
  elif id -u postgres >/dev/null 2>&1; then
    echo postgres
  else
    fail "PostgreSQL does not run as root, and there is no user \"postgres\" to run it as; install the package postgresql"
  fi
}

# as_server_user COMMAND…: from a directory that the user may be in, whatever the caller's is.
as_server_user() {
  if is_root; then
    local user
    user=$(server_user)
    (cd / && exec setpriv --reuid="$user" --regid="$(id -g "$user")" --init-groups -- "$@")
  else
    "$@"
  fi
}

# reachable_dir DIR: makes DIR, and prints a path by which the server's user can reach it: DIR
# itself, or, where a parent is closed to that user (a clone below /root), a folder of /var/tmp that
# DIR becomes a link to.
reachable_dir() {
  local dir=$1 elsewhere
  mkdir -p "$(dirname "$dir")"
  if [[ -L $dir && ! -d $dir ]]; then rm "$dir"; fi
  [[ -e $dir ]] || mkdir "$dir"
  if ! as_server_user test -x "$(readlink -f "$dir")"; then
    elsewhere=$(mktemp -d "/var/tmp/pgstow-$(basename "$dir").XXXXXX")
    chmod 755 "$elsewhere"
    rmdir "$dir" || fail "the server's user cannot reach \"$dir\", and it is not empty; remove it"
    ln -s "$elsewhere" "$dir"
  fi
  readlink -f "$dir"
}

# postgres_major BIN_DIR: the major version of the server there; fails where there is none.
postgres_major() {
  local version
  version=$("$1/postgres" --version 2>/dev/null) || return 1
  [[ $version =~ \(PostgreSQL\)\ ([0-9]+) ]] && echo "${BASH_REMATCH[1]}"
}

# All bin directories of this machine that hold a server, one a line as "MAJOR DIR".
installed_servers() {
  local dir major
  {
    printf '%s\n' /usr/lib/postgresql/*/bin
    if command -v pg_config >/dev/null; then pg_config --bindir; fi
  } | while read -r dir; do
    if major=$(postgres_major "$dir") && [[ -x $dir/initdb && -x $dir/psql ]]; then
      echo "$major $dir"
    fi
  done | sort -u
}

# Of such lines, the newest server that the project knows (13 to 18).
newest_known_server() { awk '$1 >= 13 && $1 <= 18' | sort -n | tail -1; }

installed_server_bin() { installed_servers | newest_known_server | cut -d' ' -f2-; }
