-- Unlogged sequences, alone and owned by columns.
CREATE UNLOGGED SEQUENCE alone;
CREATE SEQUENCE made_unlogged;
ALTER SEQUENCE made_unlogged SET UNLOGGED;
CREATE UNLOGGED TABLE owner (a serial);
SELECT nextval('alone');
