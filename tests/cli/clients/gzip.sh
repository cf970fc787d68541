# Archives and scripts through other programs.
pg_dump -Fc -Z 0 "$SOURCE" | gzip >db.dump.gz
gunzip -c db.dump.gz | pg_restore -d "$TARGET"
gunzip -c db.dump.gz | pg_restore -l | grep -v '^;' >list
gunzip -c db.dump.gz >db.dump
pg_restore -c --if-exists -j 2 -d "$TARGET" db.dump

pg_dump -c --if-exists "$SOURCE" | gzip -9 >db.sql.gz
zcat db.sql.gz | psql -X -q -d "$TARGET" >/dev/null

# a tar archive, and a directory packed as one
pg_dump -Ft "$SOURCE" | gzip | gunzip | pg_restore --clean --if-exists -d "$TARGET"
pg_dump -Ft "$SOURCE" | tar -tf - | grep -c '\.dat$'
pg_dump -Fd -f directory "$SOURCE"
tar -cf - directory | (mkdir copy && tar -xf - -C copy)
pg_restore --clean --if-exists -d "$TARGET" copy/directory
# cut in pieces and put together again
pg_dump -Fc "$SOURCE" | split -b 4k - piece.
cat piece.* | pg_restore --clean --if-exists -d "$TARGET"
rm piece.*

zcat db.sql.gz
cat list
