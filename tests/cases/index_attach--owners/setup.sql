-- Partitions whose owners are not the owner of the whole.
CREATE TABLE measurement (id integer, day date NOT NULL) PARTITION BY RANGE (day);
ALTER TABLE measurement OWNER TO case_owner;
CREATE TABLE measurement_2023 PARTITION OF measurement FOR VALUES FROM ('2023-01-01') TO ('2024-01-01');
ALTER TABLE measurement_2023 OWNER TO case_writer;
CREATE TABLE measurement_2024 PARTITION OF measurement FOR VALUES FROM ('2024-01-01') TO ('2025-01-01');
CREATE INDEX measurement_id_idx ON measurement (id);
ALTER TABLE measurement ADD PRIMARY KEY (id, day);
