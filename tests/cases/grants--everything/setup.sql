-- Owners, grants with and without grant option, on columns, to everybody and to a role with an odd
-- name; rights taken from an owner and from PUBLIC.
CREATE SCHEMA store AUTHORIZATION case_owner;
GRANT USAGE ON SCHEMA store TO case_reader, "Case ""Odd"" Rôle";
GRANT USAGE, CREATE ON SCHEMA store TO case_writer WITH GRANT OPTION;

SET ROLE case_owner;
CREATE TABLE store.stock (id integer, amount integer, secret text);
CREATE SEQUENCE store.counter;
CREATE VIEW store.visible AS SELECT id, amount FROM store.stock;
CREATE FUNCTION store.twice(n integer) RETURNS integer LANGUAGE sql IMMUTABLE AS 'SELECT 2 * n';
CREATE PROCEDURE store.nothing() LANGUAGE sql AS '';
CREATE TYPE store.size AS ENUM ('small', 'large');
CREATE DOMAIN store.amount AS integer CHECK (VALUE >= 0);

GRANT SELECT ON store.stock TO case_reader;
GRANT SELECT (id, amount), UPDATE (amount) ON store.stock TO "Case ""Odd"" Rôle";
GRANT INSERT, DELETE ON store.stock TO case_writer WITH GRANT OPTION;
GRANT ALL ON store.visible TO PUBLIC;
REVOKE TRUNCATE, TRIGGER ON store.stock FROM case_owner;
GRANT USAGE ON SEQUENCE store.counter TO case_writer;
REVOKE EXECUTE ON FUNCTION store.twice(integer) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION store.twice(integer) TO case_reader WITH GRANT OPTION;
REVOKE ALL ON PROCEDURE store.nothing() FROM PUBLIC, case_owner;
REVOKE USAGE ON TYPE store.size FROM PUBLIC;
GRANT USAGE ON DOMAIN store.amount TO case_writer;
RESET ROLE;

-- A grant by somebody who was given the right to grant.
SET ROLE case_writer;
GRANT INSERT ON store.stock TO case_reader;
RESET ROLE;

CREATE TABLE left_behind (id integer);
ALTER TABLE left_behind OWNER TO "Case ""Odd"" Rôle";
REVOKE ALL ON TABLE left_behind FROM "Case ""Odd"" Rôle";
