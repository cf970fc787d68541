-- Views over tables whose columns were dropped, renamed and added afterwards.
CREATE TABLE item (a integer, gone text, b integer, c text);
CREATE TABLE other (a integer, d text);
CREATE FUNCTION items() RETURNS SETOF item LANGUAGE sql AS 'SELECT * FROM public.item';
CREATE VIEW of_function AS SELECT a, b FROM items();
CREATE VIEW of_aliases AS SELECT x, z FROM items() AS i(x, y, z);
CREATE VIEW of_whole_row AS SELECT i FROM item AS i;
CREATE VIEW joined AS SELECT a, b, d FROM item JOIN other USING (a);
CREATE VIEW joined_with_alias AS SELECT j.n, b FROM (item JOIN other USING (a)) AS j(n);
CREATE VIEW naturally AS SELECT * FROM other NATURAL JOIN (SELECT a FROM item) AS i;
CREATE VIEW everything AS SELECT * FROM other;
ALTER TABLE item DROP COLUMN gone;
ALTER TABLE item RENAME COLUMN c TO "select";
ALTER TABLE other RENAME COLUMN a TO "Odd ""a""";
ALTER TABLE other ADD COLUMN f text;
ALTER TABLE other RENAME TO "Odd other";
CREATE MATERIALIZED VIEW kept AS SELECT a, "select" FROM items();
