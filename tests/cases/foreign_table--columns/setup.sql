-- Foreign tables: options of tables and columns, defaults, constraints, settings of columns, dropped
-- columns, none at all; comments.
CREATE FOREIGN DATA WRAPPER wrapper;
CREATE SERVER server FOREIGN DATA WRAPPER wrapper;
CREATE SERVER "Odd ""server""" FOREIGN DATA WRAPPER wrapper;
CREATE SCHEMA "Odd schema" AUTHORIZATION case_owner;
CREATE SEQUENCE counter;
CREATE TYPE mood AS ENUM ('good', 'bad');
CREATE DOMAIN short AS varchar(10);
CREATE FOREIGN TABLE bare () SERVER server;
CREATE FOREIGN TABLE far_away (
    id integer OPTIONS (column_name 'far id', "Odd ""option""" 'it''s') NOT NULL,
    counted bigint DEFAULT nextval('counter'),
    name text OPTIONS (empty '') COLLATE "C" DEFAULT 'it''s' CHECK (name <> ''),
    "B b" short OPTIONS (path E'C:\\data'),
    how mood DEFAULT 'good' NOT NULL,
    dropped integer OPTIONS (gone 'yes'),
    twice integer GENERATED ALWAYS AS (id * 2) STORED,
    numbers integer[] DEFAULT '{1,2}',
    price numeric(10,2),
    CONSTRAINT positive CHECK (id > 0),
    CONSTRAINT only_here CHECK (counted > 0) NO INHERIT
) SERVER server OPTIONS (table_name 'their table', "schema" 'it''s', lines E'a\nb');
ALTER FOREIGN TABLE far_away DROP COLUMN dropped;
ALTER FOREIGN TABLE far_away ALTER COLUMN name SET STATISTICS 100, ALTER COLUMN name SET STORAGE EXTERNAL;
ALTER FOREIGN TABLE far_away ALTER COLUMN id SET (n_distinct = 5);
ALTER FOREIGN TABLE far_away ADD CONSTRAINT unproven CHECK (price > 0) NOT VALID;
COMMENT ON FOREIGN TABLE far_away IS 'it''s far';
COMMENT ON COLUMN far_away."B b" IS 'of a column';
COMMENT ON CONSTRAINT positive ON far_away IS 'of a constraint';
CREATE FOREIGN TABLE "Odd schema"."Odd ""table""" ("select" integer OPTIONS ("user" 'x', "b" 'y')) SERVER "Odd ""server""";
ALTER FOREIGN TABLE "Odd schema"."Odd ""table""" OWNER TO case_owner;
-- What reads foreign tables.
CREATE VIEW shown AS SELECT id, how FROM far_away;
CREATE FUNCTION of_row(far_away) RETURNS integer LANGUAGE sql AS 'SELECT $1.id';
CREATE TABLE holds (rows far_away[]);
