-- From 17 on identity columns of partitioned tables reach their partitions.
CREATE TABLE whole (id integer GENERATED ALWAYS AS IDENTITY, k integer) PARTITION BY LIST (k);
CREATE TABLE part_1 PARTITION OF whole FOR VALUES IN (1);
CREATE TABLE part_2 (k integer, id integer NOT NULL);
ALTER TABLE whole ATTACH PARTITION part_2 FOR VALUES IN (2);
INSERT INTO whole (k) VALUES (1), (2), (1);
