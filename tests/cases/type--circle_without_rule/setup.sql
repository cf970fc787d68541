-- A circle that no order can restore: the type needs its function, the body of the function a table,
-- and the table the type. The dump holds all of it nonetheless.
CREATE TYPE meters;
CREATE FUNCTION canonical(meters) RETURNS meters LANGUAGE internal STRICT IMMUTABLE AS 'int4range_canonical';
CREATE TYPE meters AS RANGE (subtype = integer, canonical = canonical);
CREATE TABLE walls (length meters);
CREATE OR REPLACE FUNCTION canonical(meters) RETURNS meters LANGUAGE sql STRICT IMMUTABLE
    BEGIN ATOMIC SELECT $1 WHERE NOT EXISTS (SELECT FROM walls); END;
