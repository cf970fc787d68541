-- NOT NULL with names, without inheritance and unproven, and virtual generated columns.
CREATE FOREIGN DATA WRAPPER wrapper;
CREATE SERVER server FOREIGN DATA WRAPPER wrapper;
CREATE FOREIGN TABLE far_away (
    id integer CONSTRAINT id_there NOT NULL,
    a integer OPTIONS (column_name 'x') NOT NULL NO INHERIT,
    b integer,
    c integer GENERATED ALWAYS AS (id + 1),
    CONSTRAINT weak CHECK (b > 0) NOT ENFORCED
) SERVER server;
ALTER FOREIGN TABLE far_away ADD CONSTRAINT b_there NOT NULL b NOT VALID;
COMMENT ON CONSTRAINT id_there ON far_away IS 'named';
CREATE FOREIGN TABLE child (d integer NOT NULL) INHERITS (far_away) SERVER server;
