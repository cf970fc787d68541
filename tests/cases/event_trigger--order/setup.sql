-- They come after privileges, and before materialized views get their rows.
CREATE FUNCTION nothing() RETURNS event_trigger LANGUAGE plpgsql AS 'BEGIN END';
CREATE TABLE t (i integer PRIMARY KEY, j integer REFERENCES t);
GRANT SELECT ON t TO case_reader;
REVOKE ALL ON FUNCTION nothing() FROM PUBLIC;
CREATE MATERIALIZED VIEW a AS SELECT i FROM t;
CREATE EVENT TRIGGER z ON ddl_command_start EXECUTE FUNCTION nothing();
CREATE EVENT TRIGGER a ON ddl_command_end EXECUTE FUNCTION nothing();
COMMENT ON EVENT TRIGGER a IS 'first';
GRANT SELECT ON a TO case_reader;
CREATE TRIGGER t BEFORE UPDATE ON t FOR EACH ROW EXECUTE FUNCTION suppress_redundant_updates_trigger();
