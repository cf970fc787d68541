-- Every kind, alone and together.
CREATE TABLE t (a integer, b integer, c text, "D d" numeric);
CREATE STATISTICS all_kinds ON a, b FROM t;
CREATE STATISTICS one_kind (ndistinct) ON a, b, c FROM t;
CREATE STATISTICS depends (dependencies) ON a, "D d" FROM t;
CREATE STATISTICS common (mcv) ON c, "D d" FROM t;
CREATE STATISTICS two_kinds (mcv, ndistinct) ON b, c FROM t;
CREATE STATISTICS "Odd ""Stat" (dependencies, mcv) ON a, b, c, "D d" FROM t;
ALTER STATISTICS all_kinds SET STATISTICS 1000;
ALTER STATISTICS one_kind SET STATISTICS 0;
ALTER STATISTICS common SET STATISTICS 10;
ALTER STATISTICS common SET STATISTICS -1;
ALTER STATISTICS all_kinds OWNER TO case_owner;
ALTER STATISTICS "Odd ""Stat" OWNER TO "Case ""Odd"" Rôle";
COMMENT ON STATISTICS all_kinds IS 'all''s there';
COMMENT ON STATISTICS "Odd ""Stat" IS 'odd';
INSERT INTO t SELECT g % 3, g % 5, 'c' || g % 2, g / 10.0 FROM generate_series(1, 100) g;
ANALYZE t;
