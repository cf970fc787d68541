-- Unique constraints for which NULL equals NULL, of 15.
CREATE TABLE keys (a integer, b integer, UNIQUE NULLS NOT DISTINCT (a), CONSTRAINT named UNIQUE NULLS NOT DISTINCT (a, b) INCLUDE (b) WITH (fillfactor='50') DEFERRABLE);
CREATE UNIQUE INDEX only_index ON keys USING btree (b) NULLS NOT DISTINCT WITH (fillfactor='50') WHERE (a > 0);
INSERT INTO keys VALUES (NULL, 1), (1, NULL);
