-- Publications of partitioned tables, of partitions and of children.
CREATE TABLE measured (id integer, at integer) PARTITION BY RANGE (at);
CREATE TABLE measured_low PARTITION OF measured FOR VALUES FROM (0) TO (10);
CREATE TABLE parent (id integer);
CREATE TABLE child (more integer) INHERITS (parent);
CREATE PUBLICATION whole FOR TABLE measured WITH (publish_via_partition_root = true);
CREATE PUBLICATION part FOR TABLE measured_low;
CREATE PUBLICATION family FOR TABLE parent;
CREATE PUBLICATION alone FOR TABLE ONLY parent;
