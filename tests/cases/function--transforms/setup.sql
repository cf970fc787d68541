-- Functions that transform some of their types, in SQL and in a procedural language.
CREATE SCHEMA aside;
CREATE TYPE mood AS ENUM ('sad', 'happy');
CREATE TYPE aside."Odd ""type""" AS (a integer);
CREATE FUNCTION from_sql(internal) RETURNS internal LANGUAGE internal IMMUTABLE AS 'prsd_lextype';
CREATE FUNCTION zz_from_sql(internal) RETURNS internal LANGUAGE internal IMMUTABLE AS 'prsd_lextype';
CREATE TRANSFORM FOR mood LANGUAGE plpgsql (FROM SQL WITH FUNCTION from_sql(internal));
CREATE TRANSFORM FOR aside."Odd ""type""" LANGUAGE plpgsql (FROM SQL WITH FUNCTION zz_from_sql(internal));
CREATE TRANSFORM FOR integer LANGUAGE plpgsql (FROM SQL WITH FUNCTION from_sql(internal));
CREATE FUNCTION one(mood) RETURNS integer LANGUAGE plpgsql TRANSFORM FOR TYPE mood AS 'BEGIN RETURN 1; END';
CREATE FUNCTION several(mood[], aside."Odd ""type""") RETURNS SETOF integer LANGUAGE plpgsql
    TRANSFORM FOR TYPE aside."Odd ""type""", FOR TYPE mood, FOR TYPE integer
    STABLE STRICT COST 9 ROWS 2 PARALLEL SAFE SET work_mem = '1MB' AS 'BEGIN RETURN NEXT 1; END';
CREATE PROCEDURE does(INOUT a integer) LANGUAGE plpgsql TRANSFORM FOR TYPE integer AS 'BEGIN END';
