-- Types and aggregates of extensions and of the system, with privileges that were changed, and what is
-- built on them.
CREATE EXTENSION hstore;
CREATE EXTENSION citext;
CREATE EXTENSION cube;
REVOKE USAGE ON TYPE hstore FROM PUBLIC;
REVOKE ALL ON FUNCTION min(citext) FROM PUBLIC;
REVOKE ALL ON FUNCTION hstore_in(cstring) FROM PUBLIC;
GRANT USAGE ON TYPE cube TO case_reader WITH GRANT OPTION;
REVOKE USAGE ON TYPE pg_catalog.int4range FROM PUBLIC;
REVOKE USAGE ON TYPE pg_catalog.text FROM PUBLIC;
CREATE TYPE span AS RANGE (SUBTYPE = citext);
CREATE CAST (hstore AS citext) WITH INOUT;
CREATE AGGREGATE smallest(citext) (SFUNC = citext_smaller, STYPE = citext, SORTOP = OPERATOR(public.<));
CREATE TYPE held AS (h hstore, c cube[]);
CREATE DOMAIN over_hstore AS hstore;
CREATE TABLE uses (a hstore, b span, c held);
