-- Bodies in SQL syntax, which depend on what they mention.
CREATE TABLE item (id integer, name text);
CREATE FUNCTION a_simple(n integer) RETURNS integer LANGUAGE sql RETURN n + 1;
CREATE FUNCTION a_block(n integer) RETURNS SETOF item LANGUAGE sql
    BEGIN ATOMIC
        INSERT INTO item VALUES (n, 'it''s');
        SELECT id, name FROM item WHERE id = n;
    END;
CREATE PROCEDURE a_procedure(n integer) LANGUAGE sql BEGIN ATOMIC DELETE FROM item WHERE id = n; END;
CREATE FUNCTION an_empty() RETURNS void LANGUAGE sql BEGIN ATOMIC END;
-- Named so that it would come before what it calls.
CREATE FUNCTION z_called(n integer) RETURNS integer LANGUAGE sql RETURN n * 2;
CREATE FUNCTION a_caller(n integer) RETURNS integer LANGUAGE sql IMMUTABLE RETURN z_called(n) + z_called(1);
CREATE VIEW a_view AS SELECT a_caller(id) AS n FROM item;
CREATE FUNCTION a_reader() RETURNS bigint LANGUAGE sql RETURN (SELECT count(*) FROM a_view);
