-- Relations that nobody has looked at: pages and rows are as the server guesses them, and of columns
-- nothing is known. Made by an index, what is known of a table differs from server to server.
CREATE TABLE filled (a int, b text);
INSERT INTO filled SELECT g, 'x' FROM generate_series(1, 2000) g;
CREATE TABLE indexed (a int PRIMARY KEY);
INSERT INTO indexed SELECT generate_series(1, 500);
CREATE INDEX indexed_a ON indexed (a DESC);
CREATE TABLE part (k int PRIMARY KEY) PARTITION BY HASH (k);
CREATE TABLE part_0 PARTITION OF part FOR VALUES WITH (MODULUS 1, REMAINDER 0);
CREATE MATERIALIZED VIEW made AS SELECT a FROM filled;
