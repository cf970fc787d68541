-- Views that group by a primary key alone, and views and functions over them.
CREATE TABLE item (id integer PRIMARY KEY, name text, price numeric);
CREATE TABLE sale (item integer, amount integer);
INSERT INTO item VALUES (1, 'one', 1.5);
INSERT INTO sale VALUES (1, 2), (1, 3);
CREATE VIEW totals AS
    SELECT item.id, item.name, sum(sale.amount) AS sold FROM item JOIN sale ON sale.item = item.id GROUP BY item.id;
CREATE VIEW over_totals AS SELECT name, sold * 2 AS twice FROM totals;
CREATE FUNCTION of_total(totals) RETURNS bigint LANGUAGE sql AS 'SELECT ($1).sold';
CREATE VIEW a_caller AS SELECT of_total(totals) AS n FROM totals;
CREATE TABLE keeps (row totals);
COMMENT ON VIEW totals IS 'sold so far';
