-- Temporal keys of 18, and the foreign keys that lean on them.
CREATE TABLE prices (item int4range, during daterange, CONSTRAINT prices_key PRIMARY KEY (item, during WITHOUT OVERLAPS));
CREATE TABLE prices_unique (item int4range, during tstzrange NOT NULL, UNIQUE (item, during WITHOUT OVERLAPS) DEFERRABLE);
CREATE TABLE sales (
    item int4range, during daterange,
    CONSTRAINT sales_price FOREIGN KEY (item, PERIOD during) REFERENCES prices (item, PERIOD during)
);
INSERT INTO prices VALUES ('[1,2)', '[2024-01-01,2024-02-01)');
INSERT INTO sales VALUES ('[1,2)', '[2024-01-05,2024-01-06)');
