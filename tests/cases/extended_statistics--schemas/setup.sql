-- In a schema that is not the table's, and under a name that is taken in another.
CREATE SCHEMA a;
CREATE SCHEMA "B b";
CREATE TABLE a.t (x integer, y integer);
CREATE TABLE "B b".t (x integer, y integer);
CREATE STATISTICS "B b".st ON x, y FROM a.t;
CREATE STATISTICS a.st (mcv) ON x, y FROM "B b".t;
CREATE STATISTICS public.st (ndistinct) ON x, y FROM "B b".t;
ALTER STATISTICS "B b".st SET STATISTICS 7;
COMMENT ON STATISTICS "B b".st IS 'far away';
