-- What was never filled is not refreshed, and neither is what reads it.
CREATE TABLE item (id integer);
INSERT INTO item VALUES (1);
CREATE MATERIALIZED VIEW empty AS SELECT id FROM item WITH NO DATA;
CREATE MATERIALIZED VIEW filled AS SELECT id FROM item;
CREATE MATERIALIZED VIEW emptied AS SELECT id FROM item;
CREATE MATERIALIZED VIEW reads_emptied AS SELECT id FROM emptied;
CREATE VIEW over_emptied AS SELECT id FROM emptied;
CREATE MATERIALIZED VIEW reads_through_view AS SELECT id FROM over_emptied;
CREATE MATERIALIZED VIEW reads_reader AS SELECT id FROM reads_through_view;
CREATE MATERIALIZED VIEW reads_filled AS SELECT id FROM filled;
REFRESH MATERIALIZED VIEW emptied WITH NO DATA;
