-- Views of each option, and materialized views that read each other, named against the order in which
-- they have to be filled.
CREATE VIEW reports.customer AS SELECT id, name, country FROM shop.customer WHERE email IS NOT NULL;
CREATE VIEW reports.norwegian WITH (security_barrier = true) AS
    SELECT * FROM reports.customer WHERE country = 'NO' WITH LOCAL CHECK OPTION;
CREATE VIEW reports.norwegian_named (number, "full name") AS
    SELECT id, name FROM reports.norwegian WITH CASCADED CHECK OPTION;
ALTER VIEW reports.customer ALTER COLUMN country SET DEFAULT 'SE';
\if :since_15
CREATE VIEW reports.as_asked WITH (security_invoker = on, security_barrier) AS SELECT code FROM shop.coupon;
\endif
CREATE VIEW reports.top_product AS
    WITH RECURSIVE tree AS (
        SELECT id, parent, 1 AS depth FROM shop.category WHERE parent IS NULL
        UNION ALL
        SELECT c.id, c.parent, depth + 1 FROM shop.category AS c JOIN tree ON tree.id = c.parent
    )
    SELECT p.name, t.depth, rank() OVER (PARTITION BY p.category ORDER BY p.net_price DESC) AS place
    FROM shop.product AS p
    JOIN tree AS t ON t.id = p.category
    LEFT JOIN LATERAL (SELECT count(*) FROM shop.review AS r WHERE r.product = p.id) AS reviews ON true
    WHERE shop.is_sku(p.sku) AND p.name !~~ '%\%';
CREATE VIEW reports."Übersicht ""2024""" AS
    SELECT 1 AS "select", 'it''s' AS "quote""d", NULL::shop.color AS "no color", ARRAY[1, 2] AS list;

CREATE TRIGGER norwegian_insert INSTEAD OF INSERT ON reports.norwegian
    FOR EACH ROW EXECUTE FUNCTION stock.on_statement();

CREATE MATERIALIZED VIEW reports.z_sales AS
    SELECT o.customer, o.currency, count(*) AS orders, sum(o.total) AS total
    FROM sales.orders AS o GROUP BY o.customer, o.currency;
CREATE UNIQUE INDEX z_sales_idx ON reports.z_sales (customer, currency);
CREATE MATERIALIZED VIEW reports.m_sales (country, total) WITH (fillfactor = 80) AS
    SELECT c.country, sum(z.total) FROM reports.z_sales AS z JOIN reports.customer AS c ON c.id = z.customer GROUP BY c.country;
CREATE MATERIALIZED VIEW reports.a_sales AS SELECT max(total) AS best FROM reports.m_sales;
CREATE INDEX a_sales_idx ON reports.a_sales (best);
CREATE VIEW reports.best AS SELECT best FROM reports.a_sales;
CREATE MATERIALIZED VIEW reports.not_filled AS SELECT id FROM shop.product WITH NO DATA;
