-- Relations in tablespaces: what has storage gets the setting before it, what has none keeps the clause
-- for its partitions.
CREATE TABLE here (a integer PRIMARY KEY USING INDEX TABLESPACE case_space, b text UNIQUE) TABLESPACE case_space;
CREATE TABLE there (a integer, EXCLUDE USING btree (a WITH =) USING INDEX TABLESPACE "Case ""Odd"" space")
    TABLESPACE "Case ""Odd"" space";
CREATE TABLE nowhere (a integer);
CREATE INDEX here_b ON here (b) TABLESPACE "Case ""Odd"" space";
CREATE INDEX here_a ON here (a);
CREATE INDEX nowhere_a ON nowhere (a) TABLESPACE case_space;
CREATE MATERIALIZED VIEW seen TABLESPACE case_space AS SELECT a FROM here;
CREATE TABLE parted (a integer) PARTITION BY LIST (a) TABLESPACE case_space;
CREATE TABLE parted_1 PARTITION OF parted FOR VALUES IN (1);
CREATE TABLE parted_2 PARTITION OF parted FOR VALUES IN (2) TABLESPACE "Case ""Odd"" space";
CREATE INDEX parted_a ON parted (a) TABLESPACE "Case ""Odd"" space";
CREATE UNLOGGED TABLE loose (a serial) TABLESPACE case_space;
INSERT INTO here VALUES (1, 'one'), (2, NULL);
INSERT INTO parted VALUES (1), (2);
REFRESH MATERIALIZED VIEW seen;
