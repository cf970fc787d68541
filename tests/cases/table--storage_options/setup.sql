-- WITH (…) of tables, of their TOAST tables and of partitions.
CREATE TABLE filled (a integer) WITH (fillfactor=70);
CREATE TABLE toasted (a text) WITH (toast.autovacuum_enabled=false, toast.autovacuum_vacuum_threshold=5000);
CREATE TABLE both_kinds (a text) WITH (
    autovacuum_enabled=true, autovacuum_vacuum_scale_factor=0.25, fillfactor=50, parallel_workers=3,
    toast_tuple_target=4080, user_catalog_table=false, vacuum_truncate=off, toast.autovacuum_freeze_max_age=200000
);
CREATE TABLE reset_again (a integer) WITH (fillfactor=20);
ALTER TABLE reset_again RESET (fillfactor);
CREATE TABLE parts (a integer) PARTITION BY LIST (a);
CREATE TABLE part_1 PARTITION OF parts FOR VALUES IN (1) WITH (fillfactor=30);
CREATE UNLOGGED TABLE unlogged_filled (a integer) WITH (fillfactor=40);
