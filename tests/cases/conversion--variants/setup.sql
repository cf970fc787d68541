-- Conversions, over functions of the system and of the user's.
CREATE SCHEMA "Conv s";
CREATE CONVERSION latin FOR 'LATIN1' TO 'UTF8' FROM iso8859_1_to_utf8;
CREATE DEFAULT CONVERSION "Conv s"."Odd ""Name" FOR 'UTF8' TO 'LATIN1' FROM utf8_to_iso8859_1;
SELECT :SERVER_VERSION_NUM >= 140000 AS counts \gset
-- They tell how far they got since 14.
\if :counts
CREATE FUNCTION "Conv s"."To Koi"(integer, integer, cstring, internal, integer, boolean)
    RETURNS integer LANGUAGE c STRICT AS '$libdir/cyrillic_and_mic', 'win1251_to_koi8r';
\else
CREATE FUNCTION "Conv s"."To Koi"(integer, integer, cstring, internal, integer)
    RETURNS void LANGUAGE c STRICT AS '$libdir/cyrillic_and_mic', 'win1251_to_koi8r';
\endif
CREATE CONVERSION koi FOR 'WIN1251' TO 'KOI8R' FROM "Conv s"."To Koi";
CREATE DEFAULT CONVERSION public.koi_again FOR 'KOI8R' TO 'WIN1251' FROM pg_catalog.koi8r_to_win1251;
ALTER CONVERSION latin OWNER TO case_owner;
ALTER CONVERSION "Conv s"."Odd ""Name" OWNER TO "Case ""Odd"" Rôle";
COMMENT ON CONVERSION latin IS 'it''s Latin';
COMMENT ON CONVERSION "Conv s"."Odd ""Name" IS 'odd';
