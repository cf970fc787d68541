-- Servers with types, versions and options, owners, privileges and comments.
CREATE FOREIGN DATA WRAPPER wrapper;
CREATE FOREIGN DATA WRAPPER "Odd ""wrapper""";
GRANT USAGE ON FOREIGN DATA WRAPPER wrapper TO case_owner;
CREATE SERVER bare FOREIGN DATA WRAPPER wrapper;
CREATE SERVER typed TYPE 'it''s a type' FOREIGN DATA WRAPPER wrapper;
CREATE SERVER versioned VERSION E'1.0\\beta' FOREIGN DATA WRAPPER wrapper;
CREATE SERVER "Odd ""server""" TYPE 'oracle' VERSION '' FOREIGN DATA WRAPPER "Odd ""wrapper"""
  OPTIONS (host 'far.example.org', "Odd ""option""" 'it''s', empty '', "user" E'two\nlines', path E'C:\\data');
COMMENT ON SERVER bare IS 'it''s bare';
COMMENT ON SERVER "Odd ""server""" IS 'odd';
SET ROLE case_owner;
CREATE SERVER owned FOREIGN DATA WRAPPER wrapper OPTIONS (a 'b');
GRANT USAGE ON FOREIGN SERVER owned TO case_reader WITH GRANT OPTION;
GRANT USAGE ON FOREIGN SERVER owned TO "Case ""Odd"" Rôle";
RESET ROLE;
GRANT USAGE ON FOREIGN SERVER bare TO PUBLIC;
REVOKE USAGE ON FOREIGN SERVER typed FROM CURRENT_USER;
-- A server of an extension's wrapper.
CREATE EXTENSION file_fdw;
CREATE SERVER files FOREIGN DATA WRAPPER file_fdw;
CREATE EXTENSION postgres_fdw;
CREATE SERVER loopback FOREIGN DATA WRAPPER postgres_fdw OPTIONS (host 'localhost', port '1', fetch_size '10', dbname 'it''s');
