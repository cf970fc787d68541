-- What large objects hold: nothing, one byte, whole numbers of pages and of what is written at once
-- (16384 bytes) and of what is read at once (262144), one byte less and more, several megabytes.
SELECT lo_create(1001);
SELECT lo_from_bytea(1002, '\x00');
SELECT lo_from_bytea(1003, '\xff5c27240a');
SELECT lo_from_bytea(1100 + n, decode(repeat('5c', n + 2047), 'hex')) FROM generate_series(0, 2) n;
SELECT lo_from_bytea(1200 + n, decode(repeat('a7', n + 16383), 'hex')) FROM generate_series(0, 2) n;
SELECT lo_from_bytea(1300 + n, decode(repeat('0a', n + 262143), 'hex')) FROM generate_series(0, 2) n;
SELECT lo_from_bytea(1400, convert_to(string_agg(n || ' is a number' || chr(10), ''), 'UTF8'))
FROM generate_series(1, 150000) n;

-- Holes read as zeros: at the start, in the middle, over whole pages.
SELECT lo_create(1500), lo_create(1501), lo_create(1502);
SELECT lo_put(1500, 3000000, '\xaa');
SELECT lo_put(1501, 0, '\x01'), lo_put(1501, 50000, '\x02');
SELECT lo_put(1502, 2047, '\x0102'), lo_put(1502, 8192, '\x03');

-- Shortened, and made longer without writing.
SELECT lo_from_bytea(1600, decode(repeat('ab', 5000), 'hex'));
SELECT lo_from_bytea(1601, '\xcd');
DO $$
DECLARE
  fd integer;
BEGIN
  fd := lo_open(1600, 131072);
  PERFORM lo_truncate(fd, 100);
  PERFORM lo_close(fd);
  fd := lo_open(1601, 131072);
  PERFORM lo_truncate(fd, 40000);
  PERFORM lo_close(fd);
END
$$;
