-- Collations of the C library: of one locale, and of two.
CREATE SCHEMA "Coll s";
CREATE COLLATION plain (LOCALE = 'C');
CREATE COLLATION "Coll s"."Odd ""Name" (PROVIDER = libc, LOCALE = 'C.UTF-8');
CREATE COLLATION two (PROVIDER = libc, LC_COLLATE = 'C', LC_CTYPE = 'POSIX');
CREATE COLLATION unlike (LC_COLLATE = 'C.utf8', LC_CTYPE = 'C');
CREATE COLLATION copied FROM "C";
CREATE COLLATION copied_default FROM "POSIX";
ALTER COLLATION plain OWNER TO case_owner;
ALTER COLLATION "Coll s"."Odd ""Name" OWNER TO "Case ""Odd"" Rôle";
COMMENT ON COLLATION plain IS 'it''s plain';
COMMENT ON COLLATION "Coll s"."Odd ""Name" IS 'odd';
-- What sorts by them comes after them.
CREATE TABLE words (a text COLLATE plain, b text COLLATE "Coll s"."Odd ""Name" DEFAULT 'x');
CREATE INDEX ON words (a COLLATE two);
CREATE DOMAIN word AS text COLLATE unlike;
CREATE TYPE pair AS (low text COLLATE copied, high text COLLATE copied_default);
CREATE TYPE span AS RANGE (SUBTYPE = text, COLLATION = two);
CREATE VIEW sorted AS SELECT a FROM words ORDER BY a COLLATE "Coll s"."Odd ""Name";
