-- Privileges: those with the same ones and the same owner share an entry.
SELECT lo_from_bytea(2001, '\x01'), lo_from_bytea(2002, '\x02'), lo_from_bytea(2003, '\x03');
GRANT SELECT ON LARGE OBJECT 2001, 2003 TO case_reader;
GRANT SELECT, UPDATE ON LARGE OBJECT 2002 TO case_reader WITH GRANT OPTION;

SELECT lo_create(2010), lo_create(2011), lo_create(2012), lo_create(2013), lo_create(2014);
GRANT ALL ON LARGE OBJECT 2010 TO PUBLIC;
REVOKE ALL ON LARGE OBJECT 2011 FROM CURRENT_USER;
GRANT UPDATE ON LARGE OBJECT 2012 TO "Case ""Odd"" Rôle", case_writer;

-- A grant by somebody who was given the right to grant.
SET ROLE case_reader;
GRANT SELECT ON LARGE OBJECT 2002 TO case_writer;
RESET ROLE;

SELECT lo_create(2020), lo_create(2021);
ALTER LARGE OBJECT 2020 OWNER TO case_owner;
ALTER LARGE OBJECT 2021 OWNER TO case_owner;
SET ROLE case_owner;
REVOKE UPDATE ON LARGE OBJECT 2020, 2021 FROM case_owner;
RESET ROLE;
