-- Row security switched on and forced, without policies.
CREATE SCHEMA other;
CREATE TABLE secured (a integer);
ALTER TABLE secured ENABLE ROW LEVEL SECURITY;
CREATE TABLE other."Odd secured" (a integer);
ALTER TABLE other."Odd secured" ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE TABLE only_forced (a integer);
ALTER TABLE only_forced FORCE ROW LEVEL SECURITY;
CREATE TABLE off_again (a integer);
ALTER TABLE off_again ENABLE ROW LEVEL SECURITY;
ALTER TABLE off_again DISABLE ROW LEVEL SECURITY;
CREATE TABLE whole (a integer) PARTITION BY LIST (a);
CREATE TABLE part PARTITION OF whole FOR VALUES IN (1);
ALTER TABLE whole ENABLE ROW LEVEL SECURITY;
ALTER TABLE secured OWNER TO case_owner;
INSERT INTO secured VALUES (1);
