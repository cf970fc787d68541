-- Columns and checks that come from parents, are stated again, or are only a child's own.
CREATE SCHEMA other;
CREATE TABLE parent (a integer, b text DEFAULT 'b', c integer, CONSTRAINT a_positive CHECK ((a > 0)));
CREATE TABLE other.second_parent (b text DEFAULT 'b', d date, CONSTRAINT d_late CHECK ((d > '2000-01-01'::date)));
CREATE TABLE no_own_columns () INHERITS (parent);
CREATE TABLE own_column (z integer) INHERITS (parent);
CREATE TABLE stated_again (a integer, b text) INHERITS (parent);
CREATE TABLE of_two (b text) INHERITS (parent, other.second_parent);
CREATE TABLE "Odd ""child""" ("a b" integer) INHERITS (other.second_parent);
CREATE TABLE grandchild (y integer) INHERITS (own_column, stated_again);
CREATE TABLE joined (a integer, b text, c integer, e integer, CONSTRAINT a_positive CHECK ((a > 0)));
ALTER TABLE joined INHERIT parent;
CREATE TABLE left_again (e integer) INHERITS (parent);
ALTER TABLE left_again NO INHERIT parent;
-- A parent's column that was dropped stays with children that state it themselves.
CREATE TABLE keeps_dropped (c integer) INHERITS (parent);
ALTER TABLE parent DROP COLUMN c;
INSERT INTO parent VALUES (1, 'x');
INSERT INTO grandchild (a, b, z, y) VALUES (2, 'y', 3, 4);
COMMENT ON COLUMN own_column.a IS 'on an inherited column';
GRANT SELECT (a) ON own_column TO case_reader;
