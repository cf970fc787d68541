-- Children and partitions whose generated columns have expressions of their own.
CREATE TABLE parent (a integer, b integer GENERATED ALWAYS AS ((a * 2)) STORED);
CREATE TABLE own_expression (b integer GENERATED ALWAYS AS ((a * 3)) STORED) INHERITS (parent);
CREATE TABLE two_parents_1 (a integer, b integer GENERATED ALWAYS AS ((a * 2)) STORED);
CREATE TABLE two_parents (b integer GENERATED ALWAYS AS ((a * 4)) STORED) INHERITS (parent, two_parents_1);
CREATE TABLE whole (a integer, b integer GENERATED ALWAYS AS ((a * 2)) STORED) PARTITION BY LIST (a);
CREATE TABLE part_1 PARTITION OF whole (b GENERATED ALWAYS AS ((a * 5)) STORED) FOR VALUES IN (1);
INSERT INTO whole VALUES (1);
INSERT INTO own_expression VALUES (1);
