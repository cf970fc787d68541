-- The sequence of an identity column in an unlogged table, which before 15 is logged: pg_dump 18 says
-- so with a word that only servers from 15 on read.
CREATE UNLOGGED TABLE unlogged_identity (a integer GENERATED ALWAYS AS IDENTITY);
