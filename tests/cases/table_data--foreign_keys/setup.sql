-- Tables whose rows must be loaded in the order of their foreign keys when nothing else is dumped.
CREATE TABLE z_root (id integer PRIMARY KEY);
CREATE TABLE m_middle (id integer PRIMARY KEY, root integer REFERENCES z_root);
CREATE TABLE a_leaf (id integer PRIMARY KEY, middle integer REFERENCES m_middle, root integer REFERENCES z_root);
CREATE TABLE b_tree (id integer PRIMARY KEY, parent integer REFERENCES b_tree);
CREATE TABLE a_ring (id integer PRIMARY KEY, next integer);
CREATE TABLE b_ring (id integer PRIMARY KEY, next integer REFERENCES a_ring);
ALTER TABLE a_ring ADD CONSTRAINT a_ring_next FOREIGN KEY (next) REFERENCES b_ring(id);
CREATE TABLE whole (id integer PRIMARY KEY) PARTITION BY LIST (id);
CREATE TABLE whole_1 PARTITION OF whole FOR VALUES IN (1);
CREATE TABLE a_of_whole (id integer REFERENCES whole);
INSERT INTO z_root VALUES (1);
INSERT INTO m_middle VALUES (1, 1);
INSERT INTO a_leaf VALUES (1, 1, 1);
INSERT INTO b_tree VALUES (1, 2), (2, NULL);
INSERT INTO whole VALUES (1);
INSERT INTO a_of_whole VALUES (1);
