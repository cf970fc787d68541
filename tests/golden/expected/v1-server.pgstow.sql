--
-- PostgreSQL database cluster dump
--

\restrict golden

SET default_transaction_read_only = off;

SET client_encoding = 'UTF8';
SET standard_conforming_strings = on;

--
-- Roles
--

CREATE ROLE me;

--
-- User Configurations
--








\unrestrict golden

--
-- Databases
--

--
-- Database "one" dump
--

--
-- PostgreSQL database dump
--

\restrict golden

-- Dumped from database version 18.0
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

SET default_tablespace = '';

SET default_table_access_method = heap;

--
-- Name: t; Type: TABLE; Schema: public; Owner: me
--

CREATE TABLE public.t (
    a integer
);


ALTER TABLE public.t OWNER TO me;

--
-- Data for Name: t; Type: TABLE DATA; Schema: public; Owner: me
--

COPY public.t (a) FROM stdin;
1
2
\.


--
-- PostgreSQL database dump complete
--

\unrestrict golden

--
-- Database "two" dump
--

--
-- PostgreSQL database dump
--

\restrict golden

-- Dumped from database version 18.0
-- Dumped by pgstow version 0.1.0

SET statement_timeout = 0;
SET lock_timeout = 0;
SET idle_in_transaction_session_timeout = 0;
SET transaction_timeout = 0;
SET client_encoding = 'LATIN1';
SET standard_conforming_strings = on;
SELECT pg_catalog.set_config('search_path', '', false);
SET check_function_bodies = false;
SET xmloption = content;
SET client_min_messages = warning;
SET row_security = off;

SET default_tablespace = '';

SET default_table_access_method = heap;

--
-- Name: t; Type: TABLE; Schema: public; Owner: me
--

CREATE TABLE public.t (
    a integer
);


ALTER TABLE public.t OWNER TO me;

--
-- Data for Name: t; Type: TABLE DATA; Schema: public; Owner: me
--

COPY public.t (a) FROM stdin;
é
\.


--
-- Name: alone; Type: TABLE; Schema: public; Owner: me
--

CREATE TABLE public.t (
    a integer
);


ALTER TABLE public.t OWNER TO me;

--
-- Data for Name: alone; Type: TABLE DATA; Schema: public; Owner: me
--

COPY public.t (a) FROM stdin;
3
\.


--
-- PostgreSQL database dump complete
--

\unrestrict golden

--
-- PostgreSQL database cluster dump complete
--

