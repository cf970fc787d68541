-- Bodies that hold the very marks that could end them.
CREATE FUNCTION quotes() RETURNS text LANGUAGE sql AS 'SELECT ''it''''s''::text';
CREATE FUNCTION dollars() RETURNS text LANGUAGE sql AS 'SELECT ''$$''::text || current_user';
CREATE FUNCTION tags() RETURNS text LANGUAGE sql AS 'SELECT ''$_$ $_X$ $_XX$''::text';
CREATE FUNCTION ends_with_dollar() RETURNS text LANGUAGE sql AS 'SELECT ''x''::text -- $';
CREATE FUNCTION backslashes() RETURNS text LANGUAGE sql AS 'SELECT E''\\\\n\\t''::text';
CREATE FUNCTION lines() RETURNS text LANGUAGE sql AS '
-- Name: x; Type: TABLE
/*
\connect nowhere
*/
SELECT ''größe ☃''::text;

';
CREATE FUNCTION empty() RETURNS void LANGUAGE sql AS '';
CREATE FUNCTION link_symbol() RETURNS void LANGUAGE c AS '$libdir/plpgsql', 'plpgsql_call_handler';
CREATE FUNCTION "-- ; DROP TABLE x
" (integer) RETURNS integer LANGUAGE sql AS 'SELECT 1';
COMMENT ON FUNCTION "-- ; DROP TABLE x
" (integer) IS '$$ '' \ ';
