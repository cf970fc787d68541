# Lists of archives, edited with the usual tools: https://www.postgresql.org/docs/18/app-pgrestore.html
pg_dump -Fc "$SOURCE" >db.dump
pg_restore -l db.dump >all.list
grep -v ' TRIGGER \| MATERIALIZED VIEW DATA ' all.list >some.list
pg_restore -L some.list -d "$TARGET" db.dump

pg_restore -l db.dump | grep -E ' TABLE (public|app) ' | pg_restore -L /dev/stdin -f tables.sql db.dump
pg_restore -l db.dump | sed -e '/ INDEX /s/^/;/' -e '/COMMENT/s/^/;/' >commented.list
pg_restore --use-list=commented.list -f - db.dump >commented.sql
pg_restore -l db.dump | awk -F ';' '/TABLE DATA/ {print $1 ";"}' >numbers.list
pg_restore -a -L numbers.list -f rows.sql db.dump
{ grep ' FK CONSTRAINT ' all.list; grep ' TABLE public users ' all.list; } >turned.list
pg_restore -L turned.list -f turned.sql db.dump
pg_restore -l db.dump | grep -c 'TABLE DATA'
pg_restore -l db.dump | head -n 1

cat some.list tables.sql commented.sql rows.sql turned.sql
