#!/usr/bin/env bash
# compare.sh CLUSTERS SERVER PGSTOW CLIENT: runs a client's script twice, with PostgreSQL's own tools
# of version 18 first in PATH and with PGSTOW called by their names, and fails unless both come to
# the same: exit code, output, messages, files, and the database that was restored into.
#
# CLUSTERS/SERVER/env says how to connect. The script runs in an empty folder. It finds a database
# $SOURCE (sample.sql) and an empty one, $TARGET; a command that fails ends it.
set -euo pipefail
clusters=$1 server=$2 pgstow=$(readlink -f "$3") client=$4
here=$(dirname "$(readlink -f "$0")")
set -a
# shellcheck source=/dev/null
. "$clusters/$server/env"
set +a
stock=$(<"$clusters/18/bin_dir")
export LC_ALL=C PGTZ=UTC STOCK=$stock
export SOURCE=client_${client%.sh}_$$
export TARGET=${SOURCE}_target

room=$(mktemp -d)
sql() { "$stock/psql" -XAtq -v ON_ERROR_STOP=1 -d postgres -c 'SET client_min_messages = error' -c "$1"; }
clean_up() {
  for database in "$SOURCE" "$TARGET"; do sql "DROP DATABASE IF EXISTS $database WITH (FORCE)"; done
  rm -rf "$room"
}
trap clean_up EXIT

# tools WHOSE PROGRAM_OF: the folder $room/WHOSE/bin with the three tools and psql.
for whose in stock ours; do
  mkdir -p "$room/$whose/bin" "$room/$whose/files"
  ln -s "$stock/psql" "$room/$whose/bin/psql"
  for tool in pg_dump pg_restore pg_dumpall; do
    program=$pgstow
    if [[ $whose == stock ]]; then program=$stock/$tool; fi
    ln -s "$program" "$room/$whose/bin/$tool"
  done
done

# An older server does not know one of the settings that pg_restore 18 makes, which that counts as an
# error to be ignored. Ours does not make it there (docs/DIFFERENCES.md).
version=$(sql 'SHOW server_version_num')
if ((version < 170000)); then
  rm "$room/stock/bin/pg_restore"
  cat >"$room/stock/bin/pg_restore" <<WRAPPER
#!/bin/sh
messages=\$(mktemp)
code=0
"$stock/pg_restore" "\$@" 2>"\$messages" || code=\$?
if grep -q transaction_timeout "\$messages" && ! grep 'error: ' "\$messages" | grep -vq transaction_timeout; then code=0; fi
grep -v 'transaction_timeout\|while INITIALIZING\|errors ignored on restore: [12]\$' "\$messages" >&2
rm "\$messages"
exit \$code
WRAPPER
  chmod +x "$room/stock/bin/pg_restore"
fi

sql "CREATE DATABASE $SOURCE TEMPLATE template0"
"$stock/psql" -Xq -v ON_ERROR_STOP=1 -d "$SOURCE" -f "$here/sample.sql" >/dev/null

# Without what differs from one run of a program to the next, keys of \restrict and the time of day;
# without versions and marks of the server (tests/support/dump_text.h); and without the numbers that
# entries have in an archive, which each program gives
# in its own order.
normalized() {
  sed -E -e 's/^(\\(un)?restrict) .*/\1 KEY/' -e "s,$room/(stock|ours),ROOM,g" \
    -e '/^-- (Started on|Completed on|TOC entry|Dependencies:) /d' -e 's/^(; Archive created at ).*/\1TIME/' \
    -e '/ SET \(pg_attver=/d' -e '/^(--|; +) ?Dumped by /d' -e 's/^[0-9]+; /ID; /' -e 's/[0-9]+(\.dat|\.toc)/ID\1/'
}
# What pg_dump -v tells on its way is compared in tests/differential/lines. Sequences of identity
# columns are not dropped by themselves, whatever pg_restore says.
normalized_messages() {
  normalized | sed -E -e '/^pg_dump: (error|warning|detail|hint): /b' -e '/^pg_dump: /d' \
    -e '/^pg_restore: dropping SEQUENCE /d'
}

run() {
  local whose=$1 code=0
  sql "CREATE DATABASE $TARGET TEMPLATE template0"
  (cd "$room/$whose/files" &&
    PATH=$room/$whose/bin:/usr/local/bin:/usr/bin:/bin bash -euo pipefail "$here/$client") \
    >"$room/$whose/raw_output" 2>"$room/$whose/raw_messages" </dev/null || code=$?
  mkdir "$room/$whose/result"
  echo "$code" >"$room/$whose/result/exit_code"
  normalized <"$room/$whose/raw_output" >"$room/$whose/result/output"
  normalized_messages <"$room/$whose/raw_messages" >"$room/$whose/result/messages"
  (cd "$room/$whose/files" && find . -printf '%P %y %m\n' | normalized | sort) >"$room/$whose/result/files"
  "$stock/pg_dump" --create --statistics "$TARGET" | normalized >"$room/$whose/result/database.sql"
  sql "DROP DATABASE $TARGET WITH (FORCE)"
}

run stock
if [[ $(<"$room/stock/result/exit_code") != 0 ]]; then
  cat "$room/stock/result/messages" >&2
  echo "$client fails with PostgreSQL's own tools" >&2
  exit 1
fi
run ours
if ! diff -ru "$room/stock/result" "$room/ours/result"; then
  echo "$client: the lines with - are of PostgreSQL's own tools" >&2
  exit 1
fi
