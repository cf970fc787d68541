-- Every event and state, with filters and without. They run in a restore too, so they do nothing.
CREATE SCHEMA "Ev s";
CREATE FUNCTION nothing() RETURNS event_trigger LANGUAGE plpgsql AS 'BEGIN END';
CREATE FUNCTION "Ev s"."Odd Nothing"() RETURNS event_trigger LANGUAGE plpgsql AS 'BEGIN END';
CREATE EVENT TRIGGER at_start ON ddl_command_start EXECUTE FUNCTION nothing();
CREATE EVENT TRIGGER at_end ON ddl_command_end
    WHEN TAG IN ('CREATE TABLE', 'ALTER TABLE', 'CREATE TABLE AS') EXECUTE FUNCTION nothing();
CREATE EVENT TRIGGER at_drop ON sql_drop WHEN TAG IN ('drop table')
    EXECUTE FUNCTION "Ev s"."Odd Nothing"();
CREATE EVENT TRIGGER "At ""Rewrite" ON table_rewrite EXECUTE FUNCTION nothing();
CREATE EVENT TRIGGER disabled ON ddl_command_end EXECUTE FUNCTION nothing();
ALTER EVENT TRIGGER disabled DISABLE;
CREATE EVENT TRIGGER replica ON ddl_command_end EXECUTE FUNCTION nothing();
ALTER EVENT TRIGGER replica ENABLE REPLICA;
CREATE EVENT TRIGGER always ON ddl_command_end EXECUTE FUNCTION nothing();
ALTER EVENT TRIGGER always ENABLE ALWAYS;
CREATE EVENT TRIGGER enabled ON ddl_command_end EXECUTE FUNCTION nothing();
ALTER EVENT TRIGGER enabled DISABLE;
ALTER EVENT TRIGGER enabled ENABLE;
COMMENT ON EVENT TRIGGER at_start IS 'it''s nothing';
COMMENT ON EVENT TRIGGER "At ""Rewrite" IS 'odd';
-- For sessions too since 17.
SELECT :SERVER_VERSION_NUM >= 170000 AS login \gset
\if :login
CREATE EVENT TRIGGER at_login ON login EXECUTE FUNCTION nothing();
ALTER EVENT TRIGGER at_login ENABLE ALWAYS;
\endif
