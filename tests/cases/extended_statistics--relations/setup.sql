-- On everything that has rows.
CREATE TABLE parts (a integer, b integer) PARTITION BY RANGE (a);
CREATE TABLE parts_1 PARTITION OF parts FOR VALUES FROM (0) TO (10);
CREATE STATISTICS of_partitioned ON a, b FROM parts;
CREATE STATISTICS of_partition (mcv) ON a, b FROM parts_1;
CREATE MATERIALIZED VIEW seen AS SELECT 1 AS a, 2 AS b;
CREATE STATISTICS of_view ON a, b FROM seen;
COMMENT ON STATISTICS of_view IS 'of a view that is kept';
CREATE TABLE mother (a integer, b integer);
CREATE TABLE child (c integer) INHERITS (mother);
CREATE STATISTICS of_child ON a, c FROM child;
CREATE STATISTICS of_mother ON a, b FROM mother;
