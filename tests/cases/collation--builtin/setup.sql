-- Collations of the server's own provider.
CREATE COLLATION code_points (PROVIDER = builtin, LOCALE = 'C');
CREATE COLLATION code_points_utf8 (PROVIDER = builtin, LOCALE = 'C.UTF-8');
CREATE COLLATION copied FROM pg_c_utf8;
SELECT :SERVER_VERSION_NUM >= 180000 AS unicode \gset
\if :unicode
CREATE COLLATION unicode_fast (PROVIDER = builtin, LOCALE = 'PG_UNICODE_FAST');
\endif
ALTER COLLATION code_points_utf8 OWNER TO case_owner;
COMMENT ON COLLATION code_points IS 'as in C';
CREATE TABLE words (w text COLLATE code_points_utf8 PRIMARY KEY);
