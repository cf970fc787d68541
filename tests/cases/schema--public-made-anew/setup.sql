-- A schema of the user's that happens to be called public.
DROP SCHEMA public;
CREATE SCHEMA public;
COMMENT ON SCHEMA public IS 'standard public schema';
CREATE TYPE public.kind AS ENUM ('a');
