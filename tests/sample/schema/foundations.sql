-- Schemas, extensions, types, and the functions that the tables' own definitions call.
CREATE SCHEMA extensions;
CREATE EXTENSION hstore WITH SCHEMA extensions;
CREATE EXTENSION pg_trgm WITH SCHEMA extensions;

CREATE SCHEMA shop;
CREATE SCHEMA sales;
CREATE SCHEMA stock;
CREATE SCHEMA people;
CREATE SCHEMA edges;
CREATE SCHEMA "Odd Names";
CREATE SCHEMA reports;

CREATE TYPE shop.unit AS ENUM ('piece', 'gram', 'litre', 'it''s special');
CREATE TYPE shop.color AS ENUM ('red', 'green', 'blue');
-- Values added later have sort orders between those of their neighbours.
ALTER TYPE shop.color ADD VALUE 'orange' AFTER 'red';
ALTER TYPE shop.color ADD VALUE 'black' BEFORE 'red';
CREATE TYPE sales.order_state AS ENUM ('new', 'paid', 'shipped', 'done', 'cancelled');
CREATE TYPE shop.nothing AS ENUM ();

CREATE DOMAIN shop.email AS text COLLATE "C"
    CONSTRAINT email_has_at CHECK (VALUE ~ '^[^@]+@[^@]+$')
    CONSTRAINT email_is_short CHECK (length(VALUE) <= 200);
CREATE DOMAIN shop.amount AS numeric(12,2) DEFAULT 0.00 NOT NULL CHECK (VALUE >= 0);
CREATE DOMAIN shop.percentage AS smallint CHECK (VALUE BETWEEN 0 AND 100);
CREATE DOMAIN shop.discount AS shop.percentage DEFAULT 10;
CREATE DOMAIN shop.tags AS text[] DEFAULT '{}'::text[];

CREATE TYPE shop.dimensions AS (
    width numeric(8,2),
    height numeric(8,2),
    depth numeric(8,2)
);
CREATE TYPE people.contact AS (
    email shop.email,
    phone text COLLATE "C",
    "preferred hours" int4range
);

CREATE FUNCTION shop.is_sku(candidate text) RETURNS boolean
    LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
    AS $$ SELECT candidate ~ '^[A-Z]{2}-[0-9]+$' $$;
CREATE DOMAIN shop.sku AS text CHECK (shop.is_sku(VALUE));

CREATE FUNCTION shop.volume(box shop.dimensions) RETURNS numeric
    LANGUAGE sql IMMUTABLE PARALLEL SAFE COST 10
    AS $$ SELECT (box).width * (box).height * (box).depth $$;
CREATE FUNCTION shop.normalized(name text) RETURNS text
    LANGUAGE sql IMMUTABLE STRICT
    AS $$ SELECT lower(regexp_replace(name, '\s+', ' ', 'g')) $$;

-- Numbers that tables share, and one that counts downwards in its own type.
CREATE SEQUENCE sales.invoice_number START WITH 1000 INCREMENT BY 1 CACHE 20;
CREATE SEQUENCE stock.countdown AS integer INCREMENT BY -3 MINVALUE -30000 MAXVALUE 30000 START WITH 30000 CYCLE;
CREATE SEQUENCE stock.untouched AS smallint;
