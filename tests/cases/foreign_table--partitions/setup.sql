-- Partitions that are foreign tables, beside one that is not, and a default one; below another
-- partitioned table; attached later, with columns in another order.
CREATE FOREIGN DATA WRAPPER wrapper;
CREATE SERVER server FOREIGN DATA WRAPPER wrapper;
CREATE TABLE measured (id integer NOT NULL, at integer DEFAULT 1, what text) PARTITION BY RANGE (at);
CREATE TABLE measured_near PARTITION OF measured FOR VALUES FROM (0) TO (10);
CREATE FOREIGN TABLE measured_far PARTITION OF measured (what DEFAULT 'far') FOR VALUES FROM (10) TO (20) SERVER server OPTIONS (table_name 'far');
CREATE FOREIGN TABLE measured_rest PARTITION OF measured DEFAULT SERVER server;
CREATE TABLE measured_sub PARTITION OF measured FOR VALUES FROM (20) TO (30) PARTITION BY LIST (id);
CREATE FOREIGN TABLE measured_sub_far PARTITION OF measured_sub FOR VALUES IN (1, 2) SERVER server;
CREATE FOREIGN TABLE late (what text OPTIONS (column_name 'w'), gone integer, at integer, id integer NOT NULL) SERVER server;
ALTER FOREIGN TABLE late DROP COLUMN gone;
ALTER TABLE measured ATTACH PARTITION late FOR VALUES FROM (30) TO (40);
CREATE INDEX by_sub ON measured_near (id);
COMMENT ON FOREIGN TABLE measured_far IS 'far away';
INSERT INTO measured VALUES (1, 1, 'near');
