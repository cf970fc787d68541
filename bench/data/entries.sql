-- Many entries of a table of contents and no rows: at scale 1, 450,000. Each tenth is a table, the others an
-- index, a view and a function of it, and comments on them and on columns.
SELECT greatest(1, :scale * 450000)::integer AS entries \gset
\o /dev/null
SELECT set_config('bench.entries', :'entries', false);
\o
DO $$
DECLARE
  -- What there is in each ten, in an order that may stop anywhere.
  kinds text[] := ARRAY[
    'CREATE TABLE e%1$s (id bigint, a integer, b numeric)',
    'COMMENT ON TABLE e%1$s IS ''table number %1$s''',
    'COMMENT ON COLUMN e%1$s.id IS ''which of table %1$s''',
    'COMMENT ON COLUMN e%1$s.a IS ''how many of table %1$s''',
    'COMMENT ON COLUMN e%1$s.b IS ''how much of table %1$s''',
    'CREATE INDEX ON e%1$s (id)',
    'CREATE VIEW v%1$s AS SELECT id, a FROM e%1$s WHERE b > %1$s',
    'COMMENT ON VIEW v%1$s IS ''view number %1$s''',
    'CREATE FUNCTION f%1$s(a integer) RETURNS integer LANGUAGE sql AS ''SELECT a + %1$s''',
    'COMMENT ON FUNCTION f%1$s(integer) IS ''function number %1$s'''];
BEGIN
  FOR n IN 0 .. current_setting('bench.entries')::integer - 1 LOOP
    EXECUTE format(kinds[1 + n % 10], 1 + n / 10);
    IF n % 10000 = 9999 THEN
      COMMIT;
    END IF;
  END LOOP;
END $$;
