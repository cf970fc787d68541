-- Procedures of every shape.
CREATE TABLE log (line text);
CREATE PROCEDURE empty() LANGUAGE sql AS '';
CREATE PROCEDURE in_plpgsql(a integer, INOUT b text DEFAULT 'x') LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO log VALUES (b);
    COMMIT;
END $$;
CREATE PROCEDURE variadic_one(VARIADIC a text[]) LANGUAGE sql AS 'INSERT INTO log SELECT unnest(a)';
CREATE PROCEDURE "Odd ""procedure"""(integer) LANGUAGE sql SECURITY DEFINER AS 'INSERT INTO log VALUES ($1)';
CREATE FUNCTION beside(integer) RETURNS integer LANGUAGE sql AS 'SELECT 1';
COMMENT ON PROCEDURE in_plpgsql(integer, text) IS 'commits';
ALTER PROCEDURE empty() OWNER TO case_owner;
GRANT EXECUTE ON PROCEDURE empty() TO case_reader;
SELECT :SERVER_VERSION_NUM >= 140000 AS procedures_give_out \gset
\if :procedures_give_out
CREATE PROCEDURE gives(a integer, OUT b integer) LANGUAGE sql AS 'SELECT 1';
COMMENT ON PROCEDURE gives(integer, OUT integer) IS 'gives';
\endif
