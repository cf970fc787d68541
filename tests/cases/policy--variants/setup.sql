-- Policies for each command, permissive and restrictive, to everybody and to roles.
CREATE SCHEMA "Odd schema";
CREATE TABLE kept (id integer, owner name, "B b" text);
ALTER TABLE kept ENABLE ROW LEVEL SECURITY;
CREATE POLICY for_all ON kept USING (owner = CURRENT_USER);
CREATE POLICY for_select ON kept FOR SELECT USING (true);
CREATE POLICY for_insert ON kept FOR INSERT WITH CHECK (owner = CURRENT_USER AND "B b" <> 'it''s');
CREATE POLICY for_update ON kept FOR UPDATE TO case_writer USING (id > 0) WITH CHECK (id > 1);
CREATE POLICY for_delete ON kept AS RESTRICTIVE FOR DELETE TO case_reader, "Case ""Odd"" Rôle", case_owner USING (false);
CREATE POLICY restrictive ON kept AS RESTRICTIVE FOR ALL TO PUBLIC USING (id % 2 = 0);
CREATE POLICY "Odd ""policy""" ON kept FOR SELECT TO case_writer
  USING (EXISTS (SELECT 1 FROM pg_catalog.pg_class c WHERE c.relname = kept."B b"));
CREATE POLICY check_only ON kept FOR UPDATE WITH CHECK (id < 10);
COMMENT ON POLICY for_all ON kept IS 'one''s own';
COMMENT ON POLICY "Odd ""policy""" ON kept IS 'odd';
-- Policies of a table where they are not in force, with a name that another table has too.
CREATE FUNCTION "Odd schema".may(i integer) RETURNS boolean STABLE LANGUAGE sql AS 'SELECT i > 0';
CREATE TABLE "Odd schema"."Odd ""table""" (id integer);
CREATE POLICY for_all ON "Odd schema"."Odd ""table""" TO PUBLIC USING ("Odd schema".may(id));
CREATE POLICY a_first ON "Odd schema"."Odd ""table""" FOR INSERT TO case_owner WITH CHECK (("Odd schema".may(id)));
COMMENT ON POLICY for_all ON "Odd schema"."Odd ""table""" IS 'not in force';
ALTER TABLE kept OWNER TO case_owner;
INSERT INTO kept VALUES (1, 'case_owner', 'x');
