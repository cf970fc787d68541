# What scripts see when something is wrong: exit codes, counts, and messages that they look for.
pg_dump -Fc "$SOURCE" >db.dump
pg_restore -d "$TARGET" db.dump
again=0
pg_restore -d "$TARGET" db.dump 2>log || again=$?
echo "again: $again"
grep -c 'already exists' log
pg_restore --clean -d "$TARGET" db.dump && echo "replaced"
pg_dump "${SOURCE}_missing" 2>log || echo "exit code $?: $(grep -c 'does not exist' log)"
pg_dump -t missing "$SOURCE" 2>&1 || echo "exit code $?"
pg_dump -h /nowhere "$SOURCE" 2>&1 || echo "exit code $?"
pg_dump --format=custom --file=/nowhere/x "$SOURCE" 2>&1 || echo "exit code $?"
pg_restore -d "$TARGET" missing.dump 2>&1 || echo "exit code $?"
head -c 300 db.dump >cut.dump
pg_restore -l cut.dump >/dev/null 2>&1 || echo "exit code $?"
printf 'SELECT 1;\n' | pg_restore -d "$TARGET" 2>/dev/null || echo "exit code $?"
# the reader goes away
pg_dump "$SOURCE" | head -n 3 >/dev/null || echo "exit code $?"
