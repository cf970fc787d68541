-- What restores over several connections take care of: keys of every sort, tables that refer to
-- each other, partitions, columns that are not loaded.
CREATE SCHEMA app AUTHORIZATION case_owner;
SET ROLE case_owner;

CREATE TABLE app.big (id int, a int, b text, c int, d text NOT NULL);
INSERT INTO app.big
  SELECT g, g, 'b' || g, g % 7, repeat(md5(g::text), 4) FROM generate_series(1, 20000) g;
ALTER TABLE app.big ADD CONSTRAINT big_pkey PRIMARY KEY (id) INCLUDE (c) WITH (fillfactor = 70);
ALTER TABLE app.big ADD CONSTRAINT "big a;key" UNIQUE (a) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE app.big ADD CONSTRAINT big_b_key UNIQUE (b, a);
COMMENT ON CONSTRAINT big_b_key ON app.big IS 'a key';
ALTER TABLE app.big ADD EXCLUDE USING btree (d WITH =);
ALTER TABLE app.big REPLICA IDENTITY USING INDEX big_pkey;
ALTER TABLE app.big CLUSTER ON big_pkey;
CREATE INDEX big_c ON app.big (c);
CREATE INDEX big_lower ON app.big (lower(b));
CREATE STATISTICS app.big_s ON a, c FROM app.big;

CREATE TABLE app.odd (id int GENERATED ALWAYS AS IDENTITY PRIMARY KEY, v int UNIQUE,
                      twice int GENERATED ALWAYS AS (v * 2) STORED, "sp ace" text);
INSERT INTO app.odd (v, "sp ace") SELECT g, 'x' FROM generate_series(1, 100) g;

CREATE TABLE app.man (id int PRIMARY KEY, wife int, boss int REFERENCES app.man);
CREATE TABLE app.woman (id int PRIMARY KEY, husband int REFERENCES app.man);
ALTER TABLE app.man ADD FOREIGN KEY (wife) REFERENCES app.woman DEFERRABLE;
COMMENT ON CONSTRAINT man_wife_fkey ON app.man IS 'it''s a circle';
INSERT INTO app.man SELECT g, NULL, 501 - g FROM generate_series(1, 500) g;
INSERT INTO app.woman SELECT g, 501 - g FROM generate_series(1, 500) g;
UPDATE app.man SET wife = id;

CREATE TABLE app.whole (id int, k int, m int REFERENCES app.man, PRIMARY KEY (id, k))
  PARTITION BY RANGE (k);
CREATE TABLE app.part1 PARTITION OF app.whole FOR VALUES FROM (0) TO (10);
CREATE TABLE app.part2 PARTITION OF app.whole FOR VALUES FROM (10) TO (20);
CREATE INDEX whole_m ON app.whole (m);
INSERT INTO app.whole SELECT g, g % 20, g % 500 + 1 FROM generate_series(1, 2000) g;
CREATE TABLE app.refers (id int, k int, FOREIGN KEY (id, k) REFERENCES app.whole);
INSERT INTO app.refers SELECT g, g % 20 FROM generate_series(1, 2000) g;

CREATE MATERIALIZED VIEW app.mv AS SELECT c, count(*) AS n FROM app.big GROUP BY c;
RESET ROLE;

-- A web of foreign keys, any two of which may want the same tables.
DO $$
DECLARE n CONSTANT int := 8;
BEGIN
  FOR i IN 1..n LOOP
    EXECUTE format('CREATE TABLE app.web%s (id int PRIMARY KEY)', i);
    EXECUTE format('INSERT INTO app.web%s SELECT generate_series(1, 300)', i);
  END LOOP;
  FOR i IN 1..n LOOP
    FOR j IN 1..n LOOP
      EXECUTE format('ALTER TABLE app.web%s ADD CONSTRAINT web%s_%s FOREIGN KEY (id)'
                     ' REFERENCES app.web%s', i, i, j, j);
    END LOOP;
  END LOOP;
END $$;

SELECT count(lo_from_bytea(0, decode(repeat('ab', 1000), 'hex'))) FROM generate_series(1, 300);
ANALYZE;
