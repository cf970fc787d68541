-- Something of most kinds, with few rows.
CREATE SCHEMA shop;
COMMENT ON SCHEMA shop IS 'what is for sale';
CREATE TYPE shop.size AS ENUM ('small', 'large');
CREATE DOMAIN shop.price AS numeric CHECK (VALUE >= 0);
CREATE FUNCTION shop.stamp() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN new; END';
CREATE TABLE shop.item (id serial PRIMARY KEY, name text NOT NULL UNIQUE, size shop.size,
                        price shop.price DEFAULT 1.5, tags text[])
  WITH (fillfactor = 70, autovacuum_enabled = off);
COMMENT ON COLUMN shop.item.name IS 'as on the shelf';
GRANT SELECT ON shop.item TO case_reader;
GRANT UPDATE (price) ON shop.item TO case_writer;
CREATE INDEX item_price ON shop.item (price) WHERE price > 1;
CREATE TRIGGER item_stamp BEFORE INSERT ON shop.item FOR EACH ROW EXECUTE FUNCTION shop.stamp();
CREATE TABLE shop.line (item int REFERENCES shop.item, day date, amount int CHECK (amount > 0))
  PARTITION BY RANGE (day);
CREATE TABLE shop.line_2025 PARTITION OF shop.line FOR VALUES FROM ('2025-01-01') TO ('2026-01-01');
CREATE TABLE shop.line_2026 PARTITION OF shop.line FOR VALUES FROM ('2026-01-01') TO ('2027-01-01');
CREATE VIEW shop.cheap AS SELECT id, name FROM shop.item WHERE price < 2;
CREATE RULE quiet AS ON DELETE TO shop.cheap DO INSTEAD NOTHING;
CREATE MATERIALIZED VIEW shop.names AS SELECT name FROM shop.item;
CREATE SEQUENCE shop.ticket START 7;
CREATE POLICY own ON shop.item FOR SELECT USING (price < 100);
CREATE STATISTICS shop.item_facts ON size, price FROM shop.item;
CREATE PUBLICATION news FOR TABLE shop.item;
CREATE TABLE "odd ""name" ("a b" int);

INSERT INTO shop.item (name, tags) SELECT 'item ' || n, ARRAY['a', 'b "c"', NULL]
  FROM generate_series(1, 30) n;
INSERT INTO shop.line SELECT n, date '2025-12-20' + n, n FROM generate_series(1, 25) n;
INSERT INTO "odd ""name" VALUES (1), (2), (3);
REFRESH MATERIALIZED VIEW shop.names;
SELECT nextval('shop.ticket');
SELECT lo_from_bytea(5001, 'one'), lo_create(5002);
COMMENT ON LARGE OBJECT 5001 IS 'an object';
