-- Virtual generated columns of 18, next to stored ones.
CREATE TABLE area (
    width integer,
    height integer NOT NULL,
    area integer GENERATED ALWAYS AS ((width * height)) VIRTUAL,
    stored integer GENERATED ALWAYS AS ((width + height)) STORED,
    unnamed integer GENERATED ALWAYS AS ((width - height))
);
INSERT INTO area VALUES (2, 3), (NULL, 4);
CREATE TABLE child () INHERITS (area);
CREATE TABLE whole (a integer, b integer GENERATED ALWAYS AS ((a * 2))) PARTITION BY LIST (a);
CREATE TABLE part_1 PARTITION OF whole FOR VALUES IN (1);
INSERT INTO whole VALUES (1);
COMMENT ON COLUMN area.area IS 'computed when read';
