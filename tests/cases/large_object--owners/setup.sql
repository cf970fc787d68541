-- Owners. Entries of large objects are ordered by their names as texts: "10…" before "9".
SELECT lo_from_bytea(9, '\x09'), lo_create(10), lo_create(11), lo_create(100), lo_create(101);
ALTER LARGE OBJECT 9 OWNER TO case_owner;
ALTER LARGE OBJECT 101 OWNER TO case_owner;
ALTER LARGE OBJECT 10 OWNER TO "Case ""Odd"" Rôle";
ALTER LARGE OBJECT 100 OWNER TO case_writer;
SET ROLE case_reader;
SELECT lo_from_bytea(12, '\x6d696e65');
RESET ROLE;
