-- For ./dev demo: prints, for each table of this database that holds rows itself, a query that tells
-- its name, its number of rows, and a digest of them in an order of their own. It is made where rows
-- were restored and run there and at the source. The digest is taken in 256 portions: no value that
-- the server has to build grows with the whole table.
SELECT format(
    $$SELECT %L, sum(rows), md5(string_agg(digest, '' ORDER BY digest)) FROM (
        SELECT count(*) AS rows, md5(string_agg(hash, '' ORDER BY hash)) AS digest FROM (
            SELECT md5("a row"::pg_catalog.text) AS hash FROM ONLY %s AS "a row"
        ) AS each GROUP BY left(hash, 2)
    ) AS portion;$$,
    c.oid::pg_catalog.regclass, c.oid::pg_catalog.regclass)
FROM pg_catalog.pg_class AS c
WHERE c.relkind = 'r' AND c.relpersistence <> 't' AND c.oid >= 16384
  AND c.relnamespace::pg_catalog.regnamespace::pg_catalog.text NOT IN ('pg_catalog', 'information_schema', 'pg_toast')
  AND NOT EXISTS (SELECT FROM pg_catalog.pg_depend WHERE classid = 'pg_catalog.pg_class'::pg_catalog.regclass
                  AND objid = c.oid AND deptype = 'e')
ORDER BY 1;
