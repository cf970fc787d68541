-- Constraints and triggers of one name, on domains and tables that are made against the order of
-- their names.
CREATE TABLE z_table (a integer);
INSERT INTO z_table VALUES (1);
ALTER TABLE z_table ADD CONSTRAINT same CHECK (a > 5) NOT VALID;
CREATE DOMAIN z_domain AS integer;
ALTER DOMAIN z_domain ADD CONSTRAINT same CHECK (VALUE > 3) NOT VALID;
CREATE TABLE a_table (a integer, CONSTRAINT same PRIMARY KEY (a));
CREATE TABLE m_table (a integer CONSTRAINT same_key REFERENCES a_table);
ALTER TABLE m_table ADD CONSTRAINT same CHECK (a > 5) NOT VALID;
CREATE DOMAIN y_domain AS integer;
ALTER DOMAIN y_domain ADD CONSTRAINT same CHECK (VALUE > 3) NOT VALID;
CREATE TABLE b_table (a integer CONSTRAINT same_key REFERENCES a_table);
CREATE FUNCTION fires() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END';
CREATE TRIGGER same BEFORE INSERT ON z_table EXECUTE FUNCTION fires();
CREATE TRIGGER same BEFORE INSERT ON b_table EXECUTE FUNCTION fires();
