-- Keys of partitioned tables and what their partitions make of them.
CREATE TABLE whole (id integer, k text, v integer, PRIMARY KEY (id, k)) PARTITION BY LIST (k);
CREATE TABLE part_b PARTITION OF whole FOR VALUES IN ('b') PARTITION BY RANGE (id);
CREATE TABLE part_b_1 PARTITION OF part_b FOR VALUES FROM (0) TO (10);
CREATE TABLE part_a PARTITION OF whole FOR VALUES IN ('a');
ALTER TABLE whole ADD CONSTRAINT "Odd unique" UNIQUE (k, id);
CREATE TABLE part_c (v integer, k text NOT NULL, id integer NOT NULL, CONSTRAINT own_name PRIMARY KEY (id, k));
ALTER TABLE whole ATTACH PARTITION part_c FOR VALUES IN ('c');
ALTER TABLE part_a ADD CONSTRAINT only_of_part UNIQUE (v);
INSERT INTO whole VALUES (1, 'a', 1), (1, 'b', 2), (1, 'c', 3);
COMMENT ON CONSTRAINT whole_pkey ON whole IS 'of the whole';
COMMENT ON CONSTRAINT part_a_pkey ON part_a IS 'of a part';
CREATE TABLE half_done (id integer, k text) PARTITION BY LIST (k);
CREATE TABLE half_done_1 PARTITION OF half_done FOR VALUES IN ('x');
ALTER TABLE ONLY half_done ADD CONSTRAINT half_done_key UNIQUE (id, k);
