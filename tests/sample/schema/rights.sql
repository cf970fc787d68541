-- Owners, grants, and comments on every kind.
GRANT shop_analyst TO shop_clerk;

ALTER SCHEMA shop OWNER TO shop_owner;
ALTER SCHEMA sales OWNER TO shop_owner;
ALTER SCHEMA "Odd Names" OWNER TO "shop ""Büro"" 1";
ALTER TABLE shop.product OWNER TO shop_owner;
ALTER TABLE shop.customer OWNER TO shop_owner;
ALTER TABLE sales.orders OWNER TO shop_owner;
ALTER TABLE sales.orders_2022 OWNER TO shop_clerk;
ALTER TABLE "Odd Names"."quote""d" OWNER TO "shop ""Büro"" 1";
ALTER VIEW reports.customer OWNER TO shop_owner;
ALTER MATERIALIZED VIEW reports.z_sales OWNER TO shop_owner;
ALTER SEQUENCE sales.invoice_number OWNER TO shop_owner;
ALTER FUNCTION shop.add(integer, integer) OWNER TO shop_owner;
ALTER PROCEDURE sales.close_orders(date, bigint) OWNER TO shop_owner;
ALTER TYPE shop.unit OWNER TO shop_owner;
ALTER DOMAIN shop.email OWNER TO shop_owner;
ALTER TYPE people.contact OWNER TO "shop ""Büro"" 1";

GRANT USAGE ON SCHEMA shop, sales, reports TO shop_clerk, shop_analyst;
GRANT CREATE ON SCHEMA reports TO shop_analyst WITH GRANT OPTION;
GRANT USAGE ON SCHEMA "Odd Names" TO PUBLIC;
REVOKE CREATE ON SCHEMA public FROM PUBLIC;
GRANT SELECT ON ALL TABLES IN SCHEMA reports TO shop_analyst;
GRANT SELECT, INSERT, UPDATE ON shop.product, shop.customer TO shop_clerk;
GRANT SELECT ON shop.country TO PUBLIC;
GRANT SELECT (id, name, country), UPDATE (points) ON shop.customer TO shop_analyst;
GRANT REFERENCES (id) ON shop.product TO "shop ""Büro"" 1" WITH GRANT OPTION;
GRANT ALL ON sales.orders TO shop_clerk WITH GRANT OPTION;
GRANT SELECT ON sales.orders_2022 TO shop_analyst;
REVOKE DELETE, TRUNCATE ON shop.customer FROM shop_owner;
REVOKE ALL ON people.employee FROM PUBLIC, CURRENT_USER;
GRANT SELECT (name, department) ON people.employee TO shop_analyst;
GRANT USAGE, SELECT ON SEQUENCE sales.invoice_number TO shop_clerk;
REVOKE ALL ON FUNCTION shop.products_of(integer) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION shop.products_of(integer) TO shop_clerk;
REVOKE EXECUTE ON FUNCTION shop.add(integer, integer) FROM PUBLIC, shop_owner;
GRANT EXECUTE ON PROCEDURE sales.close_orders(date, bigint) TO shop_clerk WITH GRANT OPTION;
REVOKE USAGE ON TYPE shop.unit FROM PUBLIC;
GRANT USAGE ON TYPE shop.unit TO shop_clerk;
GRANT USAGE ON DOMAIN shop.email TO shop_clerk, shop_analyst;

-- Grants by somebody who may hand on what they were granted.
SET ROLE shop_clerk;
GRANT SELECT ON sales.orders TO shop_analyst;
RESET ROLE;

COMMENT ON SCHEMA shop IS 'what is for sale, and to whom';
COMMENT ON EXTENSION hstore IS 'our own words about an extension';
COMMENT ON TYPE shop.unit IS 'how things are counted';
COMMENT ON TYPE people.contact IS 'how to reach somebody';
COMMENT ON COLUMN people.contact.phone IS 'with the country''s number';
COMMENT ON DOMAIN shop.email IS 'an address';
COMMENT ON CONSTRAINT email_has_at ON DOMAIN shop.email IS 'no more than that';
COMMENT ON TABLE shop.product IS E'what we sell\nin two lines; with a \\ and a ''quote''';
COMMENT ON COLUMN shop.product.size IS 'centimetres';
COMMENT ON COLUMN "Odd Names"."two
lines"."and a
column" IS 'a comment
-- on two lines';
COMMENT ON TABLE "Odd Names"."two
lines" IS 'named on two lines';
COMMENT ON CONSTRAINT one_price_at_a_time ON shop.price_history IS 'or nobody would know what to pay';
COMMENT ON CONSTRAINT product_brand ON shop.product IS 'a brand may go';
COMMENT ON CONSTRAINT product_name_is_not_blank ON shop.product IS 'a check';
COMMENT ON INDEX shop.product_name_trgm_idx IS 'for misspelt names';
COMMENT ON INDEX shop.customer_pkey IS 'an index behind a constraint';
COMMENT ON SEQUENCE sales.invoice_number IS 'no gaps, says the law';
COMMENT ON VIEW reports.customer IS 'those with an address';
COMMENT ON COLUMN reports.customer.country IS 'where they live';
COMMENT ON MATERIALIZED VIEW reports.m_sales IS 'filled after z_sales';
COMMENT ON COLUMN reports.m_sales.total IS 'in all currencies at once, alas';
COMMENT ON FUNCTION shop.add(integer, integer) IS 'adds';
COMMENT ON FUNCTION shop.longest(text[]) IS 'of texts';
COMMENT ON PROCEDURE sales.close_orders(date, bigint) IS 'at the end of a year';
COMMENT ON TRIGGER product_before ON shop.product IS 'tidies up';
COMMENT ON TRIGGER "odd ""trigger""" ON "Odd Names"."quote""d" IS 'it''s odd';
