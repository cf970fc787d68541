-- What every data set is made with. All of it is temporary: a dump sees nothing of it.
--
-- Nothing here is random. A value is a function of the numbers of its row and column, by the hash that
-- hash partitioning goes by, which is the same on every server and machine. So the same scale gives the
-- same bytes, on any day.
\set ON_ERROR_STOP on
\set QUIET on
SET client_min_messages = warning;
SET synchronous_commit = off;
SET work_mem = '64MB';

-- A number from 0 to 2^62 for a column of a row.
CREATE FUNCTION pg_temp.chance(row_number bigint, column_number bigint) RETURNS bigint
  LANGUAGE sql IMMUTABLE AS 'SELECT hashint8extended($1, $2) & 4611686018427387903';

-- A rank from 1 to 2^bits - 1 whose frequency falls as 1/rank, as that of words does: first its number
-- of digits is drawn, then the digits.
CREATE FUNCTION pg_temp.rank(chance bigint, bits integer) RETURNS integer
  LANGUAGE sql IMMUTABLE
  AS 'SELECT (1 << ($1 % $2)::integer) + (($1 >> 8) & ((1 << ($1 % $2)::integer) - 1))::integer';

CREATE FUNCTION pg_temp.syllable(chance bigint) RETURNS text
  LANGUAGE sql IMMUTABLE
  AS $$SELECT substr('bcdfghklmnprstvwz', 1 + ($1 % 17)::integer, 1)
           || substr('aeiou', 1 + (($1 >> 8) % 5)::integer, 1)
           || rtrim(substr('nrstl     ', 1 + (($1 >> 16) % 10)::integer, 1))$$;

-- 4,095 words, the frequent ones short, and 32,767 phrases of one to five of them. A phrase fits the
-- type name, whose arrays find an element without walking over those before it.
CREATE TEMPORARY TABLE word AS
  SELECT n, (SELECT string_agg(pg_temp.syllable(pg_temp.chance(n, k)), '' ORDER BY k)
             FROM generate_series(1, length(to_hex(n))) k) AS text
  FROM generate_series(1, 4095) n;
CREATE TEMPORARY TABLE phrase AS
  SELECT draw.n, left(string_agg(word.text, ' ' ORDER BY draw.k), 63)::name AS text
  FROM (SELECT n, k, pg_temp.rank(pg_temp.chance(n, k), 12) AS word
        FROM generate_series(1, 32767) n,
             LATERAL generate_series(1, 1 + pg_temp.chance(n, 0) % 5) k) draw
       JOIN word ON word.n = draw.word
  GROUP BY draw.n;
ANALYZE word, phrase;

-- Both as arrays, for :words[…] and :phrases[…] in a query: the server builds them once for it.
\set words '(SELECT array_agg(text::name ORDER BY n) FROM pg_temp.word)'
\set phrases '(SELECT array_agg(text ORDER BY n) FROM pg_temp.phrase)'
