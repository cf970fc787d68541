-- Ordered-set and hypothetical-set aggregates: with and without direct arguments, variadic in either
-- place.
CREATE FUNCTION percent_final(internal, double precision, anyelement) RETURNS anyelement LANGUAGE internal
    AS 'percentile_disc_final';
CREATE FUNCTION mode_final(internal, anyelement) RETURNS anyelement LANGUAGE internal AS 'mode_final';
CREATE AGGREGATE percent(double precision ORDER BY anyelement)
    (SFUNC = ordered_set_transition, STYPE = internal, FINALFUNC = percent_final, FINALFUNC_EXTRA);
CREATE AGGREGATE most_frequent(ORDER BY anyelement)
    (SFUNC = ordered_set_transition, STYPE = internal, FINALFUNC = mode_final, FINALFUNC_EXTRA,
    FINALFUNC_MODIFY = SHAREABLE);
CREATE AGGREGATE named("Direct" double precision ORDER BY "Sorted" anyelement)
    (SFUNC = ordered_set_transition, STYPE = internal, FINALFUNC = percent_final, FINALFUNC_EXTRA);
CREATE AGGREGATE reads_only(double precision ORDER BY anyelement)
    (SFUNC = ordered_set_transition, STYPE = internal, FINALFUNC = percent_final, FINALFUNC_EXTRA,
    FINALFUNC_MODIFY = READ_ONLY);
CREATE AGGREGATE rank_of(VARIADIC "any" ORDER BY VARIADIC "any")
    (SFUNC = ordered_set_transition_multi, STYPE = internal, FINALFUNC = rank_final, FINALFUNC_EXTRA, HYPOTHETICAL);
CREATE FUNCTION one_rank(internal, integer, integer) RETURNS bigint LANGUAGE internal AS 'hypothetical_rank_final';
CREATE AGGREGATE rank_of_one(integer ORDER BY integer)
    (SFUNC = ordered_set_transition_multi, STYPE = internal, FINALFUNC = one_rank, FINALFUNC_EXTRA, HYPOTHETICAL);
CREATE AGGREGATE sorted_variadic(ORDER BY VARIADIC "any")
    (SFUNC = ordered_set_transition_multi, STYPE = internal, FINALFUNC = rank_final, FINALFUNC_EXTRA);
CREATE TABLE thing (n integer);
CREATE VIEW uses AS SELECT percent(0.5) WITHIN GROUP (ORDER BY n), rank_of(3) WITHIN GROUP (ORDER BY n) FROM thing;
COMMENT ON AGGREGATE percent(double precision ORDER BY anyelement) IS 'percent';
COMMENT ON AGGREGATE most_frequent(ORDER BY anyelement) IS 'most frequent';
COMMENT ON AGGREGATE rank_of(VARIADIC "any" ORDER BY VARIADIC "any") IS 'rank';
ALTER AGGREGATE percent(double precision ORDER BY anyelement) OWNER TO case_owner;
ALTER AGGREGATE rank_of(VARIADIC "any" ORDER BY VARIADIC "any") OWNER TO case_owner;
REVOKE ALL ON FUNCTION rank_of(VARIADIC "any") FROM PUBLIC;
REVOKE ALL ON FUNCTION percent(double precision, anyelement) FROM PUBLIC;
CREATE AGGREGATE safe_rank(integer ORDER BY integer)
    (SFUNC = ordered_set_transition_multi, STYPE = internal, FINALFUNC = one_rank, FINALFUNC_EXTRA, HYPOTHETICAL, PARALLEL = SAFE);
