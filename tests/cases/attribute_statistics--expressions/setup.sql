-- Columns of indexes on expressions, which go by number.
CREATE TABLE item (id int PRIMARY KEY, name text, price numeric);
INSERT INTO item SELECT g, 'Item ' || g % 10, g / 3.0 FROM generate_series(1, 400) g;
CREATE INDEX item_lower ON item (lower(name));
CREATE INDEX item_mixed ON item (id, upper(name), price, (id + 1), round(price));
CREATE UNIQUE INDEX item_partial ON item ((id * 2)) WHERE price > 10;
CREATE TABLE part (k int, v text) PARTITION BY LIST (k);
CREATE TABLE part_1 PARTITION OF part FOR VALUES IN (1);
INSERT INTO part SELECT 1, 'V' || g FROM generate_series(1, 100) g;
CREATE INDEX part_lower ON part (lower(v));
CREATE MATERIALIZED VIEW names AS SELECT DISTINCT name FROM item;
CREATE INDEX names_length ON names (length(name));
CREATE STATISTICS item_both ON name, price FROM item;
ANALYZE;
