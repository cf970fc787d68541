-- Orders, partitioned in every way, and what follows an order.
CREATE TABLE sales.orders (
    id bigint NOT NULL,
    ordered_on date NOT NULL,
    customer bigint NOT NULL,
    state sales.order_state DEFAULT 'new' NOT NULL,
    currency character(3) DEFAULT 'EUR' NOT NULL,
    total numeric(14,2),
    remarks text,
    CONSTRAINT orders_pkey PRIMARY KEY (id, ordered_on),
    CONSTRAINT orders_total_is_positive CHECK (total >= 0)
) PARTITION BY RANGE (ordered_on);

CREATE TABLE sales.orders_2022 PARTITION OF sales.orders
    FOR VALUES FROM ('2022-01-01') TO ('2023-01-01');
-- A year whose partition is partitioned again.
CREATE TABLE sales.orders_2023 PARTITION OF sales.orders
    FOR VALUES FROM ('2023-01-01') TO ('2024-01-01') PARTITION BY HASH (id);
CREATE TABLE sales.orders_2023_even PARTITION OF sales.orders_2023 FOR VALUES WITH (MODULUS 2, REMAINDER 0);
CREATE TABLE sales.orders_2023_odd PARTITION OF sales.orders_2023 FOR VALUES WITH (MODULUS 2, REMAINDER 1);
-- A table of its own that was attached: other column order, its own defaults and storage.
CREATE TABLE sales.orders_2024 (
    remarks text DEFAULT 'attached',
    total numeric(14,2),
    currency character(3) DEFAULT 'NOK' NOT NULL,
    id bigint NOT NULL,
    ordered_on date NOT NULL,
    state sales.order_state DEFAULT 'new' NOT NULL,
    customer bigint NOT NULL,
    CONSTRAINT orders_total_is_positive CHECK (total >= 0),
    CONSTRAINT orders_2024_only CHECK (ordered_on >= '2024-01-01' AND ordered_on < '2025-01-01')
) WITH (fillfactor = 70);
ALTER TABLE sales.orders ATTACH PARTITION sales.orders_2024 FOR VALUES FROM ('2024-01-01') TO ('2025-01-01');
CREATE TABLE sales.orders_rest PARTITION OF sales.orders DEFAULT;
-- Detached again: a plain table that once was a partition.
CREATE TABLE sales.orders_2021 PARTITION OF sales.orders FOR VALUES FROM ('2021-01-01') TO ('2022-01-01');
ALTER TABLE sales.orders DETACH PARTITION sales.orders_2021;

CREATE TABLE sales.order_line (
    order_id bigint NOT NULL,
    ordered_on date NOT NULL,
    line smallint NOT NULL,
    product integer NOT NULL,
    variant smallint,
    quantity integer DEFAULT 1 NOT NULL CHECK (quantity > 0),
    price numeric(12,2) NOT NULL,
    PRIMARY KEY (order_id, line)
) PARTITION BY HASH (order_id);
CREATE TABLE sales.order_line_0 PARTITION OF sales.order_line FOR VALUES WITH (MODULUS 4, REMAINDER 0);
CREATE TABLE sales.order_line_1 PARTITION OF sales.order_line FOR VALUES WITH (MODULUS 4, REMAINDER 1);
CREATE TABLE sales.order_line_2 PARTITION OF sales.order_line FOR VALUES WITH (MODULUS 4, REMAINDER 2);
CREATE TABLE sales.order_line_3 PARTITION OF sales.order_line FOR VALUES WITH (MODULUS 4, REMAINDER 3);

CREATE TABLE sales.payment (
    id bigint NOT NULL,
    method text NOT NULL,
    order_id bigint NOT NULL,
    ordered_on date NOT NULL,
    amount shop.amount,
    paid timestamp with time zone
) PARTITION BY LIST (method);
CREATE TABLE sales.payment_card PARTITION OF sales.payment FOR VALUES IN ('card', 'debit card');
CREATE TABLE sales.payment_invoice PARTITION OF sales.payment FOR VALUES IN ('invoice');
CREATE TABLE sales.payment_other PARTITION OF sales.payment DEFAULT PARTITION BY LIST (id);
CREATE TABLE sales.payment_none PARTITION OF sales.payment_other FOR VALUES IN (NULL, 0);
CREATE TABLE sales.payment_rest PARTITION OF sales.payment_other DEFAULT;

-- Partitioned by an expression and with no rows at all.
CREATE TABLE sales.click (
    at timestamp without time zone NOT NULL,
    page text
) PARTITION BY RANGE (date_trunc('month', at), page COLLATE "C" text_pattern_ops);
CREATE TABLE sales.click_first PARTITION OF sales.click
    FOR VALUES FROM (MINVALUE, MINVALUE) TO ('2024-01-01', 'm');

CREATE TABLE sales.shipment (
    id integer PRIMARY KEY,
    order_id bigint NOT NULL,
    ordered_on date NOT NULL,
    carrier text,
    weight double precision,
    took interval,
    tracking uuid UNIQUE
);

CREATE TABLE sales.shipment_event (
    shipment integer NOT NULL,
    number integer NOT NULL,
    event text NOT NULL,
    at timestamp with time zone NOT NULL,
    PRIMARY KEY (shipment, number)
);

CREATE TABLE sales.refund (
    invoice bigint DEFAULT nextval('sales.invoice_number') PRIMARY KEY,
    payment bigint,
    reason text,
    amount shop.amount
);

CREATE UNLOGGED TABLE sales.cart (
    session uuid PRIMARY KEY,
    customer bigint,
    touched timestamp with time zone
);
CREATE UNLOGGED TABLE sales.cart_item (
    session uuid,
    product integer,
    quantity integer DEFAULT 1,
    PRIMARY KEY (session, product)
);
