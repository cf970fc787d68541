-- Functions of each language that is always there, with a body, a link symbol, or a file and one.
CREATE FUNCTION in_sql(n integer) RETURNS integer LANGUAGE sql AS $$SELECT n + 1$$;
CREATE FUNCTION in_plpgsql(n integer) RETURNS integer LANGUAGE plpgsql AS $$
BEGIN
    RETURN n + 1;
END;
$$;
CREATE FUNCTION in_internal(double precision) RETURNS double precision LANGUAGE internal STRICT AS 'dsqrt';
CREATE FUNCTION in_internal_dear(double precision) RETURNS double precision LANGUAGE internal COST 100 AS 'dsqrt';
CREATE FUNCTION in_c(internal) RETURNS void LANGUAGE c AS '$libdir/plpgsql', 'plpgsql_inline_handler';
CREATE FUNCTION plpgsql_validator(oid) RETURNS void LANGUAGE c STRICT AS '$libdir/plpgsql';
CREATE FUNCTION a_window() RETURNS bigint LANGUAGE internal WINDOW IMMUTABLE AS 'window_row_number';
CREATE FUNCTION a_trigger() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END';
CREATE FUNCTION an_event_trigger() RETURNS event_trigger LANGUAGE plpgsql AS 'BEGIN END';
