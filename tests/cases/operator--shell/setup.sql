-- Partners that were named but never made: they are not dumped, but named again.
CREATE SCHEMA later;
CREATE OPERATOR <~< (FUNCTION = pg_catalog.int4lt, LEFTARG = integer, RIGHTARG = integer,
    COMMUTATOR = >~>, NEGATOR = OPERATOR(later.>=~));
-- One that was filled in afterwards.
CREATE OPERATOR <~<~ (FUNCTION = pg_catalog.int8lt, LEFTARG = bigint, RIGHTARG = bigint,
    COMMUTATOR = ~>~>);
CREATE OPERATOR ~>~> (FUNCTION = pg_catalog.int8gt, LEFTARG = bigint, RIGHTARG = bigint,
    COMMUTATOR = <~<~);
-- One whose partner was dropped.
CREATE OPERATOR <-< (FUNCTION = pg_catalog.int2lt, LEFTARG = smallint, RIGHTARG = smallint,
    COMMUTATOR = >->);
CREATE OPERATOR >-> (FUNCTION = pg_catalog.int2gt, LEFTARG = smallint, RIGHTARG = smallint,
    COMMUTATOR = <-<);
DROP OPERATOR >-> (smallint, smallint);
