-- Tables of several methods, one after the other: the script switches to and fro.
CREATE ACCESS METHOD "Odd Heap" TYPE TABLE HANDLER heap_tableam_handler;
CREATE ACCESS METHOD heap2 TYPE TABLE HANDLER heap_tableam_handler;
CREATE TABLE a_plain (i integer);
CREATE TABLE b_odd (i integer PRIMARY KEY, t text) USING "Odd Heap";
CREATE TABLE c_two (i integer) USING heap2;
CREATE TABLE d_two (i integer) USING heap2;
CREATE TABLE e_plain (i integer) USING heap;
CREATE MATERIALIZED VIEW f_odd USING "Odd Heap" AS SELECT i FROM b_odd;
CREATE VIEW g_view AS SELECT 1 AS one;
CREATE SEQUENCE h_sequence;
CREATE UNLOGGED TABLE i_two (i integer) USING heap2;
CREATE TABLE j_partitioned (i integer) PARTITION BY LIST (i);
CREATE TABLE j_partition_1 PARTITION OF j_partitioned FOR VALUES IN (1) USING heap2;
CREATE TABLE j_partition_2 PARTITION OF j_partitioned FOR VALUES IN (2);
CREATE TYPE k_type AS (i integer);
CREATE TABLE l_typed OF k_type USING heap2;
-- A partitioned table has a method of its own to hand on since 17.
SELECT :SERVER_VERSION_NUM >= 170000 AS partitioned_method \gset
\if :partitioned_method
CREATE TABLE m_partitioned (i integer) PARTITION BY LIST (i) USING heap2;
CREATE TABLE m_partition_1 PARTITION OF m_partitioned FOR VALUES IN (1);
CREATE TABLE m_partition_2 PARTITION OF m_partitioned FOR VALUES IN (2) USING heap;
CREATE TABLE m_partition_3 PARTITION OF m_partitioned FOR VALUES IN (3) PARTITION BY LIST (i)
    USING "Odd Heap";
\endif
INSERT INTO b_odd SELECT g, 'row ' || g FROM generate_series(1, 10) g;
INSERT INTO j_partitioned VALUES (1), (2);
REFRESH MATERIALIZED VIEW f_odd;
