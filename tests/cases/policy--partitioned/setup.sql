-- Policies on a partitioned table, on its partition and on a child; one reads another table, one the
-- table itself, one needs a primary key.
CREATE TABLE groups (id integer PRIMARY KEY, name text);
CREATE TABLE measured (id integer, group_id integer, at integer) PARTITION BY RANGE (at);
CREATE TABLE measured_low PARTITION OF measured FOR VALUES FROM (0) TO (10);
CREATE TABLE parent (id integer);
CREATE TABLE child () INHERITS (parent);
ALTER TABLE measured ENABLE ROW LEVEL SECURITY;
ALTER TABLE measured_low ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
ALTER TABLE child ENABLE ROW LEVEL SECURITY;
CREATE POLICY by_group ON measured USING (group_id IN (SELECT g.id FROM groups g));
CREATE POLICY by_group ON measured_low USING (at > (SELECT min(m.at) FROM measured m));
CREATE POLICY grouped ON parent USING (EXISTS (SELECT g.name, count(*) FROM groups g GROUP BY g.id));
CREATE POLICY grouped ON child AS RESTRICTIVE FOR SELECT USING (id > 0);
