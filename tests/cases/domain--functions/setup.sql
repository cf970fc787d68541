-- Checks that call functions: of the base type, which come before the domain; and of the domain
-- itself, where the check has to wait until both are there.
CREATE FUNCTION z_of_base(text) RETURNS boolean LANGUAGE sql IMMUTABLE AS 'SELECT $1 <> ''''';
CREATE DOMAIN a_domain AS text CHECK (z_of_base(VALUE));
CREATE DOMAIN with_default AS integer DEFAULT length('x');

CREATE DOMAIN looped AS text CONSTRAINT plain CHECK (VALUE <> 'x');
CREATE FUNCTION of_domain(looped[]) RETURNS boolean LANGUAGE sql IMMUTABLE AS 'SELECT true';
ALTER DOMAIN looped ADD CONSTRAINT calls CHECK (of_domain('{}'));
COMMENT ON CONSTRAINT calls ON DOMAIN looped IS 'waits';
COMMENT ON CONSTRAINT plain ON DOMAIN looped IS 'does not';
CREATE TABLE uses_looped (a looped);
INSERT INTO uses_looped VALUES ('y');
