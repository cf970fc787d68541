-- Indexes that take nothing but their column, and those that look like it and take more.
CREATE SCHEMA "Odd schema";
CREATE DOMAIN whole AS integer;
CREATE TYPE mood AS ENUM ('calm');
CREATE TABLE "Odd schema"."Odd ""table" (
    id integer, "Two words" text, "select" integer, short varchar(3), name name, whole whole, mood mood,
    list integer[], range int4range, c text COLLATE "C", at timestamptz, padded char(4), bits bit(3),
    yes boolean, key uuid, address inet, net cidr);
CREATE INDEX ON "Odd schema"."Odd ""table" (id);
CREATE UNIQUE INDEX ON "Odd schema"."Odd ""table" (id);
CREATE INDEX "Odd ""index" ON "Odd schema"."Odd ""table" ("Two words");
CREATE INDEX ON "Odd schema"."Odd ""table" ("select");
CREATE INDEX ON "Odd schema"."Odd ""table" (short);
CREATE INDEX ON "Odd schema"."Odd ""table" (name);
CREATE INDEX ON "Odd schema"."Odd ""table" (whole);
CREATE INDEX ON "Odd schema"."Odd ""table" (mood);
CREATE INDEX ON "Odd schema"."Odd ""table" (list);
CREATE INDEX ON "Odd schema"."Odd ""table" (range);
CREATE INDEX ON "Odd schema"."Odd ""table" (padded);
CREATE INDEX ON "Odd schema"."Odd ""table" (bits);
CREATE INDEX ON "Odd schema"."Odd ""table" (yes);
CREATE INDEX ON "Odd schema"."Odd ""table" (key);
CREATE INDEX ON "Odd schema"."Odd ""table" (address);
CREATE INDEX ON "Odd schema"."Odd ""table" (net);
-- Collations, operator classes, orders.
CREATE INDEX ON "Odd schema"."Odd ""table" (c);
CREATE INDEX ON "Odd schema"."Odd ""table" (c COLLATE "default");
CREATE INDEX ON "Odd schema"."Odd ""table" ("Two words" COLLATE "C");
CREATE INDEX ON "Odd schema"."Odd ""table" ("Two words" text_pattern_ops);
CREATE INDEX ON "Odd schema"."Odd ""table" (short varchar_pattern_ops);
CREATE INDEX ON "Odd schema"."Odd ""table" (at DESC);
CREATE INDEX ON "Odd schema"."Odd ""table" (at NULLS FIRST);
CREATE INDEX ON "Odd schema"."Odd ""table" (at DESC NULLS LAST);
-- What stands before and behind the column.
CREATE INDEX ON "Odd schema"."Odd ""table" USING hash (id);
CREATE INDEX ON "Odd schema"."Odd ""table" (id) INCLUDE (at);
CREATE INDEX ON "Odd schema"."Odd ""table" (id) WITH (fillfactor = 50);
CREATE INDEX ON "Odd schema"."Odd ""table" (id) WHERE id > 3;
CREATE INDEX ON "Odd schema"."Odd ""table" ((id + 1));
CREATE INDEX ON "Odd schema"."Odd ""table" (id, at);
ALTER TABLE "Odd schema"."Odd ""table" RENAME id TO "New id";
-- Other relations.
CREATE MATERIALIZED VIEW stored AS SELECT 1 AS one;
CREATE INDEX ON stored (one);
CREATE TABLE split (id integer, name text) PARTITION BY RANGE (id);
CREATE TABLE split_1 PARTITION OF split FOR VALUES FROM (0) TO (10);
CREATE INDEX ON split (id);
CREATE INDEX ON split_1 (name);
