-- Operators, classes and families that extensions made are theirs; what uses them comes after.
CREATE EXTENSION hstore;
CREATE SCHEMA s;
CREATE EXTENSION btree_gist SCHEMA s;
CREATE EXTENSION pg_trgm;
CREATE TABLE t (h hstore, n integer, w text, CHECK (h ? 'key'));
CREATE INDEX ON t USING gin (h);
CREATE INDEX ON t USING gist (w gist_trgm_ops (siglen = 32));
CREATE INDEX ON t USING gist (n s.gist_int4_ops);
-- The user's own, over what an extension made.
CREATE FUNCTION has_all(hstore, text[]) RETURNS boolean LANGUAGE sql IMMUTABLE AS 'SELECT $1 ?& $2';
CREATE OPERATOR ?&& (FUNCTION = has_all, LEFTARG = hstore, RIGHTARG = text[]);
CREATE OPERATOR CLASS own_hash FOR TYPE text USING hash FAMILY hash_hstore_ops AS
    OPERATOR 1 =, FUNCTION 1 hashtext(text);
CREATE OPERATOR CLASS own_order FOR TYPE hstore USING btree AS
    OPERATOR 1 #<#, OPERATOR 2 #<=#, OPERATOR 3 =, OPERATOR 4 #>=#, OPERATOR 5 #>#,
    FUNCTION 1 hstore_cmp(hstore, hstore);
CREATE OPERATOR FAMILY own_family USING gist;
ALTER OPERATOR FAMILY own_family USING gist ADD
    OPERATOR 15 s.<-> (integer, integer) FOR ORDER BY integer_ops;
