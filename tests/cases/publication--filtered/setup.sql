-- Row filters and lists of columns.
CREATE TABLE t (id integer PRIMARY KEY, "B b" text, dropped integer, c integer, "select" integer);
ALTER TABLE t DROP COLUMN dropped;
CREATE TABLE other (a integer, b text);
CREATE PUBLICATION rows_of FOR TABLE t WHERE (id > 0 AND "B b" <> 'it''s'), other WHERE (a IS NOT NULL) WITH (publish = 'insert');
CREATE PUBLICATION columns_of FOR TABLE t ("select", id, "B b"), other (b);
CREATE PUBLICATION both_of FOR TABLE t (id, c) WHERE (id % 2 = 0) WITH (publish = 'insert, update');
CREATE PUBLICATION either_of FOR TABLE t (id), other WHERE (true);
