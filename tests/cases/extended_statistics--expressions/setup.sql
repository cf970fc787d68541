-- Statistics on expressions.
CREATE SCHEMA s;
CREATE FUNCTION s.twice(integer) RETURNS integer LANGUAGE sql IMMUTABLE AS 'SELECT 2 * $1';
CREATE TABLE t (a integer, b integer, c text, at date);
CREATE STATISTICS single ON (a + b) FROM t;
CREATE STATISTICS with_columns (ndistinct, mcv) ON a, (s.twice(b)), lower(c), c FROM t;
CREATE STATISTICS month_of ON date_trunc('month', at::timestamp), (a % 10) FROM t;
CREATE STATISTICS quoted (dependencies) ON (c || 'it''s'), (CASE WHEN a > 0 THEN 'x\y' END) FROM t;
ALTER STATISTICS single SET STATISTICS 100;
COMMENT ON STATISTICS with_columns IS 'of everything';
