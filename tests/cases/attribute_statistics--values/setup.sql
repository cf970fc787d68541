-- What is known of columns: every kind of statistics that PostgreSQL keeps, and values that need quotes
-- in an array, in a string, in both.
CREATE TABLE kinds (
  "Odd "" name's" int,
  few text,
  many text,
  list int[],
  words tsvector,
  span int4range,
  spans daterange,
  flag boolean,
  place point,
  document json,
  moment timestamptz,
  amount money,
  bytes bytea,
  gone int,
  none text
);
INSERT INTO kinds
SELECT g, 'x' || g % 7, 'y' || g, ARRAY[g, g % 3], ('a' || g % 5 || ' b' || g)::tsvector,
       CASE WHEN g % 5 = 0 THEN 'empty' ELSE int4range(g, g + g % 7 + 1) END,
       daterange('2020-01-01', date '2020-01-01' + g), g % 3 = 0, point(g, g), '{}',
       timestamptz '2020-01-01 00:00+00' + g * interval '1 hour', g, decode(lpad(to_hex(g), 8, '0'), 'hex'),
       g, NULL
FROM generate_series(1, 500) g;
ALTER TABLE kinds DROP COLUMN gone;
ALTER TABLE kinds ALTER COLUMN many SET STATISTICS 10;
ALTER TABLE kinds ALTER COLUMN flag SET STATISTICS 0;

CREATE TABLE quotes (t text);
INSERT INTO quotes VALUES (E'back\\slash'), (E'quote\'s'), ('"double"'), ('{a,b}'), (''), ('NULL'), (E'tab\t, line\nfeed'),
                          ('naïve — 🐘');
INSERT INTO quotes SELECT * FROM quotes;

CREATE TABLE wide (t text);
INSERT INTO wide SELECT repeat('x', 2000) || g FROM generate_series(1, 20) g;

-- Of the table alone, and with what inherits from it.
CREATE TABLE parent (a int, b text);
CREATE TABLE child () INHERITS (parent);
INSERT INTO parent SELECT g, 'p' FROM generate_series(1, 100) g;
INSERT INTO child SELECT g, 'c' || g FROM generate_series(1, 100) g;
ANALYZE;
