-- Foreign keys from and to partitioned tables, over several levels.
CREATE TABLE whole (id integer PRIMARY KEY) PARTITION BY RANGE (id);
CREATE TABLE whole_1 PARTITION OF whole FOR VALUES FROM (0) TO (10) PARTITION BY RANGE (id);
CREATE TABLE whole_1_1 PARTITION OF whole_1 FOR VALUES FROM (0) TO (5);
CREATE TABLE whole_2 PARTITION OF whole FOR VALUES FROM (10) TO (20);
CREATE TABLE plain (id integer PRIMARY KEY, w integer REFERENCES whole);
CREATE TABLE "Odd parts" (id integer, w integer, p integer) PARTITION BY LIST (id);
CREATE TABLE "Odd parts_1" PARTITION OF "Odd parts" FOR VALUES IN (1);
ALTER TABLE "Odd parts" ADD CONSTRAINT to_whole FOREIGN KEY (w) REFERENCES whole(id) ON DELETE CASCADE;
ALTER TABLE "Odd parts" ADD CONSTRAINT to_plain FOREIGN KEY (p) REFERENCES plain(id) DEFERRABLE;
ALTER TABLE "Odd parts_1" ADD CONSTRAINT only_of_part FOREIGN KEY (id) REFERENCES plain(id);
CREATE TABLE "Odd parts_2" PARTITION OF "Odd parts" FOR VALUES IN (2);
CREATE TABLE to_itself (id integer PRIMARY KEY, parent integer REFERENCES to_itself) PARTITION BY LIST (id);
CREATE TABLE to_itself_1 PARTITION OF to_itself FOR VALUES IN (1);
CREATE TABLE to_one_part (id integer REFERENCES whole_2);
INSERT INTO whole VALUES (1), (11);
INSERT INTO plain VALUES (1, 1);
INSERT INTO "Odd parts" VALUES (1, 11, 1);
COMMENT ON CONSTRAINT to_whole ON "Odd parts" IS 'whole to whole';
