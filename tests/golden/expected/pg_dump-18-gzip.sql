--
-- PostgreSQL database dump
--

\restrict golden

-- Dumped from database version 18.4
-- Dumped by pg_dump version 18.6 (Debian 18.6-3)

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
-- Name: shop; Type: SCHEMA; Schema: -; Owner: postgres
--

CREATE SCHEMA shop;


ALTER SCHEMA shop OWNER TO postgres;

SET default_tablespace = '';

SET default_table_access_method = heap;

--
-- Name: empty; Type: TABLE; Schema: shop; Owner: postgres
--

CREATE TABLE shop.empty (
    id integer
);


ALTER TABLE shop.empty OWNER TO postgres;

--
-- Name: goods; Type: TABLE; Schema: shop; Owner: postgres
--

CREATE TABLE shop.goods (
    id integer NOT NULL,
    name text
);


ALTER TABLE shop.goods OWNER TO postgres;

--
-- Data for Name: empty; Type: TABLE DATA; Schema: shop; Owner: postgres
--

COPY shop.empty (id) FROM stdin;
\.


--
-- Data for Name: goods; Type: TABLE DATA; Schema: shop; Owner: postgres
--

COPY shop.goods (id, name) FROM stdin;
1	one
2	tab\there
3	\N
\.


--
-- Name: 70001..70002; Type: BLOB METADATA; Schema: -; Owner: postgres
--

SELECT pg_catalog.lo_create('70001');
SELECT pg_catalog.lo_create('70002');

ALTER LARGE OBJECT 70001 OWNER TO postgres;
ALTER LARGE OBJECT 70002 OWNER TO postgres;

--
-- Name: 70003; Type: BLOB METADATA; Schema: -; Owner: pg_monitor
--

SELECT pg_catalog.lo_create('70003');

ALTER LARGE OBJECT 70003 OWNER TO pg_monitor;

--
-- Data for Name: 70001..70002; Type: BLOBS; Schema: -; Owner: postgres
--

BEGIN;

SELECT pg_catalog.lo_open('70001', 131072);
SELECT pg_catalog.lowrite(0, '\x6f6e65');
SELECT pg_catalog.lo_close(0);

SELECT pg_catalog.lo_open('70002', 131072);
SELECT pg_catalog.lo_close(0);

COMMIT;

--
-- Data for Name: 70003; Type: BLOBS; Schema: -; Owner: pg_monitor
--

BEGIN;

SELECT pg_catalog.lo_open('70003', 131072);
SELECT pg_catalog.lowrite(0, '\x00ff5c2e0a');
SELECT pg_catalog.lo_close(0);

COMMIT;

--
-- Name: goods goods_pkey; Type: CONSTRAINT; Schema: shop; Owner: postgres
--

ALTER TABLE ONLY shop.goods
    ADD CONSTRAINT goods_pkey PRIMARY KEY (id);


--
-- PostgreSQL database dump complete
--

\unrestrict golden

