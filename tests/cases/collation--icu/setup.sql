-- Collations of ICU.
CREATE SCHEMA s;
CREATE COLLATION german (PROVIDER = icu, LOCALE = 'de-DE');
CREATE COLLATION s."Number's Sort" (PROVIDER = icu, LOCALE = 'en-u-kn-true');
CREATE COLLATION no_case (PROVIDER = icu, LOCALE = 'und-u-ks-level2', DETERMINISTIC = false);
CREATE COLLATION phonebook (PROVIDER = icu, LOCALE = 'de-u-co-phonebk', DETERMINISTIC = true);
CREATE COLLATION copied FROM "und-x-icu";
CREATE COLLATION root (PROVIDER = icu, LOCALE = 'und');
ALTER COLLATION no_case OWNER TO case_owner;
COMMENT ON COLLATION no_case IS 'upper and lower case are one';
CREATE TABLE people (name text COLLATE german, nick text COLLATE no_case UNIQUE);
CREATE TABLE parts (number text COLLATE s."Number's Sort" PRIMARY KEY);
-- Rules of one's own since 16.
SELECT :SERVER_VERSION_NUM >= 160000 AS rules \gset
\if :rules
CREATE COLLATION ruled (PROVIDER = icu, LOCALE = 'en-US', RULES = '&a < g');
CREATE COLLATION s.ruled (PROVIDER = icu, LOCALE = 'und', DETERMINISTIC = false, RULES = '&V << w <<< ''W''');
\endif
