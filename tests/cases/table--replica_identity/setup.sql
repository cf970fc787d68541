-- What identifies a row for logical replication: nothing, all of it, or an index.
CREATE TABLE identified_by_default (a integer PRIMARY KEY);
CREATE TABLE identified_by_nothing (a integer);
ALTER TABLE identified_by_nothing REPLICA IDENTITY NOTHING;
CREATE TABLE identified_by_all (a integer);
ALTER TABLE identified_by_all REPLICA IDENTITY FULL;
CREATE TABLE identified_by_index (a integer NOT NULL, b integer);
CREATE UNIQUE INDEX "Odd index" ON identified_by_index USING btree (a);
ALTER TABLE identified_by_index REPLICA IDENTITY USING INDEX "Odd index";
CREATE TABLE identified_by_key (a integer PRIMARY KEY, b integer NOT NULL UNIQUE);
ALTER TABLE identified_by_key REPLICA IDENTITY USING INDEX identified_by_key_b_key;
CREATE TABLE identified_by_primary_key (a integer PRIMARY KEY);
ALTER TABLE identified_by_primary_key REPLICA IDENTITY USING INDEX identified_by_primary_key_pkey;
CREATE TABLE forced (a integer);
ALTER TABLE forced REPLICA IDENTITY FULL, ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
