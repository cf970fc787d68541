-- Publications of the tables in schemas, alone and beside single tables.
CREATE SCHEMA "Odd schema";
CREATE SCHEMA a_schema AUTHORIZATION case_owner;
CREATE TABLE t (id integer);
CREATE TABLE a_schema.t (id integer);
CREATE PUBLICATION of_public FOR TABLES IN SCHEMA public;
CREATE PUBLICATION of_several FOR TABLES IN SCHEMA "Odd schema", a_schema WITH (publish = 'truncate');
CREATE PUBLICATION "Odd ""mixed""" FOR TABLE t, TABLES IN SCHEMA a_schema;
ALTER PUBLICATION of_several ADD TABLE t WHERE (id > 0);
COMMENT ON PUBLICATION of_public IS 'all in public';
