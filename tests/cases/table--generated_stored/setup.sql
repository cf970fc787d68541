-- Stored generated columns, alone, inherited and in partitions; their values are never copied.
CREATE TABLE area (
    width integer,
    height numeric DEFAULT 1.5 NOT NULL,
    area numeric GENERATED ALWAYS AS (((width)::numeric * height)) STORED,
    label text GENERATED ALWAYS AS (('w=' || (width)::text)) STORED NOT NULL,
    "Upper" text COLLATE "C" GENERATED ALWAYS AS ('it''s') STORED
);
INSERT INTO area (width) VALUES (1), (2);
CREATE TABLE only_generated (one integer GENERATED ALWAYS AS (1) STORED);
INSERT INTO only_generated DEFAULT VALUES;
CREATE TABLE child () INHERITS (area);
INSERT INTO child (width) VALUES (3);
CREATE TABLE joined (
    width integer,
    height numeric NOT NULL,
    area numeric GENERATED ALWAYS AS (((width)::numeric * height)) STORED,
    label text GENERATED ALWAYS AS (('w=' || (width)::text)) STORED NOT NULL,
    "Upper" text COLLATE "C" GENERATED ALWAYS AS ('it''s') STORED
);
ALTER TABLE joined INHERIT area;
CREATE TABLE joined_to_joined (LIKE joined INCLUDING GENERATED);
ALTER TABLE joined_to_joined INHERIT joined;
CREATE TABLE dropped_expression (a integer, b integer GENERATED ALWAYS AS ((a * 2)) STORED);
INSERT INTO dropped_expression VALUES (4);
ALTER TABLE dropped_expression ALTER COLUMN b DROP EXPRESSION;

CREATE TABLE whole (a integer, b integer GENERATED ALWAYS AS ((a * 2)) STORED) PARTITION BY LIST (a);
CREATE TABLE part_1 PARTITION OF whole FOR VALUES IN (1);
CREATE TABLE part_2 (b integer GENERATED ALWAYS AS ((a * 2)) STORED, a integer);
ALTER TABLE whole ATTACH PARTITION part_2 FOR VALUES IN (2);
INSERT INTO whole VALUES (1), (2);

-- The expression calls a function of this database.
CREATE FUNCTION twice(n integer) RETURNS integer LANGUAGE sql IMMUTABLE AS 'SELECT 2 * n';
CREATE TABLE needs_function (a integer, b integer GENERATED ALWAYS AS (twice(a)) STORED);
