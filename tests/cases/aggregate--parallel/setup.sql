-- Aggregates of which parts can be computed apart: combine, serialize, parallel.
CREATE SCHEMA aside;
CREATE AGGREGATE combines(integer) (SFUNC = int4pl, STYPE = integer, COMBINEFUNC = int4pl);
CREATE AGGREGATE is_safe(integer) (SFUNC = int4pl, STYPE = integer, COMBINEFUNC = int4pl, PARALLEL = SAFE);
CREATE AGGREGATE is_restricted(integer) (SFUNC = int4pl, STYPE = integer, PARALLEL = RESTRICTED);
CREATE AGGREGATE is_unsafe(integer) (SFUNC = int4pl, STYPE = integer, PARALLEL = UNSAFE);
CREATE AGGREGATE serializes(numeric) (SFUNC = numeric_avg_accum, STYPE = internal, SSPACE = 128,
    FINALFUNC = numeric_avg, COMBINEFUNC = numeric_avg_combine, SERIALFUNC = numeric_avg_serialize,
    DESERIALFUNC = numeric_avg_deserialize, PARALLEL = SAFE);
CREATE FUNCTION aside.pack(internal) RETURNS bytea LANGUAGE internal STRICT AS 'numeric_avg_serialize';
CREATE FUNCTION aside."Un""pack"(bytea, internal) RETURNS internal LANGUAGE internal STRICT AS 'numeric_avg_deserialize';
CREATE FUNCTION aside.combine(internal, internal) RETURNS internal LANGUAGE internal AS 'numeric_avg_combine';
CREATE AGGREGATE has_all(numeric) (SFUNC = numeric_avg_accum, STYPE = internal, SSPACE = 128,
    FINALFUNC = numeric_avg, FINALFUNC_MODIFY = READ_ONLY, COMBINEFUNC = aside.combine, SERIALFUNC = aside.pack,
    DESERIALFUNC = aside."Un""pack", MSFUNC = numeric_avg_accum, MINVFUNC = numeric_accum_inv, MSTYPE = internal,
    MSSPACE = 128, MFINALFUNC = numeric_avg, PARALLEL = SAFE);
CREATE AGGREGATE sorts(integer) (SFUNC = int4smaller, STYPE = integer, COMBINEFUNC = int4smaller, SORTOP = <, PARALLEL = SAFE);
