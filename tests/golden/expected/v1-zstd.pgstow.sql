--
-- PostgreSQL database dump
--

\restrict golden

-- Dumped from database version 15.7 (Debian 15.7-0+deb12u1)
-- Dumped by pgstow version 0.1.0

SET statement_timeout = 0;
SET lock_timeout = 0;
SET idle_in_transaction_session_timeout = 0;
SET transaction_timeout = 0;
SET client_encoding = 'UTF8';
SET standard_conforming_strings = on;
SELECT pg_catalog.set_config('search_path', '', false);
SET check_function_bodies = false;
SET xmloption = content;
SET client_min_messages = warning;
SET row_security = off;

--
-- Name: shop; Type: SCHEMA; Schema: -; Owner: alice
--

CREATE SCHEMA shop;


SET default_tablespace = fast;

SET default_table_access_method = heap;

--
-- Name: goods; Type: TABLE; Schema: shop; Owner: alice; Tablespace: fast
--

CREATE TABLE shop.goods (
);


ALTER TABLE shop.goods OWNER TO alice;

--
-- Name: empty; Type: TABLE; Schema: shop; Owner: alice; Tablespace: fast
--

CREATE TABLE shop.empty (
);


ALTER TABLE shop.empty OWNER TO alice;

--
-- Data for Name: goods; Type: TABLE DATA; Schema: shop; Owner: alice
--

COPY shop.goods (id) FROM stdin;
1	row number 1
2	row number 2
3	row number 3
4	row number 4
5	row number 5
6	row number 6
7	row number 7
8	row number 8
9	row number 9
10	row number 10
11	row number 11
12	row number 12
13	row number 13
\.


--
-- Data for Name: empty; Type: TABLE DATA; Schema: shop; Owner: alice
--

COPY shop.empty (id) FROM stdin;
\.


--
-- Name: goods "by" näme; Type: INDEX; Schema: shop; Owner: alice
--

CREATE INDEX;


--
-- Name: TABLE goods; Type: ACL; Schema: shop; Owner: alice
--

GRANT ALL ON TABLE goods TO bob;


--
-- PostgreSQL database dump complete
--

\unrestrict golden

