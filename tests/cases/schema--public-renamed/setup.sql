-- The schema of initdb under another name, and another public in its place.
ALTER SCHEMA public RENAME TO private;
CREATE SCHEMA public AUTHORIZATION case_owner;
CREATE DOMAIN private.one AS integer;
CREATE DOMAIN public.two AS integer;
