-- A method that an extension made, and the user's own class for it.
CREATE EXTENSION bloom;
CREATE OPERATOR CLASS bytes FOR TYPE bytea USING bloom AS
    OPERATOR 1 = (bytea, bytea), FUNCTION 1 hashvarlena(internal);
CREATE TABLE t (i integer, b bytea);
CREATE INDEX ON t USING bloom (i, b bytes) WITH (length = 100);
