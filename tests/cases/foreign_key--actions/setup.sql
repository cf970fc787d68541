-- Actions, times and ways of matching; keys onto other schemas and by chosen columns.
CREATE SCHEMA other;
CREATE TABLE other.target (a integer, b integer, PRIMARY KEY (a, b), UNIQUE (b, a));
CREATE TABLE "Odd source" ("x x" integer, y integer);
ALTER TABLE "Odd source" ADD CONSTRAINT "it's" FOREIGN KEY ("x x", y) REFERENCES other.target MATCH FULL ON UPDATE CASCADE ON DELETE RESTRICT;
ALTER TABLE "Odd source" ADD CONSTRAINT swapped FOREIGN KEY (y, "x x") REFERENCES other.target(b, a) ON DELETE SET NULL;
ALTER TABLE "Odd source" ADD CONSTRAINT defaults FOREIGN KEY ("x x", y) REFERENCES other.target ON UPDATE SET DEFAULT ON DELETE SET DEFAULT;
ALTER TABLE "Odd source" ADD CONSTRAINT deferred_key FOREIGN KEY ("x x", y) REFERENCES other.target DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE "Odd source" ADD CONSTRAINT unchecked FOREIGN KEY ("x x", y) REFERENCES other.target NOT VALID;
COMMENT ON CONSTRAINT "it's" ON "Odd source" IS 'odd';
CREATE TABLE same_name (a integer, b integer, CONSTRAINT deferred_key FOREIGN KEY (a, b) REFERENCES other.target);
SELECT :SERVER_VERSION_NUM >= 150000 AS has_set_null_columns \gset
\if :has_set_null_columns
ALTER TABLE "Odd source" ADD CONSTRAINT some_columns FOREIGN KEY ("x x", y) REFERENCES other.target ON DELETE SET NULL (y);
\endif
