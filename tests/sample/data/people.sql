INSERT INTO people.department (name) SELECT 'Department ' || n FROM generate_series(1, 12) AS n;
INSERT INTO people.employee (name, department, manager, contact, badge, rights, salary, hired)
SELECT 'Employee ' || n, n % 12 - 5, CASE WHEN n > 1 THEN 7 * (1 + n / 10) END,
       CASE WHEN n % 5 > 0 THEN ROW('e' || n || '@example.com', '+47 ' || n, int4range(8, 8 + n % 8))::people.contact END,
       (n % 65536)::bit(16), substring(n::bit(32) FROM 20)::bit varying(64), (n * 1000)::money, date '2000-01-01' + n * 7
FROM generate_series(1, 800) AS n;
UPDATE people.department SET head = 7 * (id + 6);
INSERT INTO people.shift
SELECT 7 * e, tsrange(timestamp '2024-01-01 08:00' + d * interval '1 day', timestamp '2024-01-01 16:00' + d * interval '1 day', '[]'),
       time '08:00:00' + d * interval '1 minute', '16:00:00+02'
FROM generate_series(1, 800) AS e, generate_series(0, 9) AS d;
INSERT INTO people.task SELECT n, 7 * (1 + n % 800), CASE WHEN n < 2000 THEN n + 1 END, 'Task ' || n, NULLIF(n % 3, 0) = 1 FROM generate_series(1, 2000) AS n;
