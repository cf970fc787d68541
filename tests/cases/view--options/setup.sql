-- Views with options, views over views, and materialized views whose refreshing has an order.
CREATE SCHEMA reports;
CREATE TABLE sale (id integer PRIMARY KEY, shop text, amount numeric, sold date);
INSERT INTO sale SELECT n, 'shop ' || n % 3, n * 1.25, date '2024-01-01' + n FROM generate_series(1, 30) AS n;

CREATE VIEW big_sale AS SELECT id, shop, amount FROM sale WHERE amount > 10;
CREATE VIEW bigger_sale WITH (security_barrier='true') AS SELECT id, amount FROM big_sale WHERE amount > 20;
CREATE VIEW local_check AS SELECT id, shop FROM sale WHERE shop = 'shop 1' WITH LOCAL CHECK OPTION;
CREATE VIEW cascaded_check AS SELECT id FROM big_sale WITH CASCADED CHECK OPTION;
CREATE VIEW reports."Per Shop" (shop, "sum of amounts") AS SELECT shop, sum(amount) FROM sale GROUP BY shop;
ALTER VIEW big_sale ALTER COLUMN shop SET DEFAULT 'nowhere';

CREATE MATERIALIZED VIEW reports.by_shop AS
    SELECT shop, count(*) AS sales, sum(amount) AS total FROM sale GROUP BY shop;
CREATE UNIQUE INDEX by_shop_idx ON reports.by_shop (shop);
-- Named so that an order by name would refresh it before what it reads.
CREATE MATERIALIZED VIEW reports.a_summary AS SELECT count(*) AS shops, max(total) AS best FROM reports.by_shop;
CREATE MATERIALIZED VIEW reports.unfilled AS SELECT id FROM sale WITH NO DATA;
ALTER MATERIALIZED VIEW reports.by_shop ALTER COLUMN shop SET STATISTICS 50;

COMMENT ON VIEW big_sale IS 'sales worth a look';
COMMENT ON COLUMN big_sale.amount IS 'before tax';
COMMENT ON MATERIALIZED VIEW reports.by_shop IS 'refreshed at night';
GRANT SELECT ON big_sale TO case_reader;
GRANT SELECT (shop) ON reports.by_shop TO case_reader;
