-- Plain aggregates: each argument and option by itself, names that need quotes, initial values with
-- awkward text.
CREATE SCHEMA aside;
CREATE TYPE mood AS ENUM ('sad', 'happy');
CREATE TABLE thing (id integer, name text);
CREATE AGGREGATE plain(integer) (SFUNC = int4pl, STYPE = integer);
CREATE AGGREGATE of_nothing(*) (SFUNC = int8inc, STYPE = bigint, INITCOND = '0');
CREATE AGGREGATE of_any("any") (SFUNC = int8inc_any, STYPE = bigint, INITCOND = '0');
CREATE FUNCTION aside."Odd ""step"""(text, integer, text) RETURNS text LANGUAGE sql AS 'SELECT $1 || $2 || $3';
CREATE FUNCTION aside.final(text) RETURNS integer LANGUAGE sql AS 'SELECT length($1)';
CREATE AGGREGATE aside."Odd ""aggregate"""("Odd ""arg""" integer, "select" text)
    (SFUNC = aside."Odd ""step""", STYPE = text, FINALFUNC = aside.final, INITCOND = 'it''s a \ "text"
of two lines');
CREATE AGGREGATE empty_start(text) (SFUNC = textcat, STYPE = text, INITCOND = '');
CREATE AGGREGATE with_space(text) (SFUNC = textcat, STYPE = text, SSPACE = 1000);
CREATE FUNCTION any_step(anyarray, anyelement) RETURNS anyarray LANGUAGE sql AS 'SELECT array_append($1, $2)';
CREATE FUNCTION any_final(anyarray, anyelement) RETURNS anyarray LANGUAGE sql AS 'SELECT $1';
CREATE AGGREGATE polymorphic(anyelement) (SFUNC = any_step, STYPE = anyarray, INITCOND = '{}');
CREATE AGGREGATE with_extra(anyelement) (SFUNC = any_step, STYPE = anyarray, FINALFUNC = any_final, FINALFUNC_EXTRA);
CREATE AGGREGATE modifies(text) (SFUNC = textcat, STYPE = text, FINALFUNC = aside.final, FINALFUNC_MODIFY = READ_WRITE);
CREATE AGGREGATE may_share(text) (SFUNC = textcat, STYPE = text, FINALFUNC = aside.final, FINALFUNC_MODIFY = SHAREABLE);
CREATE AGGREGATE only_reads(text) (SFUNC = textcat, STYPE = text, FINALFUNC = aside.final, FINALFUNC_MODIFY = READ_ONLY);
CREATE AGGREGATE has_all_of_final(anyelement) (SFUNC = any_step, STYPE = anyarray, SSPACE = 64,
    FINALFUNC = any_final, FINALFUNC_EXTRA, FINALFUNC_MODIFY = SHAREABLE, INITCOND = '{}');
-- Sort operators: of the system, and that of another type.
CREATE AGGREGATE smallest(integer) (SFUNC = int4smaller, STYPE = integer, SORTOP = <);
CREATE AGGREGATE largest(text) (SFUNC = text_larger, STYPE = text, SORTOP = OPERATOR(pg_catalog.>));
-- Variadic.
CREATE FUNCTION many_step(bigint, VARIADIC integer[]) RETURNS bigint LANGUAGE sql AS 'SELECT $1 + cardinality($2)';
CREATE AGGREGATE of_many(VARIADIC integer[]) (SFUNC = many_step, STYPE = bigint, INITCOND = '0');
CREATE FUNCTION any_many_step(bigint, text, VARIADIC "any") RETURNS bigint LANGUAGE internal AS 'pg_num_nulls';
CREATE AGGREGATE of_any_many(a text, VARIADIC b "any") (SFUNC = any_many_step, STYPE = bigint, INITCOND = '0');
-- Types of the user's, overloads, and a view that needs one.
CREATE FUNCTION count_moods(integer, mood) RETURNS integer LANGUAGE sql AS 'SELECT $1 + 1';
CREATE FUNCTION count_things(integer, thing) RETURNS integer LANGUAGE sql AS 'SELECT $1 + 1';
CREATE AGGREGATE counted(mood) (SFUNC = count_moods, STYPE = integer, INITCOND = '0');
CREATE AGGREGATE counted(thing) (SFUNC = count_things, STYPE = integer, INITCOND = '0');
CREATE AGGREGATE counted(*) (SFUNC = int8inc, STYPE = bigint, INITCOND = '0');
CREATE FUNCTION count_pairs(bigint, numeric, numeric) RETURNS bigint LANGUAGE sql AS 'SELECT $1 + 1';
CREATE AGGREGATE counted(numeric, numeric) (SFUNC = count_pairs, STYPE = bigint, INITCOND = '0');
CREATE VIEW uses AS SELECT plain(id), counted(t.*) FROM thing t;
CREATE OR REPLACE AGGREGATE aside.again(integer) (SFUNC = int4pl, STYPE = integer);
COMMENT ON AGGREGATE of_nothing(*) IS 'of nothing';
COMMENT ON AGGREGATE counted(mood) IS 'counts moods';
COMMENT ON AGGREGATE of_many(VARIADIC integer[]) IS 'of many';
COMMENT ON AGGREGATE aside."Odd ""aggregate"""(integer, text) IS 'odd';
