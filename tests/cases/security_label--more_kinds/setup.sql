-- Labels, of a provider that is not loaded, on kinds that are less often labelled.
CREATE AGGREGATE biggest(integer) (SFUNC = int4larger, STYPE = integer);
CREATE FUNCTION note() RETURNS event_trigger LANGUAGE plpgsql AS 'BEGIN END';
CREATE EVENT TRIGGER noted ON sql_drop EXECUTE FUNCTION note();
CREATE FOREIGN DATA WRAPPER nothing;
CREATE SERVER nowhere FOREIGN DATA WRAPPER nothing;
CREATE FOREIGN TABLE far (a integer, b text) SERVER nowhere;
CREATE PUBLICATION news;
CREATE TYPE span AS RANGE (subtype = integer);
SELECT lo_create(70001), lo_create(70002), lo_create(70003);
COMMENT ON LARGE OBJECT 70002 IS 'comment';
SET allow_system_table_mods = on;
INSERT INTO pg_seclabel (objoid, classoid, objsubid, provider, label) VALUES
  ('biggest'::regproc, 'pg_proc'::regclass, 0, 'dummy', 'aggregate'),
  ((SELECT oid FROM pg_event_trigger WHERE evtname = 'noted'), 'pg_event_trigger'::regclass, 0, 'dummy', 'event trigger'),
  ('far'::regclass, 'pg_class'::regclass, 0, 'dummy', 'foreign table'),
  ('far'::regclass, 'pg_class'::regclass, 2, 'dummy', 'its column'),
  ((SELECT oid FROM pg_publication WHERE pubname = 'news'), 'pg_publication'::regclass, 0, 'dummy', 'publication'),
  ('span'::regtype, 'pg_type'::regclass, 0, 'dummy', 'range'),
  (70002, 'pg_largeobject'::regclass, 0, 'dummy', 'large object'),
  (70003, 'pg_largeobject'::regclass, 0, 'dummy', 'another');
