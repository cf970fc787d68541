-- Configurations: mappings of many token types, to several dictionaries, and to none.
CREATE SCHEMA "Ts s";
CREATE TEXT SEARCH CONFIGURATION empty (PARSER = "default");
CREATE TEXT SEARCH CONFIGURATION copied (COPY = pg_catalog.english);
CREATE TEXT SEARCH DICTIONARY "Ts s"."My Words" (TEMPLATE = simple, StopWords = english);
CREATE TEXT SEARCH DICTIONARY first (TEMPLATE = simple, Accept = false);
CREATE TEXT SEARCH CONFIGURATION "Ts s"."Odd ""Config" (PARSER = pg_catalog."default");
ALTER TEXT SEARCH CONFIGURATION "Ts s"."Odd ""Config"
    ADD MAPPING FOR word, asciiword, hword_part WITH first, "Ts s"."My Words", pg_catalog.simple;
ALTER TEXT SEARCH CONFIGURATION "Ts s"."Odd ""Config" ADD MAPPING FOR url, email WITH simple;
ALTER TEXT SEARCH CONFIGURATION "Ts s"."Odd ""Config"
    ALTER MAPPING FOR asciiword WITH english_stem, first;
ALTER TEXT SEARCH CONFIGURATION copied DROP MAPPING FOR int, uint, float;
ALTER TEXT SEARCH CONFIGURATION copied ALTER MAPPING REPLACE english_stem WITH "Ts s"."My Words";
-- Over a parser of one's own, in another schema.
CREATE TEXT SEARCH PARSER "Ts s".reader (START = prsd_start, GETTOKEN = prsd_nexttoken,
    END = prsd_end, HEADLINE = prsd_headline, LEXTYPES = prsd_lextype);
CREATE TEXT SEARCH CONFIGURATION read_by_own (PARSER = "Ts s".reader);
ALTER TEXT SEARCH CONFIGURATION read_by_own ADD MAPPING FOR tag, entity WITH pg_catalog.simple;
ALTER TEXT SEARCH CONFIGURATION copied OWNER TO case_owner;
ALTER TEXT SEARCH CONFIGURATION "Ts s"."Odd ""Config" OWNER TO "Case ""Odd"" Rôle";
COMMENT ON TEXT SEARCH CONFIGURATION empty IS 'it''s empty';
COMMENT ON TEXT SEARCH CONFIGURATION "Ts s"."Odd ""Config" IS 'odd';
-- What searches with it comes after it.
CREATE TABLE documents (
    body text,
    vector tsvector GENERATED ALWAYS AS (to_tsvector('"Ts s"."Odd ""Config"', body)) STORED);
CREATE INDEX ON documents USING gin (to_tsvector('copied', body));
INSERT INTO documents (body) VALUES ('words and more words'), ('see postgresql.org');
