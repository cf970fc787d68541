-- From 18 on a NOT NULL is a constraint with a name, that may not be inherited or not be validated.
CREATE TABLE named (
    a integer CONSTRAINT a_is_there NOT NULL,
    b integer NOT NULL NO INHERIT,
    c integer CONSTRAINT "Odd ""name""" NOT NULL NO INHERIT,
    d integer,
    e integer,
    f integer CONSTRAINT named_f_not_null NOT NULL,
    CONSTRAINT d_is_there NOT NULL d
);
COMMENT ON CONSTRAINT a_is_there ON named IS 'a name of its own';
COMMENT ON CONSTRAINT named_f_not_null ON named IS 'the name that the server chooses';
CREATE TABLE child () INHERITS (named);
ALTER TABLE child ADD CONSTRAINT child_b NOT NULL b;
COMMENT ON CONSTRAINT a_is_there ON child IS 'only inherited';
CREATE TABLE child_with_own_name (a integer CONSTRAINT mine NOT NULL) INHERITS (named);
CREATE TABLE adds_to_inherited (z text) INHERITS (named);
ALTER TABLE adds_to_inherited ALTER COLUMN e SET NOT NULL;
CREATE TABLE renamed (a integer NOT NULL);
ALTER TABLE renamed RENAME CONSTRAINT renamed_a_not_null TO other;
CREATE TABLE table_renamed (a integer NOT NULL);
ALTER TABLE table_renamed RENAME TO table_with_new_name;
CREATE TABLE keyed (a integer CONSTRAINT key_is_there NOT NULL PRIMARY KEY);
CREATE TABLE made_by_key (a integer, PRIMARY KEY (a));
COMMENT ON CONSTRAINT made_by_key_a_not_null ON made_by_key IS 'came with the key';
CREATE TABLE parts (a integer CONSTRAINT part_key NOT NULL, b integer NOT NULL) PARTITION BY LIST (a);
CREATE TABLE parts_1 PARTITION OF parts FOR VALUES IN (1);
CREATE TABLE parts_2 (a integer CONSTRAINT own_key NOT NULL, b integer NOT NULL);
ALTER TABLE parts ATTACH PARTITION parts_2 FOR VALUES IN (2);
