-- Tables made of a composite type.
CREATE SCHEMA other;
CREATE TYPE person AS (id integer, name text, born date);
CREATE TYPE other."Odd type" AS ("a b" integer);
CREATE TABLE people OF person;
CREATE TABLE strict_people OF person (
    id WITH OPTIONS DEFAULT 5 NOT NULL,
    CONSTRAINT named CHECK ((name <> ''::text)),
    PRIMARY KEY (id)
);
CREATE TABLE late_people OF person (born NOT NULL) WITH (fillfactor=50);
CREATE TABLE odd_people OF other."Odd type";
CREATE TABLE joined (id integer, name text, born date);
ALTER TABLE joined OF person;
CREATE TABLE left_again OF person;
ALTER TABLE left_again NOT OF;
CREATE UNLOGGED TABLE unlogged_people OF person;
CREATE TABLE parted_people OF person PARTITION BY LIST (id);
INSERT INTO strict_people (name, born) VALUES ('Ada', '1815-12-10');
INSERT INTO people VALUES (1, NULL, NULL);
