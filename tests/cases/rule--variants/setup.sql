-- Rules for each event: instead and also, conditional, with many commands, in each state.
CREATE SCHEMA "Odd schema";
CREATE TABLE log (what text, at integer DEFAULT 0);
CREATE TABLE watched (id integer, "B b" text);
CREATE TABLE "Odd schema"."Odd ""table""" (id integer);
CREATE RULE on_insert AS ON INSERT TO watched DO ALSO INSERT INTO log VALUES ('it''s in', NEW.id);
CREATE RULE on_update AS ON UPDATE TO watched WHERE OLD."B b" IS DISTINCT FROM NEW."B b"
  DO ALSO (INSERT INTO log VALUES ('from ' || OLD."B b"); INSERT INTO log VALUES ('to ' || NEW."B b"));
CREATE RULE on_update_too AS ON UPDATE TO watched DO ALSO NOTIFY "Odd channel";
CREATE RULE on_delete AS ON DELETE TO watched DO INSTEAD NOTHING;
CREATE RULE "Odd ""rule""" AS ON INSERT TO watched WHERE NEW.id < 0 DO INSTEAD INSERT INTO "Odd schema"."Odd ""table""" VALUES (NEW.id);
CREATE RULE a_back AS ON UPDATE TO "Odd schema"."Odd ""table""" DO INSTEAD DELETE FROM "Odd schema"."Odd ""table""" WHERE id = OLD.id RETURNING OLD.id;
-- One name on two tables.
CREATE RULE on_insert AS ON INSERT TO "Odd schema"."Odd ""table""" DO ALSO NOTHING;
CREATE TABLE states (id integer);
CREATE RULE state_disabled AS ON INSERT TO states DO ALSO NOTHING;
CREATE RULE state_replica AS ON INSERT TO states DO ALSO NOTHING;
CREATE RULE state_always AS ON INSERT TO states DO ALSO NOTHING;
ALTER TABLE states DISABLE RULE state_disabled;
ALTER TABLE states ENABLE REPLICA RULE state_replica;
ALTER TABLE states ENABLE ALWAYS RULE state_always;
COMMENT ON RULE on_insert ON watched IS 'it''s noted';
COMMENT ON RULE "Odd ""rule""" ON watched IS 'odd';
COMMENT ON RULE on_insert ON "Odd schema"."Odd ""table""" IS 'the other one';
ALTER TABLE watched OWNER TO case_owner;
INSERT INTO states VALUES (1);
