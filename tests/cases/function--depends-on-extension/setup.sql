-- Functions and a materialized view that go when an extension is dropped, though not its members.
CREATE EXTENSION citext;
CREATE EXTENSION hstore;
CREATE FUNCTION goes(integer, OUT text) LANGUAGE sql AS 'SELECT ''x''::text';
ALTER FUNCTION goes(integer) DEPENDS ON EXTENSION hstore;
ALTER FUNCTION goes(integer) DEPENDS ON EXTENSION citext;
CREATE PROCEDURE "Odd goes"() LANGUAGE sql AS '';
ALTER PROCEDURE "Odd goes"() DEPENDS ON EXTENSION citext;
CREATE MATERIALIZED VIEW a_view AS SELECT 1 AS a, 'x'::text AS b;
ALTER MATERIALIZED VIEW a_view DEPENDS ON EXTENSION hstore;
ALTER MATERIALIZED VIEW a_view ALTER COLUMN a SET STATISTICS 10;
