-- Indexes by method, column and option, and foreign keys by action and time.
CREATE INDEX product_category_idx ON shop.product (category);
CREATE INDEX product_name_trgm_idx ON shop.product USING gin (name extensions.gin_trgm_ops);
CREATE INDEX product_lower_name_idx ON shop.product (lower(name), ((details ->> 'rank')::integer) DESC NULLS LAST);
ALTER INDEX shop.product_lower_name_idx ALTER COLUMN 2 SET STATISTICS 300;
CREATE INDEX product_details_idx ON shop.product USING gin (details jsonb_path_ops) WITH (fastupdate = off);
CREATE INDEX product_attributes_idx ON shop.product USING gist (attributes extensions.gist_hstore_ops (siglen = 32));
CREATE INDEX product_available_idx ON shop.product USING spgist (available);
CREATE INDEX product_created_idx ON shop.product USING brin (created) WITH (pages_per_range = 32, autosummarize = on);
CREATE INDEX product_draft_idx ON shop.product (id) WHERE details ? 'draft';
CREATE UNIQUE INDEX customer_email_idx ON shop.customer (lower(email::text)) INCLUDE (id, name);
CREATE INDEX customer_name_idx ON shop.customer (name COLLATE "C" text_pattern_ops, country DESC NULLS LAST);
CREATE INDEX customer_points_idx ON shop.customer USING hash (points);
CREATE INDEX address_place_idx ON shop.address USING gist (place) WITH (fillfactor = 75);
CREATE INDEX address_customer_idx ON shop.address (customer) WITH (deduplicate_items = off);
CREATE INDEX brand_founded_idx ON shop.brand (founded);
CREATE INDEX "Review's ""stars""" ON shop.review (stars) WHERE text IS NOT NULL;
CREATE INDEX "two
line index" ON "Odd Names"."two
lines" (note, "and a
column");
\if :since_15
CREATE UNIQUE INDEX coupon_discount_idx ON shop.coupon (discount, uses) NULLS NOT DISTINCT;
ALTER TABLE stock.supplier ADD CONSTRAINT supplier_name_key UNIQUE NULLS NOT DISTINCT (name);
\endif

-- Over all partitions, over only the parent (so not valid), and on one of them.
CREATE INDEX orders_customer_idx ON sales.orders (customer);
CREATE INDEX orders_state_idx ON ONLY sales.orders (state);
CREATE INDEX orders_2022_state ON sales.orders_2022 (state) WITH (fillfactor = 50);
ALTER INDEX sales.orders_state_idx ATTACH PARTITION sales.orders_2022_state;
CREATE INDEX orders_2024_remarks ON sales.orders_2024 (remarks) WHERE remarks <> '';
CREATE INDEX order_line_product_idx ON sales.order_line (product);
CREATE UNIQUE INDEX payment_id_idx ON sales.payment (id, method);

ALTER TABLE shop.product CLUSTER ON product_category_idx;
ALTER TABLE shop.customer ADD CONSTRAINT customer_id_country_key UNIQUE (id, country);
ALTER TABLE shop.brand REPLICA IDENTITY FULL;
CREATE UNIQUE INDEX warehouse_name_idx ON stock.warehouse (name);
ALTER TABLE stock.warehouse REPLICA IDENTITY USING INDEX warehouse_name_idx;

ALTER TABLE shop.category ADD CONSTRAINT category_parent FOREIGN KEY (parent) REFERENCES shop.category DEFERRABLE;
ALTER TABLE shop.product
    ADD FOREIGN KEY (category) REFERENCES shop.category ON UPDATE CASCADE,
    ADD CONSTRAINT product_brand FOREIGN KEY (brand) REFERENCES shop.brand ON DELETE SET NULL;
ALTER TABLE shop.variant ADD FOREIGN KEY (product) REFERENCES shop.product ON DELETE CASCADE;
ALTER TABLE shop.product_image ADD FOREIGN KEY (product) REFERENCES shop.product ON DELETE CASCADE NOT VALID;
ALTER TABLE shop.price_history ADD FOREIGN KEY (product) REFERENCES shop.product;
ALTER TABLE shop.product_tag
    ADD FOREIGN KEY (product) REFERENCES shop.product ON DELETE CASCADE,
    ADD FOREIGN KEY (tag) REFERENCES shop.tag ON UPDATE CASCADE ON DELETE CASCADE;
ALTER TABLE shop.customer ADD FOREIGN KEY (country) REFERENCES shop.country ON DELETE SET DEFAULT;
ALTER TABLE shop.address
    ADD CONSTRAINT address_customer FOREIGN KEY (customer) REFERENCES shop.customer ON DELETE RESTRICT,
    ADD FOREIGN KEY (country) REFERENCES shop.country DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE shop.review
    ADD FOREIGN KEY (product) REFERENCES shop.product,
    ADD FOREIGN KEY (customer) REFERENCES shop.customer;
ALTER TABLE shop.wish ADD FOREIGN KEY (customer) REFERENCES shop.customer NOT VALID;
\if :since_15
ALTER TABLE shop.wish ADD CONSTRAINT wish_product FOREIGN KEY (product) REFERENCES shop.product ON DELETE SET NULL (product);
\endif

-- From a partitioned table, to one, and between two.
ALTER TABLE sales.orders ADD CONSTRAINT orders_customer FOREIGN KEY (customer) REFERENCES shop.customer;
ALTER TABLE sales.orders ADD FOREIGN KEY (currency) REFERENCES shop.currency ON UPDATE CASCADE;
ALTER TABLE sales.order_line ADD FOREIGN KEY (order_id, ordered_on) REFERENCES sales.orders (id, ordered_on) ON DELETE CASCADE;
ALTER TABLE sales.order_line ADD FOREIGN KEY (product) REFERENCES shop.product;
ALTER TABLE sales.shipment ADD FOREIGN KEY (order_id, ordered_on) REFERENCES sales.orders (id, ordered_on) MATCH FULL;
ALTER TABLE sales.payment_card ADD CONSTRAINT card_order FOREIGN KEY (order_id, ordered_on) REFERENCES sales.orders DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE sales.shipment_event ADD FOREIGN KEY (shipment) REFERENCES sales.shipment;
ALTER TABLE sales.cart_item ADD FOREIGN KEY (session) REFERENCES sales.cart ON DELETE CASCADE;

ALTER TABLE stock.location ADD FOREIGN KEY (warehouse) REFERENCES stock.warehouse;
ALTER TABLE stock.purchase ADD FOREIGN KEY (supplier) REFERENCES stock.supplier;
ALTER TABLE stock.movement ADD PRIMARY KEY (id);
ALTER TABLE stock.movement_in ADD CONSTRAINT movement_in_id UNIQUE (id);

-- A ring: whichever table comes first, its key has to wait for the other.
ALTER TABLE people.department ADD CONSTRAINT department_head FOREIGN KEY (head) REFERENCES people.employee;
ALTER TABLE people.employee
    ADD CONSTRAINT employee_department FOREIGN KEY (department) REFERENCES people.department,
    ADD CONSTRAINT employee_manager FOREIGN KEY (manager) REFERENCES people.employee;
ALTER TABLE people.shift ADD FOREIGN KEY (employee) REFERENCES people.employee;
ALTER TABLE people.task
    ADD FOREIGN KEY (employee) REFERENCES people.employee,
    ADD FOREIGN KEY (depends_on) REFERENCES people.task DEFERRABLE INITIALLY DEFERRED;
