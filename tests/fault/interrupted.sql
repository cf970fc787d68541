-- What restores are interrupted in, on top of tests/live/restore/shop.sql: work that lasts, and rows
-- that nothing would keep from being there twice.
CREATE TABLE app.log (at timestamptz, line text);
CREATE TABLE app.wide (id bigint PRIMARY KEY, t_id int NOT NULL REFERENCES app.t, body text NOT NULL);
CREATE INDEX wide_body ON app.wide (body);
CREATE INDEX wide_t ON app.wide (t_id, id);
CREATE INDEX log_line ON app.log (line);
CREATE MATERIALIZED VIEW app.lines AS SELECT line, count(*) AS n FROM app.log GROUP BY line;

INSERT INTO app.log SELECT '2026-01-01'::timestamptz + g % 7 * interval '1 day', 'line ' || g % 100
  FROM generate_series(1, 60000) g;
INSERT INTO app.wide SELECT g, 1 + g % 2000, repeat(md5(g::text), 4) FROM generate_series(1, 40000) g;
SELECT count(lo_from_bytea(6000 + g, convert_to(repeat(md5(g::text), 200), 'UTF8')))
  FROM generate_series(1, 60) g;
REFRESH MATERIALIZED VIEW app.lines;
