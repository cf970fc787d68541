-- Values of every type that rows are sent in binary form of, and what their text may look like.
CREATE SCHEMA app;

-- Says by which command the first and the last row came, and lets a session refuse one.
CREATE FUNCTION app.looked_at(id int) RETURNS boolean LANGUAGE plpgsql AS $$
BEGIN
  IF id IN (1, 4000) THEN RAISE WARNING 'row % by %', id, current_query(); END IF;
  RETURN id IS DISTINCT FROM nullif(current_setting('app.refused', true), '')::int;
END $$;

CREATE TYPE app.mood AS ENUM ('glad', 'so so', E'back\\slash');
CREATE DOMAIN app.small AS numeric(6, 2) CHECK (VALUE > -100);

CREATE TABLE app.plain (id int CHECK (app.looked_at(id)), b boolean, i2 smallint, i8 bigint, o oid,
  f4 real, f8 double precision, n numeric, n2 numeric(12, 2), t text, v varchar(40), c char(5),
  d date, tm time, ts timestamp, tz timestamptz, ts0 timestamp(0), u uuid, y bytea, j json, jb jsonb,
  e app.mood, "do main" app.small, twice int GENERATED ALWAYS AS (id * 2) STORED);
SET TimeZone = 'Europe/Amsterdam';
INSERT INTO app.plain
  SELECT g, g % 2 = 0, g - 2000, g * 1e15, g * 1000000::bigint, g / 7.0, g * 1e-300 / 3,
    (g - 2000) * 10.0 ^ (g % 40 - 20), g / 7.0, md5(g::text), 'é' || g, 'c' || g % 100,
    '0001-01-01'::date + g * 400 - 40000, time '00:00' + g * interval '21.123456 s',
    timestamp '1880-01-01' + g * interval '37 days 1.5 s',
    timestamptz '1880-01-01' + g * interval '33 days 12.000001 s', timestamp '2000-01-01' + g * interval '1 h',
    md5(g::text)::uuid, decode(md5(g::text), 'hex'), json_build_object('g', g), jsonb_build_array(g, NULL),
    (enum_range(NULL::app.mood))[g % 3 + 1], g % 1000
  FROM generate_series(1, 4000) g;
UPDATE app.plain SET b = NULL, i2 = NULL, t = NULL, n = NULL, d = NULL, tz = NULL, jb = NULL WHERE id % 9 = 0;
UPDATE app.plain SET t = E'\t\n\r\b\f\v\\N\\.\\', f8 = 'NaN', n = 'NaN', d = 'infinity', ts = '-infinity', f4 = '-0'
  WHERE id % 10 = 1;
UPDATE app.plain SET t = '', f8 = '-Infinity', n = -0.00, d = '4713-01-01 BC', ts = '4713-01-01 00:00 BC',
  tz = '0044-03-15 12:00 BC', tm = '24:00', y = '' WHERE id % 10 = 2;
UPDATE app.plain SET d = '5874897-12-31', ts = '294276-12-31 23:59:59.999999', f8 = 'Infinity',
  n = 1e200, i8 = -9223372036854775808 WHERE id % 10 = 3;

-- One column has a type of which no binary form is known.
CREATE TABLE app.other (id int CHECK (app.looked_at(id)), p point, t text);
INSERT INTO app.other SELECT g, point(g, g), repeat('x', 100) FROM generate_series(1, 4000) g;

-- In the middle of it is a row too wide for that.
CREATE TABLE app.wide (id int CHECK (app.looked_at(id)), t text);
INSERT INTO app.wide SELECT g, repeat('x', CASE g WHEN 2000 THEN 3000000 ELSE 100 END)
  FROM generate_series(1, 4000) g;
