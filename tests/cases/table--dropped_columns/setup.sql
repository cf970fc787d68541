-- Columns that are gone, tables that have none left or never had any.
CREATE TABLE first_dropped (a integer, b integer, c text);
INSERT INTO first_dropped VALUES (1, 2, 'x');
ALTER TABLE first_dropped DROP COLUMN a;
CREATE TABLE middle_dropped (a integer, b serial, c text DEFAULT 'c' NOT NULL, d integer CHECK (d > 0), e integer);
ALTER TABLE middle_dropped DROP COLUMN b, DROP COLUMN c, DROP COLUMN d;
INSERT INTO middle_dropped VALUES (1, 5);
CREATE TABLE all_dropped (a integer);
INSERT INTO all_dropped VALUES (1), (2);
ALTER TABLE all_dropped DROP COLUMN a;
CREATE TABLE never_any ();
INSERT INTO never_any DEFAULT VALUES;
INSERT INTO never_any DEFAULT VALUES;
CREATE TABLE added_again (a integer, b integer);
ALTER TABLE added_again DROP COLUMN a;
ALTER TABLE added_again ADD COLUMN a text DEFAULT 'new';
INSERT INTO added_again VALUES (1);
CREATE INDEX middle_dropped_idx ON middle_dropped USING btree (e);
