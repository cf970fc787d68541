# Sets the machine up: the Debian packages that building and testing take, and only the missing ones.
# Sourced by ../../dev after shell.sh.
# shellcheck shell=bash

PGSTOW_PACKAGES=(
  # compiling
  g++ cmake ninja-build ccache mold pkg-config protobuf-compiler
  # libraries
  libboost-dev libarchive-dev libprotobuf-dev libpq-dev libxxhash-dev libfmt-dev libzstd-dev
  zlib1g-dev libdeflate-dev liblz4-dev libsodium-dev libre2-dev
  libgtest-dev libgmock-dev libbenchmark-dev
  # checking
  clang-format cppcheck python3 zstd gzip lz4 binutils util-linux time
  man-db groff-base mandoc bash zsh fish
)
# The clang-tidy that Debian 12 has by that name cannot read its own C++ library's <ranges>.
PGSTOW_CLANG_TIDY=clang-tidy-16
PGSTOW_CLANG_TIDY_ELSEWHERE=clang-tidy

# What ./dev bench draws with, and its tests.
PGSTOW_BENCH_PACKAGES=(python3-matplotlib)

# What ./dev fuzz builds with: libFuzzer and its sanitizers, and what tells coverage.
PGSTOW_FUZZ_PACKAGES=(clang-16 libclang-rt-16-dev llvm-16)

# Any installed server from 13 to 18 does; this is what a machine without one gets.
PGSTOW_SERVER_PACKAGES=(postgresql postgresql-contrib)

missing_packages() {
  local package status
  for package in "$@"; do
    status=$(dpkg-query -W -f='${db:Status-Status}' "$package" 2>/dev/null) || status=absent
    [[ $status == installed ]] || echo "$package"
  done
}

# install_packages PACKAGE…: those of them that are missing.
install_packages() {
  local missing
  mapfile -t missing < <(missing_packages "$@")
  if ((${#missing[@]} == 0)); then return; fi
  say "installing ${missing[*]}"
  as_root env DEBIAN_FRONTEND=noninteractive apt-get -qq update
  as_root env DEBIAN_FRONTEND=noninteractive \
    apt-get -qq -y --no-install-recommends install "${missing[@]}" >&2
}

# The package starts a cluster of its own when it is installed; nothing here needs that one, so it is
# told not to for as long as the installation takes.
install_server() {
  local notice=/etc/postgresql-common/createcluster.d/pgstow.conf
  as_root mkdir -p "$(dirname "$notice")"
  echo 'create_main_cluster = false' | as_root tee "$notice" >/dev/null
  install_packages "${PGSTOW_SERVER_PACKAGES[@]}"
  as_root rm -f "$notice"
}

clang_tidy() {
  if grep -q '^VERSION_CODENAME=bookworm' /etc/os-release; then
    echo "$PGSTOW_CLANG_TIDY"
  else
    echo "$PGSTOW_CLANG_TIDY_ELSEWHERE"
  fi
}

set_up() {
  command -v apt-get >/dev/null ||
    fail "the set-up knows Debian and its relatives only; install by hand what ${BASH_SOURCE[0]} lists"
  install_packages "${PGSTOW_PACKAGES[@]}" "$(clang_tidy)"
  if [[ -z $(installed_server_bin) ]]; then install_server; fi
}
