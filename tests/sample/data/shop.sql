-- Rows are made of numbers and md5, never of a clock or of chance, so each load gives the same ones.
INSERT INTO shop.country VALUES
    ('NO', 'Norway', 25.00, false), ('SE', 'Sverige', 25.00, true), ('DK', 'Danmark', 25.00, true),
    ('DE', 'Deutschland', 19.00, true), ('FR', 'République française', 20.00, true),
    ('JP', '日本', 10.00, false), ('GR', 'Ελλάδα', 24.00, true), ('IL', 'ישראל', 17.00, false),
    ('CI', 'Côte d''Ivoire', 18.00, false), ('US', 'United States', DEFAULT, DEFAULT);
INSERT INTO shop.currency VALUES
    ('EUR', '€', 2), ('NOK', 'kr', 2), ('SEK', 'kr', 2), ('DKK', 'kr.', 2), ('USD', '$', 2), ('JPY', '¥', 0);

-- A tree: each node's parent is a tenth of it.
INSERT INTO shop.category
SELECT n, NULLIF(n / 10, 0), 'Category  ' || n FROM generate_series(1, 200) AS n;
INSERT INTO shop.brand (name, founded, website)
SELECT 'Brand ' || upper(substr(md5(n::text), 1, 6)), date '1850-01-01' + n * 311, 'https://example.com/' || n
FROM generate_series(1, 120) AS n;
INSERT INTO shop.tag SELECT 'tag-' || n, n * 0.1 FROM generate_series(1, 60) AS n;

INSERT INTO shop.product
    (sku, name, description, category, brand, unit, colors, size, net_price, vat_percent, tags, attributes, details, available, created)
SELECT
    chr(65 + n % 26) || chr(65 + n / 26 % 26) || '-' || n,
    initcap(substr(translate(md5(n::text), '0123456789', 'aeiouaeiou'), 1, 12)),
    CASE WHEN n % 7 > 0 THEN repeat(md5((n * 3)::text) || ' ', n % 30) END,
    1 + n % 200,
    NULLIF(n % 121, 0),
    (enum_range(NULL::shop.unit))[1 + n % 4],
    CASE n % 3 WHEN 0 THEN NULL WHEN 1 THEN '{}'::shop.color[] ELSE ARRAY['red', 'black']::shop.color[] END,
    CASE WHEN n % 5 > 0 THEN ROW(n % 100 + 0.5, n % 37, NULLIF(n % 11, 0))::shop.dimensions END,
    (n % 900 + 1) * 1.07,
    n % 26,
    ARRAY['tag-' || 1 + n % 60, NULL, 'with "quotes", commas and \backslashes\'],
    extensions.hstore(ARRAY['n', 'odd key', 'none'], ARRAY[n::text, 'a=>b', NULL]),
    jsonb_build_object('rank', n, 'text', E'line\nbreak\ttab "quoted" \\', 'list', jsonb_build_array(n, NULL, true, 1.50)),
    tstzrange(timestamptz '2020-01-01 00:00:00+00' + n * interval '1 hour', NULL),
    timestamptz '2020-01-01 00:00:00.123456+00' + n * interval '61 minutes'
FROM generate_series(1, 5000) AS n;
INSERT INTO shop.product (sku, name, net_price, category, details)
VALUES ('ZZ-0', 'A draft', 0, 1, '{"draft": true}');

INSERT INTO shop.variant
SELECT 1000 + p, v, (enum_range(NULL::shop.color))[1 + (p + v) % 5], (p % 900 + v) * 1.11, v * 5, p::bigint * 100 + v
FROM generate_series(0, 4999) AS p, generate_series(1, 3) AS v;

INSERT INTO shop.product_image
SELECT 1000 + p, 'image/' || (ARRAY['png', 'jpeg', 'webp'])[1 + p % 3],
       decode(repeat(md5(p::text), 1 + p % 200), 'hex')
FROM generate_series(0, 399) AS p;
INSERT INTO shop.product_image VALUES
    (1400, DEFAULT, ''), (1401, DEFAULT, '\x00'), (1402, DEFAULT, '\x5c2e0a5c4e0a00ff');

INSERT INTO shop.price_history (product, valid, price)
SELECT 1000 + p, daterange(date '2021-01-01' + s * 200, date '2021-01-01' + (s + 1) * 200), (p + s) * 0.5
FROM generate_series(0, 1999) AS p, generate_series(0, 3) AS s;

INSERT INTO shop.product_tag
SELECT DISTINCT 1000 + p, 'tag-' || 1 + (p * t) % 60 FROM generate_series(0, 4999) AS p, generate_series(1, 3) AS t;

-- Who gave no address has a longer name, so that all rows are about as wide. A row that is much
-- narrower than the others may be put into room that an earlier page has left when it is restored,
-- and a restored table would list its rows in another order.
INSERT INTO shop.customer (name, email, country, born, newsletter, points, registered, last_seen)
SELECT
    initcap(translate(substr(md5(n::text), 1, 8), '0123456789', 'aeiouaeiou')) || ' ' || (ARRAY['Hansen', 'Müller', '山田', 'O''Brien', 'de la Cruz'])[1 + n % 5]
        || CASE WHEN n % 9 = 0 THEN ', formerly of no address' ELSE '' END,
    CASE WHEN n % 9 > 0 THEN 'customer' || n || '@example.com' END,
    (ARRAY['NO', 'SE', 'DK', 'DE', 'FR', 'JP'])[1 + n % 6],
    CASE WHEN n % 4 > 0 THEN date '1940-01-01' + n % 25000 END,
    CASE n % 3 WHEN 0 THEN true WHEN 1 THEN false END,
    n % 1000,
    timestamp '2019-01-01' + n * interval '17 minutes',
    CASE WHEN n % 2 = 0 THEN timestamp '2024-01-01' + n * interval '1 second' END
FROM generate_series(1, 40000) AS n;

INSERT INTO shop.address (customer, kind, lines, postcode, country, place)
SELECT 1 + n % 40000, (ARRAY['home', 'work', 'pick-up point'])[1 + n % 3],
       ARRAY['Street ' || n % 500, CASE WHEN n % 10 = 0 THEN '' END], lpad((n % 9999)::text, 4, '0'),
       (ARRAY['NO', 'SE', 'DK', 'DE', 'FR', 'JP'])[1 + n % 6], point(n % 360 - 180, n % 180 - 90)
FROM generate_series(1, 50000) AS n;

INSERT INTO shop.review
SELECT 1000 + n % 5000, 1 + n / 2, 1 + n % 5, CASE WHEN n % 6 > 0 THEN 'Review' || repeat(' word', n % 40) END,
       timestamptz '2022-06-01 12:00:00+00' + n * interval '13 minutes'
FROM generate_series(1, 20000) AS n;
INSERT INTO shop.coupon SELECT 'C' || n, n % 50, daterange(date '2024-01-01' + n, NULL), n FROM generate_series(1, 50) AS n;
INSERT INTO shop.wish SELECT 1 + n % 400, 1000 + n / 400 FROM generate_series(0, 3999) AS n;
INSERT INTO shop.no_columns SELECT FROM generate_series(1, 3);
