-- What the tests of this folder restore from: something of each kind that a switch tells apart.
CREATE SCHEMA app AUTHORIZATION case_owner;
CREATE SCHEMA other;
COMMENT ON SCHEMA app IS 'the application';
GRANT USAGE ON SCHEMA app TO case_reader;

CREATE TYPE app.mood AS ENUM ('sad', 'ok');
CREATE DOMAIN app.positive AS int CHECK (VALUE > 0);
CREATE FUNCTION app.f(int, text) RETURNS int LANGUAGE sql AS 'SELECT $1';
COMMENT ON FUNCTION app.f(int, text) IS 'a function';
CREATE PROCEDURE app.p() LANGUAGE sql AS 'SELECT 1';
CREATE FUNCTION app.fire() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN new; END';

CREATE TABLE app.t (id serial PRIMARY KEY, mood app.mood DEFAULT 'ok', v text NOT NULL);
ALTER TABLE app.t OWNER TO case_owner;
COMMENT ON TABLE app.t IS 'a table';
COMMENT ON COLUMN app.t.v IS 'a column';
GRANT SELECT ON app.t TO case_reader;
CREATE TRIGGER tr BEFORE INSERT ON app.t FOR EACH ROW EXECUTE FUNCTION app.fire();
COMMENT ON TRIGGER tr ON app.t IS 'a trigger';

CREATE TABLE app.c (id int GENERATED ALWAYS AS IDENTITY, t_id int REFERENCES app.t, u int UNIQUE,
                    CONSTRAINT positive CHECK (u > 0));
COMMENT ON CONSTRAINT positive ON app.c IS 'a check';
GRANT SELECT (id) ON app.c TO case_reader;
CREATE INDEX c_idx ON app.c (t_id);
COMMENT ON INDEX app.c_idx IS 'an index';

CREATE VIEW app.v AS SELECT id, v FROM app.t;
CREATE MATERIALIZED VIEW app.mv AS SELECT count(*) AS n FROM app.t;
CREATE INDEX mv_idx ON app.mv (n);

CREATE TABLE other.parts (id int, d date, PRIMARY KEY (id, d)) PARTITION BY RANGE (d);
CREATE TABLE other.parts_2020 PARTITION OF other.parts FOR VALUES FROM ('2020-01-01') TO ('2021-01-01');
CREATE TABLE other.parts_2021 PARTITION OF other.parts FOR VALUES FROM ('2021-01-01') TO ('2022-01-01');
CREATE INDEX parts_d ON other.parts (d);
CREATE SEQUENCE other.s START 10;
CREATE UNLOGGED TABLE other.u (a int);
CREATE TABLE other."we;ird ""name" ("a b" int);
CREATE TABLE other."new
line" (a int);

INSERT INTO app.t (v) SELECT 'row ' || g FROM generate_series(1, 2000) g;
INSERT INTO app.c (t_id, u) SELECT g, g FROM generate_series(1, 1000) g;
INSERT INTO other.parts SELECT g, date '2020-06-01' + g % 500 FROM generate_series(1, 3000) g;
INSERT INTO other."new
line" VALUES (1);
REFRESH MATERIALIZED VIEW app.mv;

SELECT lo_from_bytea(5001, 'one'), lo_create(5002), lo_from_bytea(5003, 'three');
COMMENT ON LARGE OBJECT 5002 IS 'empty';
GRANT SELECT ON LARGE OBJECT 5003 TO case_reader;
