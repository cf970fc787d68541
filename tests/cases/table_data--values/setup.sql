-- Rows that a text format must not mistake: for NULL, for its end, for a delimiter; and long ones.
CREATE TABLE texts (n integer, t text, u text);
INSERT INTO texts VALUES
    (1, NULL, ''), (2, '\N', E'\\\\N'), (3, '\.', E'a\n\\.\nb'), (4, E'\t', E'\r\n'), (5, E'\\', E'\\t'),
    (6, repeat('x', 100000), 'y'), (7, E'\u00e9\U0001F600', 'null'), (8, E'\001\177', 'NULL');
CREATE TABLE bytes (b bytea);
INSERT INTO bytes VALUES ('\x'), ('\x00010203ff'), (decode(repeat('5c0a', 100), 'hex'));
CREATE TABLE one_text (t text);
INSERT INTO one_text VALUES (''), (NULL), ('\.'), (E'\\.\\');
CREATE TABLE composites (c texts, a texts[]);
INSERT INTO composites VALUES (ROW(1, 'a,b', '"q"'), ARRAY[ROW(2, NULL, E'\\')::texts]);
CREATE TABLE floats (f double precision, r real);
INSERT INTO floats VALUES (0.1, 0.1), (1e300, 1e30), ('-0', '-0'), ('NaN', 'Infinity'), (1.0/3.0, 1.0/3.0);
CREATE TABLE empty (a integer);
-- Enough rows for TOAST to be used and for vacuum to count pages.
CREATE TABLE wide (id integer, payload text);
ALTER TABLE wide ALTER COLUMN payload SET STORAGE EXTERNAL;
INSERT INTO wide SELECT n, repeat(md5(n::text), 200) FROM generate_series(1, 50) AS n;
