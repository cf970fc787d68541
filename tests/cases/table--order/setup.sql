-- Names that make the order by name and the order by need differ.
CREATE SCHEMA a_schema;
CREATE SCHEMA z_schema;
CREATE TABLE z_schema.parent (id integer PRIMARY KEY);
CREATE TABLE a_schema.child (x integer) INHERITS (z_schema.parent);
CREATE TABLE public.z_whole (id integer) PARTITION BY LIST (id);
CREATE TABLE a_schema.part PARTITION OF public.z_whole FOR VALUES IN (1);
CREATE SEQUENCE z_schema.counter;
CREATE TABLE a_schema.counts (n integer DEFAULT nextval('z_schema.counter'));
CREATE FUNCTION z_schema.rows_of(z_schema.parent) RETURNS integer LANGUAGE sql AS 'SELECT 1';
CREATE TABLE a_schema.row_holder (r z_schema.parent, rs z_schema.parent[]);
CREATE TABLE a_schema.same (id integer);
CREATE TABLE z_schema.same (id integer);
CREATE INDEX same_index ON a_schema.same USING btree (id);
CREATE INDEX same_index ON z_schema.same USING btree (id);
ALTER TABLE a_schema.same ADD CONSTRAINT same_name PRIMARY KEY (id);
ALTER TABLE z_schema.same ADD CONSTRAINT same_name PRIMARY KEY (id);
ALTER TABLE a_schema.counts ADD CONSTRAINT same_check CHECK (n > 0) NOT VALID;
ALTER TABLE a_schema.child ADD CONSTRAINT same_check CHECK (x > 0) NOT VALID;
