-- Statistics of every kind of relation that has some: the table, what is made with a constraint, the
-- index, the partitioned table and index, the materialized view, filled, refreshed and empty.
CREATE SCHEMA "odd ""schema's";
CREATE TABLE "odd ""schema's"."odd ""name's" (a int);
INSERT INTO "odd ""schema's"."odd ""name's" SELECT generate_series(1, 100);

CREATE TABLE item (id int PRIMARY KEY, name text UNIQUE, price numeric);
INSERT INTO item SELECT g, 'item ' || g, g / 7.0 FROM generate_series(1, 1000) g;
CREATE INDEX item_price ON item (price);
CREATE INDEX item_dear ON item (name) WHERE price > 100;
CREATE TABLE child (extra int) INHERITS (item);
INSERT INTO child SELECT g, 'child ' || g, g, g FROM generate_series(1, 50) g;

CREATE TABLE part (k int, v text) PARTITION BY LIST (k);
CREATE TABLE part_1 PARTITION OF part FOR VALUES IN (1);
CREATE TABLE part_2 PARTITION OF part FOR VALUES IN (2);
INSERT INTO part SELECT 1 + g % 2, 'v' || g FROM generate_series(1, 300) g;
CREATE INDEX part_v ON part (v);

CREATE MATERIALIZED VIEW cheap AS SELECT id, name FROM item WHERE price < 50;
CREATE INDEX cheap_id ON cheap (id);
CREATE MATERIALIZED VIEW cheaper AS SELECT id FROM cheap WHERE id < 10;
CREATE MATERIALIZED VIEW later AS SELECT id FROM item WITH NO DATA;

CREATE TABLE nothing ();
CREATE UNLOGGED TABLE scratch (a int);
CREATE VIEW seen AS SELECT * FROM item;
CREATE SEQUENCE counter;
VACUUM ANALYZE;
