-- Base types made of the server's own input and output functions: each option of CREATE TYPE by
-- itself, and what is left to its default.
CREATE SCHEMA io;

CREATE TYPE plain;
CREATE FUNCTION plain_in(cstring) RETURNS plain LANGUAGE internal IMMUTABLE STRICT AS 'int4in';
CREATE FUNCTION plain_out(plain) RETURNS cstring LANGUAGE internal IMMUTABLE STRICT AS 'int4out';
CREATE TYPE plain (INPUT = plain_in, OUTPUT = plain_out, INTERNALLENGTH = 4, PASSEDBYVALUE, ALIGNMENT = int4);

-- All options, the functions in another schema.
CREATE TYPE has_all;
CREATE FUNCTION io.all_in(cstring, oid, integer) RETURNS has_all LANGUAGE internal STABLE STRICT AS 'varcharin';
CREATE FUNCTION io."All ""out"""(has_all) RETURNS cstring LANGUAGE internal STABLE STRICT AS 'varcharout';
CREATE FUNCTION io.all_receive(internal, oid, integer) RETURNS has_all LANGUAGE internal STABLE STRICT AS 'varcharrecv';
CREATE FUNCTION io.all_send(has_all) RETURNS bytea LANGUAGE internal STABLE STRICT AS 'varcharsend';
CREATE FUNCTION io.all_typmod_in(cstring[]) RETURNS integer LANGUAGE internal IMMUTABLE STRICT AS 'varchartypmodin';
CREATE FUNCTION io.all_typmod_out(integer) RETURNS cstring LANGUAGE internal IMMUTABLE STRICT AS 'varchartypmodout';
CREATE FUNCTION io.all_analyze(internal) RETURNS boolean LANGUAGE internal STABLE STRICT AS 'array_typanalyze';
CREATE TYPE has_all (
    INPUT = io.all_in, OUTPUT = io."All ""out""", RECEIVE = io.all_receive, SEND = io.all_send,
    TYPMOD_IN = io.all_typmod_in, TYPMOD_OUT = io.all_typmod_out, ANALYZE = io.all_analyze,
    INTERNALLENGTH = VARIABLE, ALIGNMENT = int4, STORAGE = extended, CATEGORY = 'S', PREFERRED = true,
    DEFAULT = 'it''s a \ default', DELIMITER = '''', COLLATABLE = true);
COMMENT ON TYPE has_all IS 'has all';
ALTER TYPE has_all OWNER TO case_owner;
REVOKE ALL ON TYPE has_all FROM PUBLIC;
GRANT USAGE ON TYPE has_all TO case_reader;

-- Alignments and storages.
CREATE TYPE byte;
CREATE FUNCTION byte_in(cstring) RETURNS byte LANGUAGE internal IMMUTABLE STRICT AS 'charin';
CREATE FUNCTION byte_out(byte) RETURNS cstring LANGUAGE internal IMMUTABLE STRICT AS 'charout';
CREATE TYPE byte (INPUT = byte_in, OUTPUT = byte_out, INTERNALLENGTH = 1, PASSEDBYVALUE, ALIGNMENT = char, STORAGE = plain);
CREATE TYPE short;
CREATE FUNCTION short_in(cstring) RETURNS short LANGUAGE internal IMMUTABLE STRICT AS 'int2in';
CREATE FUNCTION short_out(short) RETURNS cstring LANGUAGE internal IMMUTABLE STRICT AS 'int2out';
CREATE TYPE short (INPUT = short_in, OUTPUT = short_out, INTERNALLENGTH = 2, PASSEDBYVALUE, ALIGNMENT = int2);
CREATE TYPE long;
CREATE FUNCTION long_in(cstring) RETURNS long LANGUAGE internal IMMUTABLE STRICT AS 'int8in';
CREATE FUNCTION long_out(long) RETURNS cstring LANGUAGE internal IMMUTABLE STRICT AS 'int8out';
CREATE TYPE long (LIKE = bigint, INPUT = long_in, OUTPUT = long_out, CATEGORY = 'N');
CREATE TYPE external;
CREATE FUNCTION external_in(cstring) RETURNS external LANGUAGE internal IMMUTABLE STRICT AS 'textin';
CREATE FUNCTION external_out(external) RETURNS cstring LANGUAGE internal IMMUTABLE STRICT AS 'textout';
CREATE TYPE external (INPUT = external_in, OUTPUT = external_out, STORAGE = external);
CREATE TYPE main;
CREATE FUNCTION main_in(cstring) RETURNS main LANGUAGE internal IMMUTABLE STRICT AS 'textin';
CREATE FUNCTION main_out(main) RETURNS cstring LANGUAGE internal IMMUTABLE STRICT AS 'textout';
CREATE TYPE main (INPUT = main_in, OUTPUT = main_out, STORAGE = main, ALIGNMENT = double, CATEGORY = '''');

-- Elements: of a length, and of a type of the user's.
CREATE TYPE three;
CREATE FUNCTION three_in(cstring) RETURNS three LANGUAGE internal IMMUTABLE STRICT AS 'point_in';
CREATE FUNCTION three_out(three) RETURNS cstring LANGUAGE internal IMMUTABLE STRICT AS 'point_out';
CREATE TYPE three (INPUT = three_in, OUTPUT = three_out, INTERNALLENGTH = 16, ALIGNMENT = double, ELEMENT = double precision);
CREATE TYPE "Odd ""type""";
CREATE FUNCTION odd_in(cstring) RETURNS "Odd ""type""" LANGUAGE internal IMMUTABLE STRICT AS 'int4in';
CREATE FUNCTION odd_out("Odd ""type""") RETURNS cstring LANGUAGE internal IMMUTABLE STRICT AS 'int4out';
CREATE TYPE "Odd ""type""" (INPUT = odd_in, OUTPUT = odd_out, INTERNALLENGTH = 8, ELEMENT = plain);

-- The server's own functions for all but the type's own.
CREATE TYPE counted;
CREATE FUNCTION counted_in(cstring) RETURNS counted LANGUAGE internal IMMUTABLE STRICT AS 'textin';
CREATE FUNCTION counted_out(counted) RETURNS cstring LANGUAGE internal IMMUTABLE STRICT AS 'textout';
CREATE TYPE counted (INPUT = counted_in, OUTPUT = counted_out, TYPMOD_IN = varchartypmodin, TYPMOD_OUT = varchartypmodout, ANALYZE = array_typanalyze, DEFAULT = '');

-- A type that has another type of the same name in another schema, and what uses them.
CREATE TYPE io.plain;
CREATE FUNCTION io.plain_in(cstring) RETURNS io.plain LANGUAGE internal IMMUTABLE STRICT AS 'int8in';
CREATE FUNCTION io.plain_out(io.plain) RETURNS cstring LANGUAGE internal IMMUTABLE STRICT AS 'int8out';
CREATE TYPE io.plain (INPUT = io.plain_in, OUTPUT = io.plain_out, INTERNALLENGTH = 8, PASSEDBYVALUE, ALIGNMENT = double);
CREATE TABLE uses (a plain, b plain[], c io.plain, d has_all(12), e "Odd ""type""", f io.plain[]);
INSERT INTO uses VALUES ('1', '{1,2}', '5', 'text', NULL, '{3}');
CREATE FUNCTION takes_and_gives(plain, VARIADIC plain[]) RETURNS SETOF io.plain LANGUAGE sql AS 'SELECT ''7''::io.plain';
CREATE DOMAIN over_plain AS plain DEFAULT '3';
