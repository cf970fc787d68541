-- One big table: at scale 1, 10,000,000 rows, 1.0 GB of COPY text.
CREATE TABLE big (
  id bigint,
  customer integer NOT NULL,
  placed_at timestamptz NOT NULL,
  amount numeric(12,2) NOT NULL,
  status text NOT NULL,
  reference text NOT NULL,
  remark text
);
INSERT INTO big
SELECT i,
       pg_temp.rank(pg_temp.chance(i, 1), 20),
       '2020-01-01 00:00+00'::timestamptz + i * interval '19 seconds'
         + pg_temp.chance(i, 2) % 19000000 * interval '1 microsecond',
       pg_temp.rank(pg_temp.chance(i, 3), 22) / 100.0,
       (ARRAY['paid', 'open', 'sent', 'returned', 'cancelled'])[pg_temp.rank(pg_temp.chance(i, 4), 2)],
       to_hex(pg_temp.chance(i, 5) % 4294967296),
       CASE WHEN pg_temp.chance(i, 6) % 4 > 0
            THEN :phrases[pg_temp.rank(pg_temp.chance(i, 7), 15)] || ' '
                 || :phrases[pg_temp.rank(pg_temp.chance(i, 8), 15)] END
FROM generate_series(1, greatest(1000, :scale * 10000000)::bigint) i;
ALTER TABLE big ADD PRIMARY KEY (id);
