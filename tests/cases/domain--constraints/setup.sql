-- Constraints of domains: named and not, in or after the definition, with comments.
CREATE DOMAIN unnamed AS integer CHECK (VALUE > 0);
CREATE DOMAIN several AS text CONSTRAINT z_first CHECK (VALUE <> 'z') CHECK (length(VALUE) < 10)
    CONSTRAINT "Odd ""constraint""" CHECK (VALUE !~ '[''\\]');
COMMENT ON CONSTRAINT z_first ON DOMAIN several IS 'not z';
COMMENT ON CONSTRAINT "Odd ""constraint""" ON DOMAIN several IS 'odd';
CREATE DOMAIN added AS integer DEFAULT 1;
ALTER DOMAIN added ADD CONSTRAINT later CHECK (VALUE < 100);
ALTER DOMAIN added SET NOT NULL;
CREATE TABLE holder (a added);
INSERT INTO holder VALUES (50);
ALTER DOMAIN added ADD CONSTRAINT not_checked CHECK (VALUE > 60) NOT VALID;
ALTER DOMAIN added ADD CONSTRAINT "Odd not checked" CHECK (VALUE > 70) NOT VALID;
COMMENT ON CONSTRAINT not_checked ON DOMAIN added IS 'some rows are older';
COMMENT ON DOMAIN added IS 'added to';
-- The same name as a domain's constraint of another schema, and as a table's.
CREATE SCHEMA other;
CREATE DOMAIN other.added AS integer;
ALTER DOMAIN other.added ADD CONSTRAINT not_checked CHECK (VALUE > 60) NOT VALID;
CREATE DOMAIN zz AS integer;
ALTER DOMAIN zz ADD CONSTRAINT not_checked CHECK (VALUE > 60) NOT VALID;
CREATE DOMAIN aa AS integer;
ALTER DOMAIN aa ADD CONSTRAINT not_checked CHECK (VALUE > 60) NOT VALID;
-- Servers from 17 on keep the name of NOT NULL.
CREATE DOMAIN named_not_null AS integer CONSTRAINT must_be NOT NULL;
CREATE DOMAIN named_as_usual AS integer CONSTRAINT named_as_usual_not_null NOT NULL;
CREATE DOMAIN "Odd not null" AS integer NOT NULL CHECK (VALUE > 0);
CREATE DOMAIN a_domain_with_a_name_that_is_too_long_to_add_anything_to_it____ AS integer NOT NULL;
SELECT :SERVER_VERSION_NUM >= 170000 AS not_null_has_a_name \gset
\if :not_null_has_a_name
COMMENT ON CONSTRAINT must_be ON DOMAIN named_not_null IS 'must be';
\endif
