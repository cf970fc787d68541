-- One name many times. Made in another order than they are to be written in: fewer arguments first,
-- then by the schemas and names of the types.
CREATE SCHEMA zz;
CREATE TYPE zz.aaa AS ENUM ('x');
CREATE TYPE public.zzz AS ENUM ('x');
CREATE FUNCTION same(zz.aaa) RETURNS integer LANGUAGE sql AS 'SELECT 8';
CREATE FUNCTION same(text) RETURNS integer LANGUAGE sql AS 'SELECT 7';
CREATE FUNCTION same(public.zzz) RETURNS integer LANGUAGE sql AS 'SELECT 6';
CREATE FUNCTION same(integer, text) RETURNS integer LANGUAGE sql AS 'SELECT 5';
CREATE FUNCTION same(bigint[]) RETURNS integer LANGUAGE sql AS 'SELECT 4';
CREATE FUNCTION same(bigint) RETURNS integer LANGUAGE sql AS 'SELECT 3';
CREATE FUNCTION same(integer, integer) RETURNS integer LANGUAGE sql AS 'SELECT 2';
CREATE FUNCTION same(character varying) RETURNS integer LANGUAGE sql AS 'SELECT 1';
CREATE FUNCTION same() RETURNS integer LANGUAGE sql AS 'SELECT 0';
CREATE FUNCTION zz.same() RETURNS integer LANGUAGE sql AS 'SELECT 9';
COMMENT ON FUNCTION same(bigint[]) IS 'takes an array';
REVOKE ALL ON FUNCTION same(integer, text) FROM PUBLIC;
