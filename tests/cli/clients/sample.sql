-- A database as applications have them: keys, indexes, views, triggers, rows of many types, owners
-- and privileges, and a second schema.
CREATE SCHEMA app AUTHORIZATION case_owner;
CREATE EXTENSION hstore WITH SCHEMA app;
CREATE TYPE app.state AS ENUM ('new', 'paid', 'sent');
CREATE TABLE public.users (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    email text NOT NULL UNIQUE,
    born date,
    facts jsonb DEFAULT '{}',
    created_at timestamptz DEFAULT '2024-02-29 12:00+00');
INSERT INTO public.users (email, born, facts)
    SELECT 'user' || i || '@example.com', date '1990-01-01' + i, jsonb_build_object('n', i)
    FROM generate_series(1, 200) i;
INSERT INTO public.users (email, facts) VALUES (E'back\\slash\ttab\nline "quoted" ''single''', NULL);
CREATE TABLE app.orders (
    id serial PRIMARY KEY,
    user_id bigint NOT NULL REFERENCES public.users ON DELETE CASCADE,
    state app.state NOT NULL DEFAULT 'new',
    amount numeric(12, 2) CHECK (amount >= 0),
    tags text[], attributes app.hstore, receipt bytea);
INSERT INTO app.orders (user_id, state, amount, tags, attributes, receipt)
    SELECT i, (enum_range(NULL::app.state))[1 + i % 3], i * 1.5, ARRAY['a', NULL, 'c,"d"'],
           app.hstore('k', i::text), decode(md5(i::text), 'hex')
    FROM generate_series(1, 100) i;
CREATE INDEX orders_by_user ON app.orders (user_id) WHERE state <> 'sent';
CREATE TABLE public.schema_migrations (version varchar PRIMARY KEY);
INSERT INTO public.schema_migrations VALUES ('20240101000000'), ('20240202000000');
CREATE TABLE public.ignored_logs (id int, line text);
INSERT INTO public.ignored_logs VALUES (1, 'noise');
CREATE TABLE public.events (at date NOT NULL, what text) PARTITION BY RANGE (at);
CREATE TABLE public.events_2024 PARTITION OF public.events
    FOR VALUES FROM ('2024-01-01') TO ('2025-01-01');
INSERT INTO public.events VALUES ('2024-05-05', 'one'), ('2024-06-06', 'two');
CREATE VIEW app.totals AS SELECT user_id, sum(amount) AS total FROM app.orders GROUP BY user_id;
CREATE MATERIALIZED VIEW app.top AS SELECT * FROM app.totals WHERE total > 100;
CREATE FUNCTION app.touch() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RETURN NEW;
END
$$;
CREATE TRIGGER touch BEFORE UPDATE ON app.orders FOR EACH ROW EXECUTE FUNCTION app.touch();
COMMENT ON TABLE app.orders IS 'what was bought';
ALTER TABLE app.orders OWNER TO case_owner;
GRANT SELECT ON app.orders, public.users TO case_reader;
SELECT FROM lo_from_bytea(4711, decode(repeat('00ff41', 9000), 'hex'));
ANALYZE;
