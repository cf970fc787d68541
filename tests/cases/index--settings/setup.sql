-- What follows CREATE INDEX: the table's clustering, statistics targets, replica identity.
CREATE TABLE clustered (a integer NOT NULL, b text);
CREATE UNIQUE INDEX "Odd index" ON clustered USING btree (a);
ALTER TABLE clustered CLUSTER ON "Odd index";
ALTER TABLE clustered REPLICA IDENTITY USING INDEX "Odd index";
CREATE INDEX targets ON clustered USING btree (lower(b), a, ((a + 1)), upper(b)) INCLUDE (b) WITH (fillfactor='55');
ALTER INDEX targets ALTER COLUMN 4 SET STATISTICS 44;
ALTER INDEX targets ALTER COLUMN 1 SET STATISTICS 0;
ALTER INDEX targets ALTER COLUMN 3 SET STATISTICS 10000;
CREATE UNIQUE INDEX everything ON clustered USING btree (a) WHERE (b IS NOT NULL);
COMMENT ON INDEX "Odd index" IS 'of everything';
CREATE MATERIALIZED VIEW matview AS SELECT a, b FROM clustered;
CREATE UNIQUE INDEX matview_a ON matview USING btree (a);
CREATE INDEX matview_b ON matview USING btree (lower(b));
ALTER TABLE matview CLUSTER ON matview_a;
ALTER INDEX matview_b ALTER COLUMN 1 SET STATISTICS 5;
ALTER TABLE matview ALTER COLUMN b SET STATISTICS 6;
