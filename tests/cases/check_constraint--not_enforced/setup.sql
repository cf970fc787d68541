-- Constraints that 18 keeps without enforcing them.
CREATE TABLE lenient (a integer, b integer, CONSTRAINT never CHECK ((a > 0)) NOT ENFORCED, CONSTRAINT always CHECK ((b > 0)) ENFORCED);
INSERT INTO lenient VALUES (-1, 1);
ALTER TABLE lenient ADD CONSTRAINT later CHECK ((a > b)) NOT ENFORCED;
COMMENT ON CONSTRAINT never ON lenient IS 'only said';
CREATE TABLE child () INHERITS (lenient);
CREATE TABLE whole (a integer, CONSTRAINT c CHECK ((a > 0)) NOT ENFORCED) PARTITION BY LIST (a);
CREATE TABLE part PARTITION OF whole FOR VALUES IN (1);
CREATE TABLE target (id integer PRIMARY KEY);
CREATE TABLE pointer (id integer CONSTRAINT points REFERENCES target NOT ENFORCED, other integer REFERENCES target);
INSERT INTO pointer VALUES (7, NULL);
