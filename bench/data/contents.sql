-- What a database holds, a line a table: its name, its rows, and a sum of hashes that does not depend on
-- their order. A table without a page has no rows. Then sequences and large objects.
SET max_parallel_workers_per_gather = 4;
SELECT format('SELECT %L, count(*), sum(hashtextextended(t::text, 0)) FROM ONLY %s t',
              oid::regclass, oid::regclass)
FROM pg_class
WHERE relkind IN ('r', 'm') AND oid >= 16384 AND pg_relation_size(oid) > 0
ORDER BY oid::regclass::text COLLATE "C"
\gexec
SELECT 'sequences', count(*),
       sum(hashtextextended(concat_ws(' ', schemaname, sequencename, last_value), 0))
FROM pg_sequences;
SELECT 'large objects', count(*), sum(hashtextextended(concat_ws(' ', loid, pageno, md5(data)), 0))
FROM pg_largeobject;
