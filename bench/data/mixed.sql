-- 200 tables of different sizes, each with a key and two indexes: at scale 1, 5,000,000 rows and 1.0 GB
-- of COPY text in all, a tenth of it in the biggest table.
\o /dev/null
SELECT set_config('bench.scale', :'scale', false);
\o
DO $$
DECLARE
  words name[] := (SELECT array_agg(text::name ORDER BY n) FROM pg_temp.word);
  phrases name[] := (SELECT array_agg(text ORDER BY n) FROM pg_temp.phrase);
  scale numeric := current_setting('bench.scale');
BEGIN
  FOR t IN 1 .. 200 LOOP
    EXECUTE format(
      'CREATE TABLE t%s (id bigint, name text NOT NULL, email text NOT NULL, created timestamptz NOT NULL,
         amount numeric(12,2), active boolean, note text, ref uuid)', t);
    -- Sizes are distributed as words are, on top of a common one.
    EXECUTE format(
      $fill$INSERT INTO t%s
        SELECT i,
               initcap($1[pg_temp.rank(pg_temp.chance(i, $3), 12)] || ' '
                       || $1[pg_temp.rank(pg_temp.chance(i, 200 + $3), 12)]),
               $1[pg_temp.rank(pg_temp.chance(i, $3), 12)] || pg_temp.chance(i, 400 + $3) %% 100000
                 || '@' || $1[pg_temp.rank(pg_temp.chance(i, 600 + $3), 8)] || '.example',
               '2021-01-01 00:00+00'::timestamptz + i * interval '61 seconds',
               pg_temp.rank(pg_temp.chance(i, 800 + $3), 20) / 100.0,
               pg_temp.chance(i, 1000 + $3) %% 3 > 0,
               (SELECT string_agg($2[pg_temp.rank(pg_temp.chance(i * 16 + k, 1200 + $3), 15)], ' ')
                FROM generate_series(1, pg_temp.chance(i, 1400 + $3) %% 10) k),
               (lpad(to_hex(pg_temp.chance(i, 1600 + $3)), 16, '0')
                 || lpad(to_hex(pg_temp.chance(i, 1800 + $3)), 16, '0'))::uuid
        FROM generate_series(1, $4) i$fill$, t)
      USING words, phrases, t, greatest(10, round(scale * (12000 + 440000 / t)))::integer;
    EXECUTE format('ALTER TABLE t%s ADD PRIMARY KEY (id)', t);
    EXECUTE format('CREATE INDEX ON t%s (email)', t);
    EXECUTE format('CREATE INDEX ON t%s (created)', t);
    COMMIT;
  END LOOP;
END $$;
