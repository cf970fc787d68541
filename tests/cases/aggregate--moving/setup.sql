-- Aggregates with a moving-aggregate mode, each option by itself and all together.
CREATE SCHEMA aside;
CREATE AGGREGATE moves(integer) (SFUNC = int4pl, STYPE = integer, MSFUNC = int4pl, MINVFUNC = int4mi, MSTYPE = integer);
CREATE AGGREGATE starts(bigint) (SFUNC = int8pl, STYPE = bigint, INITCOND = '0',
    MSFUNC = int8pl, MINVFUNC = int8mi, MSTYPE = bigint, MINITCOND = '5');
CREATE FUNCTION aside.step(text, text) RETURNS text LANGUAGE sql STRICT AS 'SELECT $1 || $2';
CREATE FUNCTION aside.undo(text, text) RETURNS text LANGUAGE sql STRICT AS 'SELECT substr($1, 1, length($1) - length($2))';
CREATE FUNCTION aside."Odd ""final"""(text, text) RETURNS text LANGUAGE sql AS 'SELECT $1';
CREATE FUNCTION aside.one_final(text) RETURNS text LANGUAGE sql AS 'SELECT $1';
CREATE AGGREGATE has_all(text) (SFUNC = textcat, STYPE = text, SSPACE = 7, FINALFUNC = aside."Odd ""final""",
    FINALFUNC_EXTRA, FINALFUNC_MODIFY = SHAREABLE, INITCOND = 'it''s',
    MSFUNC = aside.step, MINVFUNC = aside.undo, MSTYPE = text, MSSPACE = 128, MFINALFUNC = aside."Odd ""final""",
    MFINALFUNC_EXTRA, MFINALFUNC_MODIFY = READ_WRITE, MINITCOND = 'it''s \ moving');
CREATE AGGREGATE may_share(text) (SFUNC = textcat, STYPE = text, FINALFUNC = aside.one_final,
    MSFUNC = aside.step, MINVFUNC = aside.undo, MSTYPE = text, MFINALFUNC = aside.one_final, MFINALFUNC_MODIFY = SHAREABLE,
    MINITCOND = '');
CREATE AGGREGATE only_reads(text) (SFUNC = textcat, STYPE = text, FINALFUNC = aside.one_final,
    MSFUNC = aside.step, MINVFUNC = aside.undo, MSTYPE = text, MFINALFUNC = aside.one_final, MFINALFUNC_MODIFY = READ_ONLY);
