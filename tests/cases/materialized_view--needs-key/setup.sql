-- Materialized views that group by a primary key alone can't be made before the key, and views and
-- materialized views over them neither.
CREATE TABLE item (id integer PRIMARY KEY, name text);
INSERT INTO item VALUES (1, 'one');
CREATE MATERIALIZED VIEW late WITH (fillfactor = 90) AS SELECT id, name, count(*) FROM item GROUP BY id;
ALTER MATERIALIZED VIEW late ALTER COLUMN name SET STATISTICS 7;
CREATE VIEW over_late AS SELECT name FROM late;
CREATE MATERIALIZED VIEW a_reader AS SELECT name FROM over_late;
CREATE MATERIALIZED VIEW direct_reader AS SELECT name FROM late;
CREATE UNIQUE INDEX late_idx ON late (id);
COMMENT ON MATERIALIZED VIEW late IS 'late';
COMMENT ON COLUMN late.name IS 'of the item';
GRANT SELECT ON late TO case_reader;
