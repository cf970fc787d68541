-- Dictionaries: without options, with some, and with values that hold quotes and backslashes.
CREATE SCHEMA "Ts s";
CREATE TEXT SEARCH DICTIONARY bare (TEMPLATE = simple);
CREATE TEXT SEARCH DICTIONARY with_words (TEMPLATE = pg_catalog.simple, StopWords = english,
    Accept = false);
CREATE TEXT SEARCH DICTIONARY stems (TEMPLATE = snowball, Language = german, StopWords = 'german');
CREATE TEXT SEARCH DICTIONARY altered (TEMPLATE = simple, StopWords = english);
ALTER TEXT SEARCH DICTIONARY altered (StopWords = dutch, Accept = true);
ALTER TEXT SEARCH DICTIONARY altered (StopWords);
CREATE TEXT SEARCH DICTIONARY synonyms (TEMPLATE = synonym, Synonyms = synonym_sample,
    CaseSensitive = 1);
CREATE TEXT SEARCH DICTIONARY hunspell (TEMPLATE = ispell, DictFile = ispell_sample,
    AffFile = ispell_sample, StopWords = english);
CREATE TEXT SEARCH DICTIONARY phrases (TEMPLATE = thesaurus, DictFile = thesaurus_sample,
    Dictionary = pg_catalog.english_stem);
-- A template without a function that would look at the options.
CREATE TEXT SEARCH TEMPLATE "Ts s"."No Init" (LEXIZE = dsimple_lexize);
CREATE TEXT SEARCH DICTIONARY "Ts s"."Odd ""Dict" (TEMPLATE = "Ts s"."No Init");
-- One that takes every option, since it only answers the planner.
CREATE FUNCTION "Ts s".any_options(internal) RETURNS internal LANGUAGE internal
    AS 'array_unnest_support';
CREATE TEXT SEARCH TEMPLATE any_options (INIT = "Ts s".any_options, LEXIZE = dsimple_lexize);
CREATE TEXT SEARCH DICTIONARY quoting (TEMPLATE = any_options, Text = 'it''s', Path = E'c:\\dir\\x',
    "Odd Name" = '"quoted"', Number = 12, Fraction = 1.50, Word = a_word, Empty = '', Both = E'\\''',
    Line = E'two\nlines');
ALTER TEXT SEARCH DICTIONARY bare OWNER TO case_owner;
ALTER TEXT SEARCH DICTIONARY "Ts s"."Odd ""Dict" OWNER TO "Case ""Odd"" Rôle";
COMMENT ON TEXT SEARCH DICTIONARY bare IS 'it''s bare';
COMMENT ON TEXT SEARCH DICTIONARY "Ts s"."Odd ""Dict" IS 'odd';
