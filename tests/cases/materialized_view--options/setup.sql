-- All that can be said of a materialized view and its columns.
CREATE TABLE item (id integer, name text, body text);
INSERT INTO item SELECT n, 'name ' || n, repeat('x', n) FROM generate_series(1, 5) AS n;
CREATE MATERIALIZED VIEW plain AS SELECT id, name FROM item;
CREATE MATERIALIZED VIEW with_options WITH (fillfactor = 70, autovacuum_enabled = false) AS SELECT id, name, body FROM item;
CREATE MATERIALIZED VIEW with_toast_options WITH (toast.autovacuum_enabled = false) AS SELECT body FROM item;
CREATE MATERIALIZED VIEW with_all USING heap WITH (fillfactor = 50, toast.vacuum_truncate = false) TABLESPACE pg_default
    AS SELECT id, name, body FROM item;
ALTER MATERIALIZED VIEW with_all ALTER COLUMN id SET STATISTICS 0;
ALTER MATERIALIZED VIEW with_all ALTER COLUMN body SET STORAGE EXTERNAL;
ALTER MATERIALIZED VIEW with_all ALTER COLUMN name SET (n_distinct = -0.5, n_distinct_inherited = 3);
ALTER TABLE with_all REPLICA IDENTITY FULL;
ALTER TABLE plain REPLICA IDENTITY NOTHING;
SELECT :SERVER_VERSION_NUM >= 140000 AS has_compression \gset
\if :has_compression
ALTER MATERIALIZED VIEW with_all ALTER COLUMN body SET COMPRESSION pglz;
\endif
CREATE MATERIALIZED VIEW "Odd ""view""" ("Odd ""column""", "select") AS SELECT id, name COLLATE "C" FROM item;
CREATE UNIQUE INDEX plain_idx ON plain (id);
ALTER MATERIALIZED VIEW plain CLUSTER ON plain_idx;
CREATE INDEX plain_name_idx ON plain (lower(name)) WITH (fillfactor = 80);
COMMENT ON MATERIALIZED VIEW plain IS 'plain';
COMMENT ON COLUMN plain.name IS 'name';
COMMENT ON COLUMN "Odd ""view"""."Odd ""column""" IS 'odd';
COMMENT ON INDEX plain_idx IS 'unique';
-- Refreshing is done as the owner, who needs the privilege by then.
ALTER MATERIALIZED VIEW plain OWNER TO case_owner;
GRANT SELECT ON item TO case_owner;
GRANT SELECT ON plain TO case_reader;
GRANT SELECT ("select") ON "Odd ""view""" TO case_reader;
