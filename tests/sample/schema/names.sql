-- Names that break whoever quotes, prints or splits them carelessly.
CREATE TABLE "Odd Names"."UPPER Case" ("ID" integer PRIMARY KEY, "Mixed Case" text);
CREATE TABLE "Odd Names"."select" ("from" integer PRIMARY KEY, "where" text, "order" text, "user" text);
CREATE TABLE "Odd Names"."quote""d" ("col""umn" integer PRIMARY KEY, "apos'trophe" text DEFAULT 'it''s a "default"');
CREATE TABLE "Odd Names"."two
lines" ("and a
column" integer PRIMARY KEY, note text);
CREATE TABLE "Odd Names"."back\slash" ("new\nline" integer PRIMARY KEY, "tab	inside" text);
CREATE TABLE "Odd Names"."größe_表_🛒" ("naïve" integer PRIMARY KEY, "日本語" text);
CREATE TABLE "Odd Names"."semi;colon" ("dollar$sign" integer PRIMARY KEY, "100%" text, "{brace}" text);
CREATE TABLE "Odd Names"."-- no comment" ("/* neither */" integer PRIMARY KEY, ";" text);
CREATE TABLE "Odd Names"." leading and trailing " (" " integer PRIMARY KEY, "." text);
CREATE TABLE "Odd Names"."dots.in.name" ("a.b" integer PRIMARY KEY, "*" text, "?" text);
CREATE TABLE "Odd Names".this_name_is_as_long_as_a_name_may_be_which_is_sixty_three_byte (
    this_column_is_as_long_as_a_name_may_be_which_is_sixty_three_by integer PRIMARY KEY
);
CREATE TYPE "Odd Names"."enum ""type""" AS ENUM ('a''b', 'c"d', 'e\f', 'g
h', '');
CREATE TYPE "Odd Names"."composite, type" AS ("first field" integer, "second ""field""" text);
CREATE DOMAIN "Odd Names"."domain 'type'" AS text CONSTRAINT "check ""it""" CHECK (VALUE <> 'don''t');
CREATE TABLE "Odd Names".typed (
    id integer PRIMARY KEY,
    "e" "Odd Names"."enum ""type""",
    c "Odd Names"."composite, type",
    d "Odd Names"."domain 'type'"
);
CREATE SEQUENCE "Odd Names"."counts ""things""" START WITH 42;
