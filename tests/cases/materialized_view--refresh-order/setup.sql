-- Materialized views over each other, directly and through views and functions, against the order
-- of their names and schemas.
CREATE SCHEMA a_schema;
CREATE SCHEMA z_schema;
CREATE TABLE z_schema.t (id integer);
INSERT INTO z_schema.t SELECT generate_series(1, 5);
CREATE MATERIALIZED VIEW z_schema.m AS SELECT id FROM z_schema.t;
CREATE MATERIALIZED VIEW a_schema.m AS SELECT id FROM z_schema.m WHERE id > 1;
CREATE VIEW a_schema.v AS SELECT id FROM a_schema.m WHERE id > 2;
CREATE VIEW a_schema.u AS SELECT id FROM a_schema.v;
CREATE MATERIALIZED VIEW a_schema.b AS SELECT count(*) AS n FROM a_schema.u;
CREATE MATERIALIZED VIEW a_schema.a AS SELECT n FROM a_schema.b UNION ALL SELECT id FROM z_schema.m;
CREATE MATERIALIZED VIEW a_schema."A" AS SELECT 1 AS one;
-- The refreshing reads it, yet nothing says so: only the order of names counts.
CREATE FUNCTION a_schema.f() RETURNS bigint LANGUAGE sql AS 'SELECT count(*) FROM z_schema.t';
CREATE MATERIALIZED VIEW a_schema.by_function AS SELECT a_schema.f() AS n;
CREATE UNIQUE INDEX ON a_schema.b (n);
