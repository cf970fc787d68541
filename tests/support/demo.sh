# ./dev demo: the main job, by commands that a user could type, with their output.
# Sourced by ../../dev after shell.sh.
# shellcheck shell=bash

demo_dir=     # where the archive and the lists go
demo_cluster= # our own cluster; empty: the server is the user's
demo_target=  # the scratch database there is, if any
demo_plain=   # options for a server where the user may lack the right to give objects to others
demo_job=     # the command that runs, a process group of its own

run_demo() {
  (($# == 0)) || fail "./dev demo takes no arguments; PGHOST, PGDATABASE and the like name a database"
  local bin source
  bin=$(installed_server_bin)
  export PATH=$PGSTOW_BUILD/bin:$bin:$PATH PAGER=cat
  trap demo_end EXIT
  trap 'exit 130' INT
  trap 'exit 143' TERM HUP
  demo_dir=$(mktemp -d "$PGSTOW_BUILD/demo.XXXXXX")
  chmod 755 "$demo_dir"
  cd "$demo_dir" || exit

  if [[ -n ${PGHOST:-}${PGHOSTADDR:-}${PGPORT:-}${PGDATABASE:-}${PGSERVICE:-} ]]; then
    source=$(psql -XAtc 'SELECT current_database()')
    demo_plain=' --no-owner --no-acl'
    heading "the database \"$source\" of the server that the environment names; it is only read"
    note "export PATH=$PGSTOW_BUILD/bin:\$PATH"
  else
    source=shop
    demo_start_cluster
    demo_load_sample "$source"
  fi
  demo_dump "$source"
  demo_restore_few "$source"
  demo_restore_reordered "$source"
  demo_restore_parallel "$source"
  heading "done: what was restored equals its source"
}

demo_start_cluster() {
  demo_cluster=$demo_dir/cluster
  heading "a throwaway server of its own"
  supervised "$PGSTOW_ROOT/tests/support/cluster.sh" start "$demo_cluster"
  set -a
  # shellcheck source=/dev/null
  . "$demo_cluster/env"
  set +a
  note "export PATH=$PGSTOW_BUILD/bin:\$PATH"
  note "export PGHOST=$PGHOST PGPORT=$PGPORT PGUSER=$PGUSER"
}

demo_load_sample() {
  heading "the sample database: a shop"
  show "createdb $1"
  show "psql -q -d $1 -f $(quoted "$PGSTOW_ROOT/tests/sample/load.sql")"
  show "psql -d $1 -c 'SELECT count(*) AS tables FROM pg_stat_user_tables'"
}

demo_dump() {
  heading "dump: everything into one file, over two connections, each frame through a filter plugin"
  show "pgstow plugins"
  show "pgstow dump --format=custom -j 2 -f demo.stow -d $(quoted "$1")"
  show "ls -lh demo.stow"
  heading "list: what is in it"
  show "pgstow list demo.stow > demo.list"
  show "head -n 30 demo.list"
  show "grep -vc '^;' demo.list"
  heading "verify: every checksum"
  show "pgstow verify demo.stow"
}

# Tables that stand on their own, with their indexes, into a database that has nothing else.
demo_restore_few() {
  local source=$1 schema='' table index options='' last='' line
  while IFS= read -r line; do
    IFS=$'\t' read -r schema table index <<<"$line"
    if [[ $table != "$last" ]]; then options+=" -t $(quoted "$table")"; fi
    options+=" -I $(quoted "$index")"
    last=$table
  done < <(psql -XAt -F $'\t' -d "$source" -f "$PGSTOW_ROOT/tests/support/demo_tables.sql")
  if [[ -z $options ]]; then
    heading "no table has indexes and stands on its own (without the user's types and functions), so none is restored alone"
    return
  fi
  heading "restore: a few tables and their indexes, into a database that has nothing else"
  demo_create_database few
  if [[ $schema != public ]]; then
    show "psql -q -d $demo_target -c $(quoted "CREATE SCHEMA \"${schema//\"/\"\"}\"")"
  fi
  show "pgstow restore -d $demo_target$demo_plain -n $(quoted "$schema")$options demo.stow"
  show "psql -d $demo_target -c 'SELECT schemaname, tablename, indexname FROM pg_indexes WHERE schemaname !~ \$\$^pg_\$\$'"
  demo_check_rows "$source"
  demo_drop_database
}

# The whole archive in an order of the user's: here, the last table's rows come first.
demo_restore_reordered() {
  heading "restore: everything, in the order of an edited list"
  show "awk '/ TABLE DATA / {rows[n++] = \$0; next} {while (n) print rows[--n]; print}' demo.list > edited.list"
  show "grep -m 3 ' TABLE DATA ' demo.list"
  show "grep -m 3 ' TABLE DATA ' edited.list"
  demo_create_database reordered
  show "pgstow restore -d $demo_target$demo_plain -L edited.list demo.stow"
  demo_check_rows "$1"
  demo_check_text "$1"
  demo_drop_database
}

demo_restore_parallel() {
  heading "restore: everything, over two connections"
  demo_create_database parallel
  show "pgstow restore -d $demo_target$demo_plain -j 2 demo.stow"
  demo_check_rows "$1"
  demo_check_text "$1"
  demo_drop_database
}

# Creates a database with a name of its own, which it leaves in demo_target.
demo_create_database() {
  demo_target=pgstow_demo_$$_$1
  show "createdb -T template0 $demo_target"
}

demo_drop_database() {
  show "dropdb $demo_target"
  demo_target=
}

# Each table that was restored has the rows that the source has.
demo_check_rows() {
  local at queries=$demo_dir/queries.sql tables
  psql -XAt -d "$demo_target" -f "$PGSTOW_ROOT/tests/support/demo_rows.sql" >"$queries"
  for at in "$1" "$demo_target"; do
    supervised psql -XAt -v ON_ERROR_STOP=1 -d "$at" -f "$queries" -o "$demo_dir/rows-of-${at//\//_}"
  done
  diff "$demo_dir/rows-of-${1//\//_}" "$demo_dir/rows-of-$demo_target" ||
    fail "the rows of $demo_target are not those of $1"
  tables=$(grep -c ^SELECT "$queries")
  ((tables > 0)) || fail "no table was restored into $demo_target"
  note "# checked: $tables tables, $(demo_sum_rows "$demo_dir/rows-of-$demo_target") rows, the same in $1"
}

# The lines end in "|ROWS|DIGEST"; what is before may be any name, a newline in it included.
demo_sum_rows() { awk -F'|' 'NF >= 3 {rows += $(NF - 1)} END {print rows + 0}' "$1"; }

# PostgreSQL's own pg_dump says the same of both. On the user's server the definitions do: loading
# may put rows in another order, and the rows were checked above.
demo_check_text() {
  local options='' tool server
  tool=$(pg_dump --version | grep -o '[0-9]\+' | head -n 1)
  server=$(($(psql -XAtc 'SHOW server_version_num' "$demo_target") / 10000))
  if ((server > tool)); then
    note "# pg_dump is of version $tool and cannot read a server of version $server: no comparison by it"
    return
  fi
  if [[ -z $demo_cluster ]]; then options=" -s$demo_plain"; fi
  show "pg_dump$options -f source.sql $(quoted "$1")"
  show "pg_dump$options -f restored.sql $demo_target"
  show "diff -aq -I '^.\\(un\\)\\?restrict ' source.sql restored.sql && echo equal"
}

heading() { printf '\n\033[1m==> %s\033[0m\n' "$*"; }

# note TEXT: a line that the reader may type or read, and that is not run.
note() { printf '%s\n' "$*"; }

# show COMMAND: prints it as typed, runs it, and tells how long it took where that was noticeable.
show() {
  local started=$EPOCHREALTIME status=0
  printf '\n$ %s\n' "$1"
  supervised bash -c "$1" || status=$?
  ((status == 0)) || fail "\"$1\" ended with exit code $status"
  awk -v from="$started" -v to="$EPOCHREALTIME" \
    'BEGIN {if (to - from > 0.3) printf "# %.1f s\n", to - from}'
}

# supervised COMMAND…: runs it in a process group of its own, so that demo_end can end all of it.
supervised() {
  local status=0
  set -m
  "$@" </dev/null &
  demo_job=$!
  set +m
  wait "$demo_job" || status=$?
  demo_job=
  return "$status"
}

# quoted WORD: as a shell reads it back, and no more quoted than needed.
quoted() {
  if [[ $1 =~ ^[A-Za-z0-9_./:=@%+,-]+$ ]]; then
    printf '%s' "$1"
  elif [[ $1 != *"'"* ]]; then
    printf "'%s'" "$1"
  else
    printf '%q' "$1"
  fi
}

# However the demo ends: nothing of it goes on or stays.
demo_end() {
  local status=$?
  trap '' INT TERM HUP
  if [[ -n $demo_job ]]; then
    kill -TERM -- "-$demo_job" 2>/dev/null || true
    wait "$demo_job" 2>/dev/null || true
  fi
  if [[ -n $demo_cluster ]]; then
    "$PGSTOW_ROOT/tests/support/cluster.sh" stop "$demo_cluster"
    heading "the throwaway server is stopped and removed"
  elif [[ -n $demo_target ]]; then
    dropdb --if-exists --force "$demo_target" || warn "could not drop the scratch database $demo_target"
  fi
  cd "$PGSTOW_ROOT" || true
  rm -rf "$demo_dir"
  exit "$status"
}
