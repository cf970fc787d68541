-- Defaults that a child has, lacks or changes against its parents.
CREATE TABLE parent (a integer DEFAULT 1, b integer DEFAULT 2, c integer DEFAULT 3, d integer);
CREATE TABLE same () INHERITS (parent);
CREATE TABLE lacks () INHERITS (parent);
ALTER TABLE lacks ALTER COLUMN a DROP DEFAULT, ALTER COLUMN c DROP DEFAULT;
CREATE TABLE lacks_stated (b integer) INHERITS (parent);
ALTER TABLE lacks_stated ALTER COLUMN b DROP DEFAULT;
CREATE TABLE own_value (a integer DEFAULT 10, d integer DEFAULT 40) INHERITS (parent);
CREATE TABLE changed () INHERITS (parent);
ALTER TABLE changed ALTER COLUMN d SET DEFAULT 4, ALTER COLUMN c SET DEFAULT 30;
CREATE TABLE null_value (a integer DEFAULT NULL) INHERITS (parent);
CREATE TABLE below_null () INHERITS (null_value);
CREATE TABLE whole (a integer DEFAULT 1, b integer DEFAULT 2) PARTITION BY LIST (a);
CREATE TABLE part_1 PARTITION OF whole FOR VALUES IN (1);
CREATE TABLE part_2 PARTITION OF whole (b DEFAULT 20) FOR VALUES IN (2);
CREATE TABLE part_3 (b integer, a integer);
ALTER TABLE whole ATTACH PARTITION part_3 FOR VALUES IN (3);
CREATE TABLE part_4 PARTITION OF whole FOR VALUES IN (4);
ALTER TABLE part_4 ALTER COLUMN b DROP DEFAULT;
