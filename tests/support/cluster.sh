#!/usr/bin/env bash
# A throwaway PostgreSQL cluster: unprivileged user, unix socket only, a port of its own.
#
#   cluster.sh start DIR [--server SERVER] [--settings FILE] [--init FILE.sql] [--in-memory]
#                                                              starts one; quick if it runs already
#   cluster.sh env DIR                                         prints what a client must set
#   cluster.sh halt DIR                                        stops it and keeps its data
#   cluster.sh restart DIR                                     starts one that crashed or was halted
#   cluster.sh stop DIR                                        stops it and removes all it made
#   cluster.sh installed                                       prints the machine's own "MAJOR BIN_DIR"
#
# SERVER is a directory of programs, the number of an oracle (see oracles.sh), or, by itself, the
# newest server that is installed. FILE has more lines for postgresql.conf. FILE.sql runs once, in a
# new cluster. --in-memory keeps the data in /dev/shm, where there is plenty of room: file systems take
# long to make and remove the files of many databases.
# DIR/env holds PGHOST, PGPORT and PGUSER (a superuser that needs no password), DIR/bin_dir where the
# server came from, and DIR/log what it says. The data is not safe against a power cut, on purpose.
# Stopping twice does no harm.
set -euo pipefail
PGSTOW_ROOT=$(cd "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")/../.." && pwd)
# shellcheck source=shell.sh
. "$PGSTOW_ROOT/tests/support/shell.sh"

usage() {
  sed -n '2,/^set/{/^#/s/^# \{0,1\}//p}' "${BASH_SOURCE[0]}" >&2
  exit 2
}

is_running() { [[ -f $1/env ]] && as_server_user "$2/pg_ctl" -D "$3" status >/dev/null 2>&1; }

# A TCP port is never opened, but its number names the socket; the process id keeps it to ourselves.
free_port() { echo $((20000 + $$ % 40000)); }

# make_cluster BIN_DIR DATA SOCKET_DIR PORT [SETTINGS_FILE]
make_cluster() {
  local bin=$1 data=$2 socket=$3 port=$4 settings=${5:-/dev/null}
  as_server_user "$bin/initdb" --pgdata="$data" --username=postgres --auth=trust --encoding=UTF8 \
    --locale=C.UTF-8 --no-sync >/dev/null
  as_server_user tee -a "$data/postgresql.conf" >/dev/null <<CONF
listen_addresses = ''
unix_socket_directories = '$socket'
port = $port
fsync = off
synchronous_commit = off
full_page_writes = off
max_wal_size = 4GB
shared_buffers = 256MB
max_connections = 200
max_locks_per_transaction = 512
autovacuum = off
jit = off
timezone = 'UTC'
$(cat "$settings")
CONF
}

# has_memory: whether a cluster of the tests, which may hold some gigabytes for a while, fits there.
has_memory() {
  local room free
  room=$(df --output=avail --block-size=1M /dev/shm 2>/dev/null | tail -1) || return 1
  free=$(awk '/^MemAvailable:/ { print int($2 / 1024) }' /proc/meminfo)
  ((room >= 8192 && free >= 12288))
}

# make_data DATA IN_MEMORY
make_data() {
  local data=$1
  if [[ -n $2 ]] && has_memory; then
    ln -s "$(mktemp -d /dev/shm/pgstow.XXXXXX)" "$data"
  else
    mkdir "$data"
  fi
  if is_root; then chown "$(server_user)" "$data"; fi
  chmod 700 "$data"
}

# server_bin SERVER
server_bin() {
  case $1 in
    '') installed_server_bin | grep . || fail "no PostgreSQL server from 13 to 18 is installed" ;;
    *[!0-9]*) echo "$1" ;;
    *) echo "${PGSTOW_ORACLES:-$PGSTOW_BUILD/oracles}/$1/bin" ;;
  esac
}

start() {
  local dir=$1 bin init=$3 settings=$4 in_memory=$5 home socket port
  bin=$(server_bin "$2")
  [[ -x $bin/initdb && -x $bin/pg_ctl ]] ||
    fail "there is no PostgreSQL server in \"$bin\"; run ./dev oracles"
  home=$(reachable_dir "$dir")
  if is_running "$home" "$bin" "$home/data"; then return; fi
  remove_cluster "$home"

  # The path of a socket has 107 bytes at most, so it cannot be under DIR. Nobody else may enter: who
  # reaches the socket is a superuser.
  socket=$(mktemp -d /tmp/pgstow.XXXXXX)
  port=$(free_port)
  if is_root; then chown "$(server_user)" "$socket"; fi
  make_data "$home/data" "$in_memory"
  printf 'PGHOST=%s\nPGPORT=%s\nPGUSER=postgres\n' "$socket" "$port" >"$home/env"
  echo "$bin" >"$home/bin_dir"

  make_cluster "$bin" "$home/data" "$socket" "$port" "$settings"
  : >"$home/log"
  if is_root; then chown "$(server_user)" "$home/log"; fi
  as_server_user "$bin/pg_ctl" -D "$home/data" -l "$home/log" -w -t 60 start >/dev/null 2>&1 </dev/null || {
    tail -20 "$home/log" >&2
    fail "the server of \"$bin\" did not start; its log is \"$home/log\""
  }
  if [[ -n $init ]]; then run_init "$home" "$init"; fi
}

run_init() (
  set -a
  # shellcheck source=/dev/null
  . "$1/env"
  "$(installed_server_bin)/psql" -XAtq -v ON_ERROR_STOP=1 -d postgres -f "$2"
)

halt() {
  local home
  home=$(readlink -f "$1")
  as_server_user "$(<"$home/bin_dir")/pg_ctl" -D "$home/data" -m fast -w stop >/dev/null
}

# The server of a cluster may still be ending: until it has, a new one refuses to start. The folder of
# its socket does not outlive a start of the machine.
restart() {
  local home bin socket
  home=$(readlink -f "$1")
  bin=$(<"$home/bin_dir")
  # shellcheck source=/dev/null
  socket=$(. "$home/env" && echo "$PGHOST")
  if [[ ! -e $socket ]]; then
    mkdir -m 700 "$socket"
    if is_root; then chown "$(server_user)" "$socket"; fi
  fi
  for _ in {1..50}; do
    if as_server_user "$bin/pg_ctl" -D "$home/data" -l "$home/log" -w -t 60 start >/dev/null 2>&1 </dev/null; then return; fi
    sleep 0.2
  done
  tail -20 "$home/log" >&2
  fail "the server of \"$bin\" did not start again; its log is \"$home/log\""
}

# Removes what an earlier cluster left in HOME, a running server included.
remove_cluster() {
  local home=$1 bin
  if [[ -f $home/bin_dir && -d $home/data ]]; then
    bin=$(<"$home/bin_dir")
    as_server_user "$bin/pg_ctl" -D "$home/data" -m immediate -w stop >/dev/null 2>&1 || true
  fi
  if [[ -f $home/env ]]; then
    # shellcheck source=/dev/null
    rm -rf "$(. "$home/env" && echo "${PGHOST:?}")"
  fi
  if [[ -L $home/data ]]; then rm -rf "$(readlink "$home/data")"; fi
  rm -rf "$home/data" "$home/env" "$home/log" "$home/bin_dir"
}

stop() {
  local dir=$1 home
  [[ -e $dir ]] || { rm -f "$dir"; return; }
  home=$(readlink -f "$dir")
  remove_cluster "$home"
  rm -rf "$dir"
  rmdir "$home" 2>/dev/null || true
}

show_env() {
  [[ -f $1/env ]] || fail "no cluster runs in \"$1\""
  cat "$1/env"
}

main() {
  local command=${1:-} dir server='' init='' settings='' in_memory=''
  if [[ $command == installed && $# -eq 1 ]]; then
    installed_servers | newest_known_server
    return
  fi
  (($# >= 2)) || usage
  dir=$(realpath -ms "$2")
  shift 2
  while (($# > 0)); do
    case $1 in
      --in-memory)
        in_memory=yes
        shift
        continue
        ;;
      --server) server=${2:?} ;;
      --init) init=${2:?} ;;
      --settings) settings=${2:?} ;;
      *) usage ;;
    esac
    shift 2
  done
  case $command in
    start) start "$dir" "$server" "$init" "$settings" "$in_memory" ;;
    halt) halt "$dir" ;;
    restart) restart "$dir" ;;
    stop) stop "$dir" ;;
    env) show_env "$dir" ;;
    *) usage ;;
  esac
}

main "$@"
