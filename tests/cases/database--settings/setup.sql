-- What a database keeps for its sessions: settings for all roles and for one, lists of names among
-- them, odd names, a limit of connections, an owner, a comment, privileges.
ALTER DATABASE :"DBNAME" SET search_path TO "$user", public, "Odd, ""schema""";
ALTER DATABASE :"DBNAME" SET work_mem TO '5MB';
ALTER DATABASE :"DBNAME" SET application_name TO 'it''s \ odd';
ALTER DATABASE :"DBNAME" SET my_extension.some_setting TO 'value';
ALTER ROLE case_reader IN DATABASE :"DBNAME" SET datestyle TO 'SQL, DMY';
ALTER ROLE case_reader IN DATABASE :"DBNAME" SET statement_timeout TO 5000;
ALTER ROLE "Case ""Odd"" Rôle" IN DATABASE :"DBNAME" SET search_path TO '';
ALTER DATABASE :"DBNAME" CONNECTION LIMIT 50;
COMMENT ON DATABASE :"DBNAME" IS E'two\nlines';
ALTER DATABASE :"DBNAME" OWNER TO case_owner;
REVOKE CONNECT ON DATABASE :"DBNAME" FROM PUBLIC;
GRANT CREATE ON DATABASE :"DBNAME" TO case_writer WITH GRANT OPTION;
GRANT CONNECT ON DATABASE :"DBNAME" TO case_reader;
