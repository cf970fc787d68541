-- For ./dev demo: up to three tables of one schema that can be restored on their own, each with the
-- indexes that no constraint owns, as "schema TAB table TAB index". Only reads, and only the catalog.
WITH relation AS (
    SELECT c.oid, n.nspname, c.relname, c.relkind
    FROM pg_catalog.pg_class AS c
    JOIN pg_catalog.pg_namespace AS n ON n.oid = c.relnamespace
    WHERE c.oid >= 16384 AND c.relname !~ '[[:cntrl:]]' AND n.nspname !~ '[[:cntrl:]]'
), candidate AS (
    SELECT r.oid, r.nspname, r.relname
    FROM relation AS r
    JOIN pg_catalog.pg_class AS c ON c.oid = r.oid
    WHERE c.relkind = 'r' AND c.relpersistence = 'p' AND NOT c.relispartition
      AND NOT EXISTS (SELECT FROM pg_catalog.pg_inherits WHERE c.oid IN (inhrelid, inhparent))
), piece AS (
    -- All that makes up a candidate, as the dependencies name it.
    SELECT oid AS relation, 'pg_catalog.pg_class'::regclass AS classid, oid AS objid FROM candidate
    UNION ALL
    SELECT indrelid, 'pg_catalog.pg_class'::regclass, indexrelid FROM pg_catalog.pg_index
    UNION ALL
    SELECT conrelid, 'pg_catalog.pg_constraint'::regclass, oid FROM pg_catalog.pg_constraint WHERE contype = 'c'
    UNION ALL
    SELECT adrelid, 'pg_catalog.pg_attrdef'::regclass, oid FROM pg_catalog.pg_attrdef
), own AS (
    -- What such a piece may refer to: the others, their constraints, and sequences of the columns.
    SELECT relation, classid, objid FROM piece
    UNION ALL
    SELECT conrelid, 'pg_catalog.pg_constraint'::regclass, oid FROM pg_catalog.pg_constraint
    UNION ALL
    SELECT refobjid, classid, objid FROM pg_catalog.pg_depend
    WHERE classid = 'pg_catalog.pg_class'::regclass AND refclassid = classid AND refobjsubid > 0
), alone AS (
    SELECT c.oid, c.nspname, c.relname
    FROM candidate AS c
    WHERE NOT EXISTS (
        SELECT FROM piece AS p
        JOIN pg_catalog.pg_depend AS d ON (d.classid, d.objid) = (p.classid, p.objid)
        WHERE p.relation = c.oid AND d.refobjid >= 16384
          AND d.refclassid <> 'pg_catalog.pg_namespace'::regclass
          AND NOT EXISTS (SELECT FROM own AS o
                          WHERE o.relation = c.oid AND (o.classid, o.objid) = (d.refclassid, d.refobjid))
    )
), chosen AS (
    SELECT t.nspname, t.relname, x.relname AS index,
           count(*) OVER (PARTITION BY t.nspname) AS weight,
           dense_rank() OVER (PARTITION BY t.nspname ORDER BY t.relname) AS number
    FROM alone AS t
    JOIN pg_catalog.pg_index AS i ON i.indrelid = t.oid AND i.indisvalid
    JOIN relation AS x ON x.oid = i.indexrelid
    WHERE NOT EXISTS (SELECT FROM pg_catalog.pg_constraint AS k
                      WHERE k.conindid = i.indexrelid AND k.contype IN ('p', 'u', 'x'))
)
SELECT nspname, relname, index
FROM chosen
WHERE nspname = (SELECT nspname FROM chosen ORDER BY weight DESC, nspname LIMIT 1) AND number <= 3
ORDER BY relname, index;
