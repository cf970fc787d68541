-- Mappings of roles and of everybody, with options, on several servers.
CREATE FOREIGN DATA WRAPPER wrapper;
CREATE SERVER b_server FOREIGN DATA WRAPPER wrapper;
CREATE SERVER "Odd ""server""" FOREIGN DATA WRAPPER wrapper;
CREATE SERVER a_server FOREIGN DATA WRAPPER wrapper;
ALTER SERVER a_server OWNER TO case_owner;
CREATE USER MAPPING FOR PUBLIC SERVER b_server;
CREATE USER MAPPING FOR case_writer SERVER b_server OPTIONS (username 'far', password 'it''s');
CREATE USER MAPPING FOR "Case ""Odd"" Rôle" SERVER b_server OPTIONS ("Odd ""option""" E'back\\slash', empty '');
CREATE USER MAPPING FOR case_owner SERVER a_server OPTIONS (username 'owner');
CREATE USER MAPPING FOR PUBLIC SERVER "Odd ""server""" OPTIONS (username 'everybody', "select" 'x');
CREATE USER MAPPING FOR case_reader SERVER "Odd ""server""";
