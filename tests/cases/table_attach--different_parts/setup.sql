-- Partitions that differ from their parent: in the order of columns, dropped ones, defaults, checks.
CREATE TABLE whole (a integer, b text DEFAULT 'b', c integer NOT NULL, CONSTRAINT c_positive CHECK ((c > 0))) PARTITION BY LIST (a);
CREATE TABLE a_part_named_before (c integer NOT NULL, b text, a integer, CONSTRAINT c_positive CHECK ((c > 0)));
ALTER TABLE whole ATTACH PARTITION a_part_named_before FOR VALUES IN (1);
CREATE TABLE part_dropped (x integer, a integer, y text, b text, c integer NOT NULL, z integer, CONSTRAINT c_positive CHECK ((c > 0)));
ALTER TABLE part_dropped DROP COLUMN x, DROP COLUMN y, DROP COLUMN z;
ALTER TABLE whole ATTACH PARTITION part_dropped FOR VALUES IN (2);
CREATE TABLE part_own PARTITION OF whole (b DEFAULT 'own', CONSTRAINT own_check CHECK ((c < 100))) FOR VALUES IN (3);
CREATE TABLE part_rest PARTITION OF whole DEFAULT;
CREATE TABLE part_detached PARTITION OF whole FOR VALUES IN (4);
ALTER TABLE whole DETACH PARTITION part_detached;
CREATE TABLE part_owner PARTITION OF whole FOR VALUES IN (5);
ALTER TABLE part_owner OWNER TO case_owner;
GRANT SELECT ON part_owner TO case_reader;
CREATE UNLOGGED TABLE part_unlogged PARTITION OF whole FOR VALUES IN (6);
INSERT INTO whole VALUES (1, 'one', 1), (2, 'two', 2), (3, DEFAULT, 3), (9, NULL, 9);
INSERT INTO part_detached VALUES (4, 'four', 4);
