-- Triggers on foreign tables, in several states, with comments.
CREATE FOREIGN DATA WRAPPER wrapper;
CREATE SERVER server FOREIGN DATA WRAPPER wrapper;
CREATE FUNCTION noted() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END';
CREATE FOREIGN TABLE far_away (id integer, name text) SERVER server;
CREATE TRIGGER before_each BEFORE INSERT OR UPDATE OF name ON far_away FOR EACH ROW WHEN (NEW.id > 0) EXECUTE FUNCTION noted('a');
CREATE TRIGGER after_all AFTER DELETE ON far_away FOR EACH STATEMENT EXECUTE FUNCTION noted();
CREATE TRIGGER sleeping AFTER INSERT ON far_away FOR EACH ROW EXECUTE FUNCTION noted();
ALTER FOREIGN TABLE far_away DISABLE TRIGGER sleeping;
ALTER FOREIGN TABLE far_away ENABLE ALWAYS TRIGGER after_all;
COMMENT ON TRIGGER before_each ON far_away IS 'first';
