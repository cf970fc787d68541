-- The edges of each type, and what a COPY stream has to quote.
INSERT INTO edges.number VALUES
    ('null', NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL),
    ('zero', 0, 0, 0, 0, 0, 0, 0, 0, false, 0),
    ('negative zero', -0, -0, -0, -0, -0, '-0', '-0', -0, true, 1),
    ('largest', 32767, 2147483647, 9223372036854775807, repeat('9', 200)::numeric, 9999999999.9999999999,
     3.4028235e38, 1.7976931348623157e308, 92233720368547758.07::numeric, true, 4294967295),
    ('smallest', -32768, -2147483648, -9223372036854775808, ('-' || repeat('9', 200))::numeric, -9999999999.9999999999,
     -3.4028235e38, -1.7976931348623157e308, -92233720368547758.08::numeric, false, 0),
    ('tiny', 1, 1, 1, ('0.' || repeat('0', 150) || '1')::numeric, 0.0000000001, 1e-45, 5e-324, 0.01::numeric, NULL, 1),
    ('not a number', NULL, NULL, NULL, 'NaN', 'NaN', 'NaN', 'NaN', NULL, NULL, NULL),
    ('infinite', NULL, NULL, NULL, NULL, NULL, 'Infinity', '-Infinity', NULL, NULL, NULL),
    ('all digits count', 12345, 123456789, 1234567890123456789, 3.14159265358979323846264338327950288, 0.1, 0.1, 0.1, 1234.56::numeric, true, 12345);
\if :since_14
INSERT INTO edges.number (what, exact) VALUES ('infinite numeric', 'Infinity'), ('minus infinite numeric', '-Infinity');
\endif

INSERT INTO edges.text VALUES
    ('null', NULL, NULL, NULL, NULL, NULL, NULL),
    ('empty', '', '', '', '', '', ''),
    ('null marker', '\N', '\N', '\N', 'N', '\N', '\x4e'),
    ('end marker', '\.', '\.', '\.', '.', '\.', '\x5c2e'),
    ('end marker in lines', E'before\n\\.\nafter', E'\n\\.\n', E'\n\\.\n', E'\n', E'\\.\n', '\x0a5c2e0a'),
    ('backslashes', '\\ \ \n \t \x41 \101', '\\', '\', '\', '\', '\x5c'),
    ('white space', E' \t\r\n\v\f\b ', E'\t', E'\n', E'\t', ' ', '\x20090d0a0b0c08'),
    ('carriage returns', E'a\rb\r\nc\n\r', E'\r', E'\r\n', E'\r', E'\r', '\x0d0a'),
    ('control', E'\x01\x02\x1b\x7f', E'\x01', E'\x01', E'\x01', E'\x01', '\x00010203'),
    ('quotes', 'it''s "quoted" $$dollar$$ $_$', '''', '"', '''', '''"', '\x2722'),
    ('script', '\connect other', '\! true', '\q', '\', '--', '\x5c71'),
    ('unicode', 'é ñ ß 日本語 🛒 ‏עברית ﷽', 'ﬁ', 'ü', 'u', 'ñandú', '\xf09f9b92'),
    ('combining', U&'e\0301 a\0308 \200B\FEFF', U&'\0301', U&'\FEFF', 'x', U&'e\0301', '\xefbbbf'),
    ('padded', 'x   ', 'x   ', 'x   ', 'x', 'x', '\x78202020'),
    ('all bytes', NULL, NULL, NULL, NULL, NULL,
     (SELECT decode(string_agg(lpad(to_hex(n), 2, '0'), '' ORDER BY n), 'hex') FROM generate_series(0, 255) AS n));

INSERT INTO edges.moment VALUES
    ('null', NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL),
    ('infinite', 'infinity', 'infinity', 'infinity', 'infinity', '24:00:00', '24:00:00+00', interval '178000000 years', '100 years'),
    ('minus infinite', '-infinity', '-infinity', '-infinity', '-infinity', '00:00:00', '00:00:00-15:59', interval '-178000000 years', '-100 years'),
    ('first', '4713-01-01 BC', '4713-01-01 00:00:00 BC', '4713-01-02 00:00:00+00 BC', '4713-01-02 00:00:00+00 BC', '00:00:00.000001', '00:00:00+14', '-1 microsecond', '-1 month'),
    ('last', '5874897-12-31', '294276-12-31 23:59:59.999999', '294276-12-31 23:59:59.999999+00', '9999-12-31 23:59:59.99+00', '23:59:59.999999', '23:59:59.999+14', '2147483647 days', '1 month'),
    ('leap', '2024-02-29', '2016-12-31 23:59:60', '2024-02-29 12:00:00+02', '2024-02-29 12:00:00.005+02', '12:34:56.789', '12:34:56.789+05:30', '1 year 2 months 3 days 04:05:06.789', '1 year 2 months'),
    ('mixed signs', '0001-01-01', '0001-01-01 00:00:00', '0001-01-01 00:00:00+00', '0001-01-01 00:00:00+00', '01:02:03', '01:02:03+00', '1 year -2 months +3 days -04:05:06', '0');

INSERT INTO edges.shape VALUES
    ('null', NULL, NULL, NULL, NULL, NULL, NULL, NULL),
    ('plain', '(1,2)', '{1,2,3}', '[(0,0),(1,1)]', '(1,1),(0,0)', '[(0,0),(1,1),(2,0)]', '((0,0),(1,1),(2,0))', '<(0,0),5>'),
    ('fractions', '(0.1,1e-300)', '{0.1,-0.2,0.3}', '[(0.1,0.2),(0.3,0.4)]', '(0.3,0.4),(0.1,0.2)', '((0.1,0.2),(0.3,0.4))', '((0.1,0.2))', '<(0.1,0.2),0.3>'),
    ('infinite', '(Infinity,-Infinity)', NULL, NULL, NULL, NULL, NULL, '<(0,0),Infinity>'),
    ('not a number', '(NaN,NaN)', NULL, NULL, NULL, NULL, NULL, NULL);

INSERT INTO edges.address VALUES
    ('null', NULL, NULL, NULL, NULL),
    ('version 4', '192.168.0.1', '192.168.0.0/24', '08:00:2b:01:02:03', '08:00:2b:01:02:03:04:05'),
    ('version 4 net', '10.0.0.1/8', '0.0.0.0/0', '00:00:00:00:00:00', '00:00:00:00:00:00:00:00'),
    ('version 6', '::1', '::/0', 'ff:ff:ff:ff:ff:ff', 'ff:ff:ff:ff:ff:ff:ff:ff'),
    ('version 6 net', '2001:db8::ff00:42:8329/64', '2001:db8::/32', NULL, NULL);

INSERT INTO edges.document VALUES
    ('null', NULL, NULL, NULL, NULL, NULL),
    ('empty', '{}', '{}', '', '', '00000000-0000-0000-0000-000000000000'),
    ('json null', 'null', 'null', NULL, 'key=>NULL', 'ffffffff-ffff-ffff-ffff-ffffffffffff'),
    ('json kept as written', '{"b": 1,   "a" : [ 1.0, 1e5 ],
        "b": 2}', '{"b": 1, "a": [1.0, 1e5], "b": 2}', '<a b="c">d &amp; e</a>', '"a b"=>"c\"d", "e\\f"=>"g=>h"', 'a0eebc99-9c0b-4ef8-bb6d-6bb9bd380a11'),
    ('json text', '"\u00e9 \n \\ \" / 🛒"', '"\u00e9 \n \\ \" / 🛒"', '<!-- comment --><x/>', '日本=>語', NULL),
    ('json numbers', '[-0, 0.1, 1e400, 123456789012345678901234567890]', '[-0, 0.1, 1e400, 123456789012345678901234567890]', NULL, NULL, NULL),
    ('deep', (repeat('[', 500) || repeat(']', 500))::json, (repeat('[', 500) || repeat(']', 500))::jsonb, NULL, NULL, NULL);

INSERT INTO edges.range VALUES
    ('null', NULL, NULL, NULL, NULL, NULL, NULL),
    ('empty', 'empty', 'empty', 'empty', 'empty', 'empty', 'empty'),
    ('unbounded', '(,)', '(,)', '(,)', '(,)', '(,)', '(,)'),
    ('half', '[1,)', '(,1]', '(,1.5)', '[2024-02-29,)', '(,2024-01-01 00:00:00]', '(2024-01-01 00:00:00+00,)'),
    ('bounds of all kinds', '[1,10)', '(1,10]', '(1.5,2.5]', '[2024-01-01,2024-12-31]', '["2024-01-01 00:00:00","2024-01-02 12:30:00.5")', '("2024-01-01 00:00:00+00","2024-01-02 00:00:00+00"]'),
    ('infinite bounds', NULL, NULL, '[NaN,NaN]', '[-infinity,infinity]', '[-infinity,infinity)', '(-infinity,infinity]');

INSERT INTO edges.list VALUES
    ('null', NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL),
    ('empty', '{}', '{}', '{}', '{}', '{}', '{}', '{}', '{}'),
    ('nulls', '{NULL,1,NULL}', '{NULL,"NULL","null",""}', '{{NULL,1},{2,NULL}}', '{NULL,red}', '{NULL,"(,,)"}', '{NULL,empty}', '{NULL}', '{NULL,0}'),
    ('quoting', NULL, ARRAY['a,b', '{c}', '"d"', 'e\f', ' g ', E'h\ni', E'j\tk', '\N'], NULL, NULL,
     ARRAY[ROW('a@b', 'say "hi", \ and (so on)', '[1,5)')::people.contact, ROW(NULL, '', NULL)::people.contact], NULL, NULL, NULL),
    ('bounds', '[-2:0]={1,2,3}', '[5:5]={five}', '[0:1][3:4]={{1,2},{3,4}}', '{red,blue}', NULL, '{"[2024-01-01,2024-02-01)","(,)"}', '{101,010}', '{0,100}');
INSERT INTO edges.list (what, numbers) SELECT 'long', array_agg(n) FROM generate_series(1, 20000) AS n;

INSERT INTO edges.searched VALUES
    ('null', NULL, NULL, NULL, NULL),
    ('empty', '', '', NULL, '(0,0)'),
    ('plain', 'a:1A fat:2B,4C cat:5', 'fat & (rat | !cat:A)', 'pg_class', '(4294967295,65535)'),
    ('quoted', $$'it''s':1 'back\\slash':2 'a b':3$$, $$'it''s' <-> 'a b':*$$, '"Odd Names"."quote""d"', '(1,1)');

INSERT INTO edges.bits VALUES
    ('null', NULL, NULL, NULL), ('empty', B'00000000', B'', B''), ('ones', B'11111111', B'1', repeat('1', 3000)::bit varying);

INSERT INTO edges.large
SELECT 'a megabyte', string_agg(md5(n::text), '' ORDER BY n), NULL FROM generate_series(1, 32768) AS n;
INSERT INTO edges.large VALUES ('compresses well', repeat('x', 1048576), NULL);
INSERT INTO edges.large
SELECT 'many lines', string_agg(n || E'\t\\' || n, E'\n' ORDER BY n), decode(string_agg(md5(n::text), '' ORDER BY n), 'hex')
FROM generate_series(1, 32768) AS n;
\if :since_14
INSERT INTO edges.multirange VALUES
    ('null', NULL, NULL), ('empty', '{}', '{}'), ('unbounded', '{(,)}', '{(,)}'),
    ('several', '{[1,2],[5,8),(10,)}', '{[2024-01-01,2024-02-01),[2024-03-01,2024-04-01)}');
\endif
