-- No rows: at scale 1, 10,000 tables, of which 900 are partitions, with sequences, keys, indexes, foreign
-- keys and comments, 2,000 views and 1,000 functions; 66,000 entries of a table of contents.
CREATE TYPE mood AS ENUM ('calm', 'curious', 'cross');
SELECT greatest(20, :scale * 10000)::integer AS tables \gset
\o /dev/null
SELECT set_config('bench.tables', :'tables', false);
\o
DO $$
BEGIN
  FOR t IN 1 .. current_setting('bench.tables')::integer LOOP
    -- Of a hundred tables, ten are one partitioned table and its partitions.
    IF t % 100 = 1 THEN
      EXECUTE format('CREATE TABLE s%s (id bigint NOT NULL, name text, m mood) PARTITION BY RANGE (id)', t);
    ELSIF t % 100 BETWEEN 2 AND 10 THEN
      EXECUTE format('CREATE TABLE s%s PARTITION OF s%s FOR VALUES FROM (%s) TO (%s)',
                     t, t - t % 100 + 1, (t % 100 - 2) * 1000, (t % 100 - 1) * 1000);
    ELSE
      EXECUTE format($ddl$CREATE TABLE s%s (id bigserial PRIMARY KEY, name text NOT NULL DEFAULT 'x',
                       m mood, v numeric CHECK (v > 0), parent bigint)$ddl$, t);
      EXECUTE format('CREATE INDEX ON s%s (name)', t);
      IF t % 5 = 0 THEN
        EXECUTE format('CREATE VIEW v%1$s AS SELECT id, name FROM s%1$s WHERE v > 1', t);
      END IF;
      IF t % 2 = 0 THEN
        EXECUTE format('ALTER TABLE s%1$s ADD FOREIGN KEY (parent) REFERENCES s%2$s (id)', t,
                       CASE WHEN t % 100 = 12 THEN t ELSE t - 1 END);
      END IF;
    END IF;
    IF t % 10 = 0 THEN
      EXECUTE format('CREATE FUNCTION f%1$s(a integer) RETURNS integer LANGUAGE sql AS ''SELECT a + %1$s''', t);
    END IF;
    IF t % 3 = 0 THEN
      EXECUTE format('COMMENT ON TABLE s%1$s IS ''table number %1$s''', t);
    END IF;
    IF t % 1000 = 0 THEN
      COMMIT;
    END IF;
  END LOOP;
END $$;
