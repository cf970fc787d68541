-- Operators of one name are ordered by the types of their arguments, whatever order they were made
-- in.
CREATE SCHEMA s;
CREATE TYPE s.zzz AS ENUM ('z');
CREATE TYPE yyy AS ENUM ('y');
CREATE FUNCTION f(yyy, yyy) RETURNS boolean LANGUAGE sql AS 'SELECT true';
CREATE FUNCTION f(s.zzz, s.zzz) RETURNS boolean LANGUAGE sql AS 'SELECT true';
CREATE FUNCTION f(yyy, s.zzz) RETURNS boolean LANGUAGE sql AS 'SELECT true';
CREATE FUNCTION f(s.zzz, yyy) RETURNS boolean LANGUAGE sql AS 'SELECT true';
CREATE FUNCTION f(yyy, text) RETURNS boolean LANGUAGE sql AS 'SELECT true';
CREATE FUNCTION f(bigint[], bigint[]) RETURNS boolean LANGUAGE sql AS 'SELECT true';
CREATE FUNCTION f(yyy) RETURNS boolean LANGUAGE sql AS 'SELECT true';
CREATE OPERATOR #~# (FUNCTION = f, LEFTARG = yyy, RIGHTARG = yyy);
CREATE OPERATOR #~# (FUNCTION = pg_catalog.texteq, LEFTARG = text, RIGHTARG = text);
CREATE OPERATOR #~# (FUNCTION = f, LEFTARG = s.zzz, RIGHTARG = s.zzz);
CREATE OPERATOR #~# (FUNCTION = f, LEFTARG = yyy, RIGHTARG = text);
CREATE OPERATOR #~# (FUNCTION = f, LEFTARG = yyy, RIGHTARG = s.zzz);
CREATE OPERATOR #~# (FUNCTION = f, LEFTARG = s.zzz, RIGHTARG = yyy);
CREATE OPERATOR #~# (FUNCTION = pg_catalog.int4eq, LEFTARG = integer, RIGHTARG = integer);
CREATE OPERATOR #~# (FUNCTION = f, LEFTARG = bigint[], RIGHTARG = bigint[]);
CREATE OPERATOR #~# (FUNCTION = pg_catalog.text, RIGHTARG = name);
-- The name of a function that there are several of.
CREATE OPERATOR #~# (FUNCTION = pg_catalog.abs, RIGHTARG = bigint);
CREATE OPERATOR #~# (FUNCTION = f, RIGHTARG = yyy);
-- Before version 14 also after their only argument.
SELECT :SERVER_VERSION_NUM < 140000 AS postfix \gset
\if :postfix
CREATE OPERATOR #~# (FUNCTION = f, LEFTARG = yyy);
CREATE OPERATOR #~# (FUNCTION = pg_catalog.abs, LEFTARG = bigint);
\endif
