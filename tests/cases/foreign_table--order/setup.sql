-- Foreign tables stand among the other relations, in the order of names, unless something of theirs
-- needs another one first; their servers and types come before.
CREATE FOREIGN DATA WRAPPER z_wrapper;
CREATE FOREIGN DATA WRAPPER a_wrapper;
CREATE SERVER a_server FOREIGN DATA WRAPPER z_wrapper;
CREATE SERVER z_server FOREIGN DATA WRAPPER a_wrapper;
CREATE USER MAPPING FOR PUBLIC SERVER z_server;
CREATE TABLE m_table (id integer);
CREATE FOREIGN TABLE a_table (id integer) SERVER z_server;
CREATE FUNCTION needed(integer) RETURNS boolean IMMUTABLE LANGUAGE sql AS 'SELECT true';
CREATE FOREIGN TABLE z_table (id integer CHECK (needed(id))) SERVER a_server;
CREATE VIEW b_view AS SELECT z.id FROM z_table z JOIN m_table USING (id);
CREATE FOREIGN TABLE c_table (of_view b_view, of_table m_table) SERVER a_server;
