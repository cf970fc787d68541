-- Publications that publish generated columns.
CREATE TABLE t (a integer, b integer GENERATED ALWAYS AS (a * 2) STORED);
CREATE PUBLICATION with_stored FOR TABLE t WITH (publish_generated_columns = stored);
CREATE PUBLICATION without FOR TABLE t WITH (publish_generated_columns = none);
CREATE PUBLICATION listed FOR TABLE t (a, b);
CREATE PUBLICATION all_stored FOR ALL TABLES WITH (publish_generated_columns = stored, publish = 'insert', publish_via_partition_root = true);
