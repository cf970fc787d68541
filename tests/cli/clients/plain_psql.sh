# Plain dumps and psql: a first restore, the same again over what is there, and of a part.
pg_dump "$SOURCE" >all.sql
psql -X -q -d "$TARGET" -f all.sql

pg_dump --clean --if-exists "$SOURCE" >again.sql
psql -X -q -d "$TARGET" <again.sql

pg_dump -t users -a --inserts "$SOURCE" >users.sql
psql -X -q -d "$TARGET" -c 'TRUNCATE users CASCADE'
psql -X -q -d "$TARGET" <users.sql
psql -X -A -t -d "$TARGET" -c 'SELECT count(*), sum(hashtext(u::text)) FROM users u'

pg_dump --column-inserts --rows-per-insert=50 --on-conflict-do-nothing -t users "$SOURCE" |
  psql -X -q -d "$TARGET" >/dev/null
cat all.sql again.sql users.sql
