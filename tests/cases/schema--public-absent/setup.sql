-- Without the schema public.
DROP SCHEMA public;
CREATE SCHEMA app;
CREATE DOMAIN app.number AS integer;
