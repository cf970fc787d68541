-- Schemas with owners, comments, privileges and names that need care.
CREATE SCHEMA plain;
CREATE SCHEMA owned AUTHORIZATION case_owner;
COMMENT ON SCHEMA owned IS 'somebody''s';
CREATE SCHEMA "Upper Case";
CREATE SCHEMA "select";
CREATE SCHEMA "with ""quotes"" and
a newline";
COMMENT ON SCHEMA "with ""quotes"" and
a newline" IS '-- not a comment
';
CREATE SCHEMA "größe";
CREATE SCHEMA between;
CREATE SCHEMA _1;
GRANT USAGE ON SCHEMA plain TO PUBLIC;
GRANT CREATE, USAGE ON SCHEMA owned TO case_reader WITH GRANT OPTION;
REVOKE ALL ON SCHEMA owned FROM case_owner;
GRANT USAGE ON SCHEMA "Upper Case" TO "Case ""Odd"" Rôle";
