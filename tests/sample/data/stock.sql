INSERT INTO stock.warehouse VALUES
    (1, 'Oslo', '10.1.0.0/16', '10.1.0.1/16', '((0,0),(0,10),(10,10),(10,0))'),
    (2, 'Kyōto', '2001:db8::/32', '2001:db8::1', NULL),
    (3, 'Paris "Nord"', NULL, NULL, '((1.5,2.5),(3,4),(5,0))');
INSERT INTO stock.location SELECT w, 'shelf ' || s, box(point(s, s), point(s + 1, s + 2)) FROM generate_series(1, 3) AS w, generate_series(1, 100) AS s;
INSERT INTO stock.level SELECT w, 1000 + p, p % 100, p % 10 * (p % 100) / 10 FROM generate_series(1, 3) AS w, generate_series(0, 4999) AS p;

INSERT INTO stock.movement SELECT n, 1000 + n % 5000, 1 + n % 9, timestamp '2023-01-01' + n * interval '1 minute' FROM generate_series(1, 5000) AS n;
INSERT INTO stock.movement_in SELECT n, 1000 + n % 5000, 10 + n % 9, timestamp '2023-02-01' + n * interval '1 minute', 'somebody', n % 2 = 0, 1 + n % 40 FROM generate_series(5001, 15000) AS n;
INSERT INTO stock.movement_out SELECT n, 1000 + n % 5000, 1, timestamp '2023-03-01' + n * interval '1 minute', n FROM generate_series(15001, 25000) AS n;
INSERT INTO stock.movement_lost SELECT n, 1000, 1, timestamp '2023-04-01', 'fell off a lorry' FROM generate_series(25001, 25010) AS n;
INSERT INTO stock.movement_stolen VALUES (25011, 1001, 5, '2023-04-02', NULL);
INSERT INTO stock.audited VALUES ('only the parent', NULL);

INSERT INTO stock.supplier SELECT n, 'Supplier ' || n, n % 10, json_build_object('days', n, 'note', E'a\\b') FROM generate_series(1, 40) AS n;
INSERT INTO stock.purchase SELECT n, 1 + n % 40, 1000 + n % 5000, date '2023-01-01' + n % 700, date '2023-01-08' + n % 700, n * 1000000007::bigint FROM generate_series(1, 6000) AS n;
INSERT INTO stock.dock_booking SELECT n, circle(point(n % 5 * 10, 0), 2), tsrange(timestamp '2024-01-01' + n * interval '1 hour', timestamp '2024-01-01' + (n + 1) * interval '1 hour'), NULLIF('driver ' || n % 9, 'driver 0') FROM generate_series(1, 500) AS n;

SELECT nextval('stock.countdown'), nextval('stock.countdown'), setval('sales.invoice_number', 5000, false) \g /dev/null
