-- Columns of every common type, with modifiers, and rows at the edges of what each can hold.
CREATE TABLE numbers (
    a smallint, b integer, c bigint, d numeric, e numeric(5,2), f numeric(10), g real, h double precision,
    i money, j oid
);
INSERT INTO numbers VALUES
    (-32768, -2147483648, -9223372036854775808, 'NaN', -999.99, 9999999999, 'NaN', '-Infinity', -1.5, 0),
    (32767, 2147483647, 9223372036854775807, 1e-30, 0.01, 0, 1.1, 2.2250738585072014e-308, 1.25, 4294967295),
    (NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL),
    (0, 0, 0, 123456789012345678901234567890.123456789, 0, 1, 1e-37, 0.1, 0, 1);
CREATE TABLE texts (a text, b character varying, c character varying(3), d character(4), e "char", f name, g bpchar);
INSERT INTO texts VALUES
    ('', '', '', '', '', '', ''),
    (E'tab\tnew\nline\rback\\slash', E'\\N', 'äöü', 'ab', 'x', 'name', 'pad  '),
    (E'\b\f\v', '\.', NULL, NULL, NULL, NULL, NULL);
CREATE TABLE times (
    a date, b time without time zone, c time(3) with time zone, d timestamp without time zone,
    e timestamp(0) with time zone, f interval, g interval day to second(2), h interval year
);
INSERT INTO times VALUES
    ('infinity', '24:00:00', '23:59:59.999+15:59', '-infinity', 'infinity', '1 mon -3 days 00:00:00.5', '1 day 2:03:04.56', '7 years'),
    ('4713-01-01 BC', '00:00:00', '00:00:00-12', '0044-03-15 12:00:00 BC', '1970-01-01 00:00:00+00', '-178000000 years', NULL, NULL);
CREATE TABLE others (
    a boolean, b bytea, c uuid, d json, e jsonb, f xml, g bit(3), h bit varying(10), i inet, j cidr, k macaddr,
    l macaddr8, m tsvector, n tsquery, o point, p line, q lseg, r box, s path, t polygon, u circle, v pg_lsn
);
INSERT INTO others (a, b, c, d, e, g, h, i, j, k, l, m, n, o, p, q, r, s, t, u, v) VALUES
    (true, '\x00ff5c0a', 'a0eebc99-9c0b-4ef8-bb6d-6bb9bd380a11', '{"a" : [1,  2]}', '{"b": null}', B'101', B'', '::1/128',
     '10.0.0.0/8', '08:00:2b:01:02:03', '08:00:2b:01:02:03:04:05', '''a'':1 ''b c'':2', 'a & !b', '(1,2)', '{1,2,3}',
     '[(0,0),(1,1)]', '(1,1),(0,0)', '[(0,0),(1,1)]', '((0,0),(1,1),(2,0))', '<(1,2),3>', '16/B374D848');
CREATE TABLE collections (
    a integer[], b text[][], c numeric(6,2)[], d int4range, e tstzrange, f daterange[], g character varying(5)[],
    h timestamp(3) with time zone[]
);
INSERT INTO collections VALUES
    ('{}', '{{a,"b,c"},{NULL,"\""}}', '{1.5,NULL}', 'empty', '(,)', '{"[2024-01-01,2024-02-01)"}', '{ab}', '{}'),
    ('[0:1]={7,8}', NULL, NULL, '[1,5)', '["2024-01-01 00:00:00+00",)', NULL, NULL, NULL);
