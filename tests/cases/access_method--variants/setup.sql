-- Access methods of both types, over handlers of the system and of the user's.
CREATE SCHEMA s;
CREATE ACCESS METHOD pile TYPE TABLE HANDLER heap_tableam_handler;
CREATE ACCESS METHOD "My ""Tree""" TYPE INDEX HANDLER bthandler;
CREATE FUNCTION s."Handle"(internal) RETURNS index_am_handler LANGUAGE internal STRICT
    AS 'hashhandler';
CREATE FUNCTION table_handler(internal) RETURNS table_am_handler LANGUAGE internal STRICT
    AS 'heap_tableam_handler';
CREATE ACCESS METHOD scatter TYPE INDEX HANDLER s."Handle";
CREATE ACCESS METHOD stack TYPE TABLE HANDLER table_handler;
COMMENT ON ACCESS METHOD "My ""Tree""" IS 'a tree''s tree';
COMMENT ON ACCESS METHOD pile IS 'a heap';
-- What an index method needs for its indexes: the methods come before these.
CREATE OPERATOR FAMILY s.ints USING scatter;
CREATE OPERATOR CLASS ints DEFAULT FOR TYPE integer USING "My ""Tree""" AS
    OPERATOR 1 <, OPERATOR 2 <=, OPERATOR 3 =, OPERATOR 4 >=, OPERATOR 5 >,
    FUNCTION 1 btint4cmp(integer, integer);
COMMENT ON OPERATOR CLASS ints USING "My ""Tree""" IS 'of a method with an odd name';
COMMENT ON OPERATOR FAMILY ints USING "My ""Tree""" IS 'and its family';
