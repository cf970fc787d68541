-- Objects of every kind that need an extension's types and functions, named so that names alone
-- would put them first.
CREATE EXTENSION citext;
CREATE EXTENSION hstore;
CREATE DOMAIN a_domain AS citext CHECK (VALUE <> 'x'::citext);
CREATE TYPE a_composite AS (email a_domain, attributes hstore, all_of hstore[]);
CREATE FUNCTION a_function(a citext, b hstore DEFAULT '"k"=>"v"') RETURNS hstore
    LANGUAGE sql IMMUTABLE AS 'SELECT $2 || hstore(''a'', $1::text)';
CREATE TABLE a_table (id integer, email citext DEFAULT 'Nobody@Example.org', attributes hstore);
INSERT INTO a_table VALUES (1, 'Someone@Example.org', 'a=>1, b=>NULL'), (2, NULL, '');
CREATE VIEW a_view AS SELECT email, attributes -> 'a' AS a FROM a_table WHERE email = 'someone@example.org';
CREATE INDEX a_index ON a_table USING gin (attributes);
