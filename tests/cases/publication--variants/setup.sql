-- Publications of nothing, of everything and of tables, with each option, owners and comments.
CREATE SCHEMA "Odd schema";
CREATE TABLE b_table (id integer PRIMARY KEY);
CREATE TABLE a_table (id integer);
CREATE TABLE "Odd schema"."Odd ""table""" (id integer);
CREATE UNLOGGED TABLE unlogged (id integer);
CREATE PUBLICATION bare;
CREATE PUBLICATION all_of FOR ALL TABLES;
CREATE PUBLICATION tables_of FOR TABLE b_table, a_table, "Odd schema"."Odd ""table""";
CREATE PUBLICATION only_it FOR TABLE ONLY a_table WITH (publish = 'insert');
CREATE PUBLICATION "Odd ""publication""" FOR TABLE "Odd schema"."Odd ""table""" WITH (publish = 'delete, truncate, update');
CREATE PUBLICATION nothing_published WITH (publish = '');
CREATE PUBLICATION via_root FOR ALL TABLES WITH (publish = 'insert, update', publish_via_partition_root = true);
CREATE PUBLICATION owned FOR TABLE a_table;
ALTER PUBLICATION "Odd ""publication""" OWNER TO case_owner;
-- The owner of a publication may not own its tables.
ALTER TABLE a_table OWNER TO case_owner;
COMMENT ON PUBLICATION bare IS 'it''s empty';
COMMENT ON PUBLICATION "Odd ""publication""" IS 'odd';
-- One that another one's name starts with.
CREATE PUBLICATION tables_of_more FOR TABLE b_table;
ALTER PUBLICATION tables_of_more DROP TABLE b_table;
INSERT INTO a_table VALUES (1);
