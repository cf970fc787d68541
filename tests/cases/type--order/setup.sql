-- Types that need each other, tables and functions, all against the order of their names.
CREATE TYPE z_enum AS ENUM ('x');
CREATE DOMAIN y_domain AS z_enum;
CREATE TYPE x_composite AS (e z_enum, d y_domain[]);
CREATE DOMAIN w_domain AS x_composite;
CREATE TABLE v_table (c x_composite, d w_domain);
CREATE TYPE u_composite AS (t v_table, ts v_table[]);
CREATE FUNCTION t_function(v_table) RETURNS u_composite[] LANGUAGE sql AS 'SELECT NULL::u_composite[]';
CREATE VIEW s_view AS SELECT c, d, t_function(v_table) AS f FROM v_table;
CREATE TYPE r_composite AS (row s_view);
CREATE FUNCTION q_function(r_composite, s_view[]) RETURNS integer LANGUAGE sql AS 'SELECT 1';
CREATE MATERIALIZED VIEW p_view AS SELECT q_function(NULL, NULL) AS n;
CREATE TYPE o_composite AS (row p_view);
CREATE TABLE n_table (a o_composite);
