-- Indexes and triggers that go with an extension. The one at hand everywhere is PL/pgSQL.
CREATE TABLE held (a integer PRIMARY KEY, b text);
CREATE INDEX held_b ON held USING btree (lower(b));
ALTER INDEX held_b ALTER COLUMN 1 SET STATISTICS 6;
ALTER INDEX held_b DEPENDS ON EXTENSION plpgsql;
ALTER INDEX held_pkey DEPENDS ON EXTENSION plpgsql;
ALTER TABLE held CLUSTER ON held_pkey;
CREATE INDEX "Odd index" ON held USING btree (b);
ALTER INDEX "Odd index" DEPENDS ON EXTENSION plpgsql;
CREATE FUNCTION noted() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END';
CREATE TRIGGER noted BEFORE INSERT ON held FOR EACH ROW EXECUTE FUNCTION noted();
ALTER TRIGGER noted ON held DEPENDS ON EXTENSION plpgsql;
CREATE TRIGGER "Odd trigger" BEFORE INSERT ON held FOR EACH ROW EXECUTE FUNCTION noted();
ALTER TRIGGER "Odd trigger" ON held DEPENDS ON EXTENSION plpgsql;
ALTER TABLE held DISABLE TRIGGER "Odd trigger";
