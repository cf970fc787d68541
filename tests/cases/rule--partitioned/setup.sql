-- Rules on a partitioned table, on a partition and on a child, which do not pass down.
CREATE TABLE measured (id integer, at integer) PARTITION BY RANGE (at);
CREATE TABLE measured_low PARTITION OF measured FOR VALUES FROM (0) TO (10);
CREATE TABLE parent (id integer);
CREATE TABLE child () INHERITS (parent);
CREATE RULE whole AS ON INSERT TO measured WHERE NEW.at > 100 DO INSTEAD NOTHING;
CREATE RULE part AS ON DELETE TO measured_low DO ALSO NOTHING;
CREATE RULE whole AS ON DELETE TO parent DO ALSO DELETE FROM ONLY child WHERE child.id = OLD.id;
CREATE RULE whole AS ON UPDATE TO child DO INSTEAD NOTHING;
ALTER TABLE ONLY measured DISABLE RULE whole;
