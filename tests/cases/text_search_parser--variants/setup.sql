-- Parsers, over functions of the system and of the user's, with a headline function and without.
CREATE SCHEMA "Ts s";
CREATE TEXT SEARCH PARSER plain (START = prsd_start, GETTOKEN = prsd_nexttoken, END = prsd_end,
    LEXTYPES = prsd_lextype);
CREATE FUNCTION "Ts s"."End"(internal) RETURNS void LANGUAGE internal AS 'prsd_end';
CREATE FUNCTION headline(internal, internal, tsquery) RETURNS internal LANGUAGE internal
    AS 'prsd_headline';
CREATE TEXT SEARCH PARSER "Ts s"."Odd ""Parser" (START = prsd_start, GETTOKEN = prsd_nexttoken,
    END = "Ts s"."End", HEADLINE = public.headline, LEXTYPES = prsd_lextype);
COMMENT ON TEXT SEARCH PARSER plain IS 'it''s plain';
COMMENT ON TEXT SEARCH PARSER "Ts s"."Odd ""Parser" IS 'odd';
