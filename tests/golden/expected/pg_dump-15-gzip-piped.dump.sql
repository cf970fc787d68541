--
-- PostgreSQL database dump
--

\restrict golden

-- Dumped from database version 15.20 (Debian 15.20-0+deb12u1)
-- Dumped by pg_dump version 15.20 (Debian 15.20-0+deb12u1)

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

SET default_tablespace = '';

SET default_table_access_method = heap;

--
-- Name: empty; Type: TABLE; Schema: public; Owner: postgres
--

CREATE TABLE public.empty (
);


ALTER TABLE public.empty OWNER TO postgres;

--
-- Name: goods; Type: TABLE; Schema: public; Owner: postgres
--

CREATE TABLE public.goods (
    id integer NOT NULL,
    name text
);


ALTER TABLE public.goods OWNER TO postgres;

--
-- Name: TABLE goods; Type: COMMENT; Schema: public; Owner: postgres
--

COMMENT ON TABLE public.goods IS 'what is there';


--
-- Name: 7; Type: BLOB; Schema: -; Owner: postgres
--

SELECT pg_catalog.lo_create('7');


ALTER LARGE OBJECT 7 OWNER TO postgres;

--
-- Name: 8; Type: BLOB; Schema: -; Owner: postgres
--

SELECT pg_catalog.lo_create('8');


ALTER LARGE OBJECT 8 OWNER TO postgres;

--
-- Data for Name: empty; Type: TABLE DATA; Schema: public; Owner: postgres
--

COPY public.empty  FROM stdin;
\.


--
-- Data for Name: goods; Type: TABLE DATA; Schema: public; Owner: postgres
--

COPY public.goods (id, name) FROM stdin;
1	one
2	two\ttabs
3	\N
\.


--
-- Data for Name: BLOBS; Type: BLOBS; Schema: -; Owner: -
--

BEGIN;

SELECT pg_catalog.lo_open('7', 131072);
SELECT pg_catalog.lowrite(0, '\x736576656e');
SELECT pg_catalog.lo_close(0);

SELECT pg_catalog.lo_open('8', 131072);
SELECT pg_catalog.lo_close(0);

COMMIT;

--
-- Name: goods goods_pkey; Type: CONSTRAINT; Schema: public; Owner: postgres
--

ALTER TABLE ONLY public.goods
    ADD CONSTRAINT goods_pkey PRIMARY KEY (id);


--
-- Name: TABLE goods; Type: ACL; Schema: public; Owner: postgres
--

GRANT SELECT ON TABLE public.goods TO PUBLIC;


--
-- Name: LARGE OBJECT 7; Type: ACL; Schema: -; Owner: postgres
--

GRANT SELECT ON LARGE OBJECT 7 TO PUBLIC;


--
-- Name: LARGE OBJECT 8; Type: ACL; Schema: -; Owner: postgres
--

GRANT SELECT ON LARGE OBJECT 8 TO PUBLIC;


--
-- PostgreSQL database dump complete
--

\unrestrict golden

