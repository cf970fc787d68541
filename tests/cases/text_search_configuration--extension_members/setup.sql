-- What extensions made is theirs; what uses it comes after.
CREATE SCHEMA s;
CREATE EXTENSION unaccent SCHEMA s;
CREATE EXTENSION dict_int;
CREATE TEXT SEARCH DICTIONARY short_numbers (TEMPLATE = intdict_template, MAXLEN = 3);
CREATE TEXT SEARCH CONFIGURATION plain (COPY = simple);
ALTER TEXT SEARCH CONFIGURATION plain ALTER MAPPING FOR word WITH s.unaccent, simple;
ALTER TEXT SEARCH CONFIGURATION plain ALTER MAPPING FOR int, uint WITH short_numbers, intdict;
