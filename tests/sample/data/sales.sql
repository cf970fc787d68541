-- Five years of orders, so that every partition has some, and the default one too.
INSERT INTO sales.orders (id, ordered_on, customer, state, currency, total, remarks)
SELECT n, date '2021-06-01' + n % 1600, 1 + (n::bigint * 7919) % 40000, (enum_range(NULL::sales.order_state))[1 + n % 5],
       (ARRAY['EUR', 'NOK', 'USD', 'SEK', 'JPY', 'EUR'])[1 + n % 6], (n % 5000) * 0.99,
       CASE n % 50 WHEN 0 THEN '' WHEN 1 THEN 'leave it at the door' WHEN 2 THEN E'two\nlines' END
FROM generate_series(1, 60000) AS n;
INSERT INTO sales.orders_2021 (id, ordered_on, customer) SELECT -n, date '2021-01-01' + n, n FROM generate_series(1, 100) AS n;

INSERT INTO sales.order_line
SELECT n, date '2021-06-01' + n % 1600, l, 1000 + (n * l) % 5000, NULLIF(n % 4, 0), 1 + n % 7, (n % 900 + l) * 1.07
FROM generate_series(1, 60000) AS n, generate_series(1, 1 + n % 4) AS l;

INSERT INTO sales.payment
SELECT n, (ARRAY['card', 'invoice', 'debit card', 'gift card', 'cash'])[1 + n % 5], n, date '2021-06-01' + n % 1600,
       (n % 5000) * 0.99, timestamptz '2021-06-01 08:00:00+00' + n % 1600 * interval '1 day'
FROM generate_series(1, 50000) AS n;

INSERT INTO sales.shipment
SELECT n, n, date '2021-06-01' + n % 1600, (ARRAY['post', 'bike', NULL])[1 + n % 3], n / 7.0,
       n % 100 * interval '1 hour' + n % 12 * interval '1 month', md5(n::text)::uuid
FROM generate_series(1, 30000) AS n;
INSERT INTO sales.shipment_event
SELECT n, e, (ARRAY['packed', 'sent', 'delivered'])[e], timestamptz '2021-06-02 00:00:00+00' + n * interval '1 minute' + e * interval '1 day'
FROM generate_series(1, 10000) AS n, generate_series(1, 3) AS e;
INSERT INTO sales.refund (payment, reason, amount)
SELECT n * 100, 'reason ' || n % 5, n FROM generate_series(1, 400) AS n;
INSERT INTO sales.cart SELECT md5('cart' || n)::uuid, n, timestamptz '2024-12-24 00:00:00+00' + n * interval '1 second' FROM generate_series(1, 500) AS n;
INSERT INTO sales.cart_item SELECT md5('cart' || n)::uuid, 1000 + n, n % 5 FROM generate_series(1, 500) AS n;
