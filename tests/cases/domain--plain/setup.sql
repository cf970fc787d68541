-- Domains over every sort of type, with defaults, collations, NOT NULL and odd names.
CREATE TYPE mood AS ENUM ('sad', 'ok');
CREATE TYPE pair AS (a integer, b integer);
CREATE DOMAIN over_base AS integer;
CREATE DOMAIN over_typmod AS numeric(10,2) DEFAULT 0.00;
CREATE DOMAIN over_array AS character varying(5)[] DEFAULT '{a,b}';
CREATE DOMAIN over_enum AS mood DEFAULT 'ok';
CREATE DOMAIN over_composite AS pair DEFAULT ROW(1, 2)::pair;
CREATE DOMAIN over_domain AS over_typmod NOT NULL;
CREATE DOMAIN a_domain AS over_domain DEFAULT 5;
CREATE DOMAIN collated AS text COLLATE "C" DEFAULT 'x' NOT NULL;
CREATE DOMAIN collated_as_base AS text COLLATE "default";
CREATE DOMAIN expression AS timestamp with time zone DEFAULT (now() + interval '1 day');
CREATE DOMAIN default_null AS integer DEFAULT NULL;
CREATE DOMAIN "Odd ""domain""" AS text DEFAULT 'it''s';
COMMENT ON DOMAIN "Odd ""domain""" IS 'odd';
ALTER DOMAIN "Odd ""domain""" OWNER TO case_owner;
CREATE TABLE holder (a over_domain, b "Odd ""domain""" DEFAULT 'own', c collated[]);
INSERT INTO holder VALUES (1.5, DEFAULT, '{x,y}');
