-- Templates with an initialization function and without.
CREATE SCHEMA "Ts s";
CREATE TEXT SEARCH TEMPLATE plain (LEXIZE = dsimple_lexize);
CREATE TEXT SEARCH TEMPLATE with_init (INIT = dsimple_init, LEXIZE = dsimple_lexize);
CREATE FUNCTION "Ts s"."Lexize"(internal, internal, internal, internal) RETURNS internal
    LANGUAGE internal AS 'dsimple_lexize';
CREATE TEXT SEARCH TEMPLATE "Ts s"."Odd ""Template" (LEXIZE = "Ts s"."Lexize", INIT = dsimple_init);
COMMENT ON TEXT SEARCH TEMPLATE plain IS 'it''s plain';
COMMENT ON TEXT SEARCH TEMPLATE "Ts s"."Odd ""Template" IS 'odd';
