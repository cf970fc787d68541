-- NOT NULL constraints that the rows at hand need not meet, alone and in families of tables.
CREATE TABLE legacy (a integer, b integer, c integer);
INSERT INTO legacy VALUES (NULL, NULL, 1);
ALTER TABLE legacy ADD CONSTRAINT legacy_a_not_null NOT NULL a NOT VALID;
ALTER TABLE legacy ADD CONSTRAINT b_from_now_on NOT NULL b NO INHERIT NOT VALID;
ALTER TABLE legacy ADD CONSTRAINT c_checked NOT NULL c NOT VALID;
ALTER TABLE legacy VALIDATE CONSTRAINT c_checked;
COMMENT ON CONSTRAINT b_from_now_on ON legacy IS 'some are missing';

CREATE TABLE parent (a integer, b integer);
CREATE TABLE older_child () INHERITS (parent);
CREATE TABLE stricter_child (a integer NOT NULL) INHERITS (parent);
CREATE TABLE own_child (a integer) INHERITS (parent);
INSERT INTO older_child VALUES (NULL, NULL);
ALTER TABLE parent ADD CONSTRAINT a_from_now_on NOT NULL a NOT VALID;
ALTER TABLE own_child ADD CONSTRAINT b_of_own_child NOT NULL b NOT VALID;
CREATE TABLE younger_child () INHERITS (parent);
CREATE TABLE validated_child (a integer) INHERITS (parent);

CREATE TABLE whole (a integer, b integer) PARTITION BY LIST (a);
CREATE TABLE older_part PARTITION OF whole FOR VALUES IN (1);
INSERT INTO whole VALUES (1, NULL);
ALTER TABLE whole ADD CONSTRAINT b_from_now_on NOT NULL b NOT VALID;
CREATE TABLE younger_part PARTITION OF whole FOR VALUES IN (2);
COMMENT ON CONSTRAINT b_from_now_on ON younger_part IS 'inherited, validated';

CREATE TABLE checked_parent (a integer NOT NULL);
CREATE TABLE of_both () INHERITS (parent, checked_parent);
CREATE TABLE of_both_the_other_way () INHERITS (checked_parent, parent);
