-- All that some extensions define, as if the user had: hundreds of operators, classes of every
-- index method and families with loose members, whose functions depend on each other.
CREATE SCHEMA trees;
CREATE EXTENSION btree_gist;
CREATE EXTENSION intarray;
CREATE EXTENSION ltree SCHEMA trees;
CREATE EXTENSION seg;
DELETE FROM pg_depend WHERE deptype = 'e' AND objid >= 16384;
DELETE FROM pg_depend WHERE classid = 'pg_extension'::regclass AND objid >= 16384;
DELETE FROM pg_description WHERE classoid = 'pg_extension'::regclass AND objoid >= 16384;
DELETE FROM pg_extension WHERE oid >= 16384;
