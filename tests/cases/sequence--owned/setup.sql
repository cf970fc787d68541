-- Sequences that columns own, by serial types and by hand, in other orders than names suggest.
CREATE SCHEMA other;
CREATE TABLE serials (a serial, b bigserial, c smallserial);
CREATE TABLE "Odd table" ("Odd column" integer);
CREATE SEQUENCE z_owned OWNED BY "Odd table"."Odd column";
CREATE SEQUENCE a_owned_by_later;
CREATE TABLE z_owner (id integer);
ALTER SEQUENCE a_owned_by_later OWNED BY z_owner.id;
CREATE SEQUENCE released OWNED BY z_owner.id;
ALTER SEQUENCE released OWNED BY NONE;
CREATE TABLE other.moved (id serial);
ALTER TABLE other.moved SET SCHEMA public;
CREATE TABLE uses_other (id integer DEFAULT nextval('serials_a_seq'));
CREATE TABLE parent (id serial);
CREATE TABLE child () INHERITS (parent);
ALTER TABLE serials OWNER TO case_owner;
ALTER SEQUENCE serials_a_seq AS bigint;
SELECT setval('serials_b_seq', 42);
