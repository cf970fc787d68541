-- Unlogged tables: their rows are part of a dump too.
CREATE UNLOGGED TABLE unlogged (a integer, b text);
INSERT INTO unlogged VALUES (1, 'one');
CREATE UNLOGGED TABLE "Odd unlogged" (a integer) INHERITS (unlogged);
INSERT INTO "Odd unlogged" VALUES (2, 'two');
CREATE TABLE made_logged (a integer);
ALTER TABLE made_logged SET UNLOGGED;
ALTER TABLE made_logged SET LOGGED;
