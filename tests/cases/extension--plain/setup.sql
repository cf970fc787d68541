-- Extensions in several schemas, with the comment they came with and another. Their members are not
-- written.
CREATE SCHEMA "Odd ""schema""";
CREATE EXTENSION hstore SCHEMA "Odd ""schema""";
CREATE EXTENSION citext;
COMMENT ON EXTENSION citext IS 'ignores case';
CREATE EXTENSION pg_trgm;
CREATE EXTENSION "uuid-ossp";
-- What initdb made is taken for granted, whatever its comment.
COMMENT ON EXTENSION plpgsql IS 'changed';
