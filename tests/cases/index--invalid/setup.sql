-- An index that a failed CREATE INDEX CONCURRENTLY left behind is no part of a dump.
CREATE TABLE doubled (a integer);
INSERT INTO doubled VALUES (1), (1);
\set ON_ERROR_STOP 0
\set QUIET 1
CREATE UNIQUE INDEX CONCURRENTLY never_valid ON doubled USING btree (a);
\set ON_ERROR_STOP 1
CREATE INDEX valid ON doubled USING btree (a);
