-- Enumerated types: labels that need care, none, some put between others later, an owner and a user.
CREATE TYPE mood AS ENUM ('sad', 'ok', 'happy');
CREATE TYPE odd AS ENUM ('it''s', 'back\slash', '', ' ', 'größe', '-- x', '$$', 'two
lines');
CREATE TYPE empty AS ENUM ();
CREATE TYPE grown AS ENUM ('m');
ALTER TYPE grown ADD VALUE 'z';
ALTER TYPE grown ADD VALUE 'a' BEFORE 'm';
ALTER TYPE grown ADD VALUE 'q' AFTER 'm';
ALTER TYPE grown RENAME VALUE 'q' TO 'p';
CREATE TYPE "Odd ""type""" AS ENUM ('x');
ALTER TYPE "Odd ""type""" OWNER TO case_owner;
COMMENT ON TYPE mood IS 'how it is';
CREATE TABLE person (name text, mood mood DEFAULT 'ok', moods mood[] DEFAULT '{sad,happy}');
INSERT INTO person VALUES ('a', 'sad', '{}'), ('b', DEFAULT, DEFAULT);
