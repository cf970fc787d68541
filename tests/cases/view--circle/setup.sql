-- Views whose queries need each other. Each circle is broken at the view that was made first.
CREATE VIEW z_first AS SELECT 1 AS id, NULL::text COLLATE "C" AS name, NULL::numeric(3,1)[] AS many;
CREATE VIEW a_second AS SELECT id, name, many FROM z_first;
CREATE OR REPLACE VIEW z_first AS SELECT 1 AS id, NULL::text COLLATE "C" AS name, NULL::numeric(3,1)[] AS many FROM a_second;

CREATE VIEW three_a AS SELECT 1 AS id;
CREATE VIEW three_b AS SELECT id FROM three_a;
CREATE VIEW three_c AS SELECT id FROM three_b;
CREATE OR REPLACE VIEW three_a AS SELECT id FROM three_c;

-- By a function that takes the view's row.
CREATE TABLE item (id integer, name text);
CREATE VIEW of_rows AS SELECT id, name FROM item;
CREATE FUNCTION of_row(of_rows) RETURNS boolean LANGUAGE sql AS 'SELECT true';
CREATE OR REPLACE VIEW of_rows AS SELECT id, name FROM item WHERE of_row(ROW(1, 'x')::of_rows);
