-- NOT NULL in each place that every server knows, and what comes of it when tables inherit.
CREATE TABLE plain (a integer NOT NULL, b integer, c text DEFAULT 'x' NOT NULL);
CREATE TABLE keyed (a integer PRIMARY KEY, b integer NOT NULL UNIQUE);
CREATE TABLE lifted (a integer NOT NULL, b integer NOT NULL);
ALTER TABLE lifted ALTER COLUMN b DROP NOT NULL;

CREATE TABLE parent (a integer NOT NULL, b integer, c integer);
CREATE TABLE inherits_all () INHERITS (parent);
CREATE TABLE says_it_again (a integer NOT NULL, c integer NOT NULL) INHERITS (parent);
CREATE TABLE joined_later (a integer NOT NULL, b integer NOT NULL, c integer);
ALTER TABLE joined_later INHERIT parent;
CREATE TABLE left_again () INHERITS (parent);
ALTER TABLE left_again NO INHERIT parent;
CREATE TABLE grandchild () INHERITS (says_it_again);

-- Names that a server may have had to shorten.
CREATE TABLE "a table whose name takes up all the space that there is for it" (
    "and a column that does not leave much either" integer NOT NULL
);
