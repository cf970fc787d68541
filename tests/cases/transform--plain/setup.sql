-- Transforms: from SQL, to SQL, both; functions of the user's and of the system's; for types of both.
-- The functions have the signatures that a transform wants; none of them is called.
CREATE SCHEMA aside;
CREATE TYPE mood AS ENUM ('sad', 'happy');
CREATE TYPE aside."Odd ""type""" AS (a integer);
CREATE FUNCTION mood_from_sql(internal) RETURNS internal LANGUAGE internal IMMUTABLE AS 'prsd_lextype';
CREATE FUNCTION aside."Odd ""to"""(internal) RETURNS mood LANGUAGE internal IMMUTABLE AS 'enum_in';
CREATE FUNCTION aside.odd_to_sql(internal) RETURNS aside."Odd ""type""" LANGUAGE internal IMMUTABLE AS 'record_in';
CREATE TRANSFORM FOR mood LANGUAGE plpgsql (FROM SQL WITH FUNCTION mood_from_sql(internal), TO SQL WITH FUNCTION aside."Odd ""to"""(internal));
CREATE TRANSFORM FOR mood LANGUAGE sql (FROM SQL WITH FUNCTION mood_from_sql(internal));
CREATE TRANSFORM FOR aside."Odd ""type""" LANGUAGE plpgsql (TO SQL WITH FUNCTION aside.odd_to_sql(internal));
CREATE TRANSFORM FOR integer LANGUAGE sql (FROM SQL WITH FUNCTION prsd_lextype(internal));
CREATE TRANSFORM FOR double precision LANGUAGE plpgsql (FROM SQL WITH FUNCTION prsd_lextype(internal));
COMMENT ON TRANSFORM FOR mood LANGUAGE plpgsql IS 'moods';
COMMENT ON TRANSFORM FOR aside."Odd ""type""" LANGUAGE plpgsql IS 'odd';
CREATE FUNCTION uses(mood, double precision) RETURNS integer LANGUAGE plpgsql
    TRANSFORM FOR TYPE mood, FOR TYPE double precision IMMUTABLE AS 'BEGIN RETURN 1; END';
