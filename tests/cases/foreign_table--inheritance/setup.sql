-- Foreign tables that inherit, from tables and from foreign tables, with columns of their own and
-- merged ones; tables that inherit from them; ones attached later.
CREATE FOREIGN DATA WRAPPER wrapper;
CREATE SERVER server FOREIGN DATA WRAPPER wrapper;
CREATE TABLE parent (id integer NOT NULL, name text DEFAULT 'nobody', CONSTRAINT positive CHECK (id > 0));
CREATE FOREIGN TABLE child () INHERITS (parent) SERVER server OPTIONS (table_name 'child');
CREATE FOREIGN TABLE child_more (name text DEFAULT 'somebody', more integer OPTIONS (column_name 'm')) INHERITS (parent) SERVER server;
CREATE FOREIGN TABLE far_parent (a integer OPTIONS (column_name 'x'), b text) SERVER server;
CREATE TABLE near_child (c integer) INHERITS (far_parent);
CREATE FOREIGN TABLE far_child (b text OPTIONS (column_name 'y')) INHERITS (far_parent) SERVER server;
CREATE FOREIGN TABLE adopted (id integer NOT NULL, name text, CONSTRAINT positive CHECK (id > 0)) SERVER server;
ALTER FOREIGN TABLE adopted INHERIT parent;
ALTER FOREIGN TABLE child ALTER COLUMN name SET DEFAULT 'child';
ALTER FOREIGN TABLE child ALTER COLUMN id OPTIONS (ADD column_name 'child id');
ALTER FOREIGN TABLE child_more ALTER COLUMN id SET STATISTICS 7;
COMMENT ON COLUMN child.name IS 'inherited';
