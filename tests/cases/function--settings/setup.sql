-- Settings that a function runs under: lists of names, which are quoted one by one, and others.
CREATE FUNCTION one() RETURNS integer LANGUAGE sql
    SET search_path TO pg_catalog, "Odd, ""schema""", pg_temp AS 'SELECT 1';
CREATE FUNCTION two() RETURNS integer LANGUAGE sql SET search_path TO '' AS 'SELECT 1';
CREATE FUNCTION three() RETURNS integer LANGUAGE sql SET search_path TO 'one, two' AS 'SELECT 1';
CREATE FUNCTION four() RETURNS integer LANGUAGE sql
    SET datestyle TO 'ISO, DMY' SET application_name TO 'it''s \ odd' SET enable_seqscan TO off
    SET extra_float_digits TO 0 SET "my.own" TO 'x' SET temp_tablespaces TO '' AS 'SELECT 1';
CREATE FUNCTION five() RETURNS integer LANGUAGE sql SET timezone TO 'Europe/Oslo' SET statement_timeout TO '1min'
    AS 'SELECT 1';
CREATE PROCEDURE six() LANGUAGE sql SET search_path TO public AS '';
