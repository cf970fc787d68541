-- Types that stay shells, with each facet, and what mentions them.
CREATE TYPE shell;
COMMENT ON TYPE shell IS 'to be filled in';
ALTER TYPE shell OWNER TO case_owner;
CREATE TYPE "Odd ""shell""";
CREATE FUNCTION shell_in(cstring) RETURNS shell LANGUAGE internal IMMUTABLE STRICT AS 'int4in';
CREATE FUNCTION shell_out(shell) RETURNS cstring LANGUAGE internal IMMUTABLE STRICT AS 'int4out';
CREATE SCHEMA aside;
CREATE TYPE aside.shell;
CREATE FUNCTION takes_both(shell, aside.shell) RETURNS cstring LANGUAGE internal IMMUTABLE STRICT AS 'int4out';
