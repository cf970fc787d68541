-- One big table: at scale 1, 10,000,000 rows, 1.0 GB of COPY text.
SELECT greatest(1000, :scale * 10000000)::bigint AS rows \gset
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
FROM generate_series(1, least(:rows, 10000000)) i;
-- More of them are the same under other numbers, which is sooner done; no codec looks back that far.
SELECT format('INSERT INTO big SELECT %1$s + id, customer, placed_at, amount, status, reference, remark
                 FROM big WHERE ctid < ''(%2$s,0)'' AND %1$s + id <= %3$s',
              done, pg_relation_size('big') / current_setting('block_size')::integer, :rows)
FROM generate_series(10000000, :rows - 1, 10000000) done
\gexec
ALTER TABLE big ADD PRIMARY KEY (id);
