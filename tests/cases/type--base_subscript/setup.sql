-- Base types that name their subscripting function: one of the user's, and one of the system's.
CREATE SCHEMA io;
CREATE TYPE vector;
CREATE FUNCTION io.vector_in(cstring) RETURNS vector LANGUAGE internal IMMUTABLE STRICT AS 'point_in';
CREATE FUNCTION io.vector_out(vector) RETURNS cstring LANGUAGE internal IMMUTABLE STRICT AS 'point_out';
CREATE FUNCTION io.vector_subscript(internal) RETURNS internal LANGUAGE internal IMMUTABLE STRICT PARALLEL SAFE
    AS 'array_subscript_handler';
CREATE TYPE vector (INPUT = io.vector_in, OUTPUT = io.vector_out, INTERNALLENGTH = 16, ALIGNMENT = double,
    ELEMENT = double precision, SUBSCRIPT = io.vector_subscript, ANALYZE = array_typanalyze, DEFAULT = '(0,0)', CATEGORY = 'A');
CREATE TYPE systems;
CREATE FUNCTION io.systems_in(cstring) RETURNS systems LANGUAGE internal IMMUTABLE STRICT AS 'point_in';
CREATE FUNCTION io.systems_out(systems) RETURNS cstring LANGUAGE internal IMMUTABLE STRICT AS 'point_out';
CREATE TYPE systems (INPUT = io.systems_in, OUTPUT = io.systems_out, INTERNALLENGTH = 16, ALIGNMENT = double,
    ELEMENT = double precision, SUBSCRIPT = raw_array_subscript_handler);
CREATE TABLE uses (a vector, b systems);
INSERT INTO uses VALUES ('(1,2)', '(3,4)');
