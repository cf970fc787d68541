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
-- Name: t0; Type: TABLE; Schema: public; Owner: me
--

CREATE TABLE public.t0 (
    a integer
);


ALTER TABLE public.t0 OWNER TO me;

--
-- Name: t1; Type: TABLE; Schema: public; Owner: me
--

CREATE TABLE public.t1 (
    a integer
);


ALTER TABLE public.t1 OWNER TO me;

--
-- Name: t2; Type: TABLE; Schema: public; Owner: me
--

CREATE TABLE public.t2 (
    a integer
);


ALTER TABLE public.t2 OWNER TO me;

--
-- Name: t3; Type: TABLE; Schema: public; Owner: me
--

CREATE TABLE public.t3 (
    a integer
);


ALTER TABLE public.t3 OWNER TO me;

--
-- Name: t4; Type: TABLE; Schema: public; Owner: me
--

CREATE TABLE public.t4 (
    a integer
);


ALTER TABLE public.t4 OWNER TO me;

--
-- Name: t5; Type: TABLE; Schema: public; Owner: me
--

CREATE TABLE public.t5 (
    a integer
);


ALTER TABLE public.t5 OWNER TO me;

--
-- Name: t6; Type: TABLE; Schema: public; Owner: me
--

CREATE TABLE public.t6 (
    a integer
);


ALTER TABLE public.t6 OWNER TO me;

--
-- Name: t7; Type: TABLE; Schema: public; Owner: me
--

CREATE TABLE public.t7 (
    a integer
);


ALTER TABLE public.t7 OWNER TO me;

--
-- Name: t8; Type: TABLE; Schema: public; Owner: me
--

CREATE TABLE public.t8 (
    a integer
);


ALTER TABLE public.t8 OWNER TO me;

--
-- Name: t9; Type: TABLE; Schema: public; Owner: me
--

CREATE TABLE public.t9 (
    a integer
);


ALTER TABLE public.t9 OWNER TO me;

--
-- Name: t10; Type: TABLE; Schema: public; Owner: me
--

CREATE TABLE public.t10 (
    a integer
);


ALTER TABLE public.t10 OWNER TO me;

--
-- Name: t11; Type: TABLE; Schema: public; Owner: me
--

CREATE TABLE public.t11 (
    a integer
);


ALTER TABLE public.t11 OWNER TO me;

--
-- Name: t12; Type: TABLE; Schema: public; Owner: me
--

CREATE TABLE public.t12 (
    a integer
);


ALTER TABLE public.t12 OWNER TO me;

--
-- Name: t13; Type: TABLE; Schema: public; Owner: me
--

CREATE TABLE public.t13 (
    a integer
);


ALTER TABLE public.t13 OWNER TO me;

--
-- Name: t14; Type: TABLE; Schema: public; Owner: me
--

CREATE TABLE public.t14 (
    a integer
);


ALTER TABLE public.t14 OWNER TO me;

--
-- Name: t15; Type: TABLE; Schema: public; Owner: me
--

CREATE TABLE public.t15 (
    a integer
);


ALTER TABLE public.t15 OWNER TO me;

--
-- Name: t16; Type: TABLE; Schema: public; Owner: me
--

CREATE TABLE public.t16 (
    a integer
);


ALTER TABLE public.t16 OWNER TO me;

--
-- Name: t17; Type: TABLE; Schema: public; Owner: me
--

CREATE TABLE public.t17 (
    a integer
);


ALTER TABLE public.t17 OWNER TO me;

--
-- Name: t18; Type: TABLE; Schema: public; Owner: me
--

CREATE TABLE public.t18 (
    a integer
);


ALTER TABLE public.t18 OWNER TO me;

--
-- Name: t19; Type: TABLE; Schema: public; Owner: me
--

CREATE TABLE public.t19 (
    a integer
);


ALTER TABLE public.t19 OWNER TO me;

--
-- Name: t20; Type: TABLE; Schema: public; Owner: me
--

CREATE TABLE public.t20 (
    a integer
);


ALTER TABLE public.t20 OWNER TO me;

--
-- Name: t21; Type: TABLE; Schema: public; Owner: me
--

CREATE TABLE public.t21 (
    a integer
);


ALTER TABLE public.t21 OWNER TO me;

--
-- Name: t22; Type: TABLE; Schema: public; Owner: me
--

CREATE TABLE public.t22 (
    a integer
);


ALTER TABLE public.t22 OWNER TO me;

--
-- Name: t23; Type: TABLE; Schema: public; Owner: me
--

CREATE TABLE public.t23 (
    a integer
);


ALTER TABLE public.t23 OWNER TO me;

--
-- Name: t24; Type: TABLE; Schema: public; Owner: me
--

CREATE TABLE public.t24 (
    a integer
);


ALTER TABLE public.t24 OWNER TO me;

--
-- Name: t25; Type: TABLE; Schema: public; Owner: me
--

CREATE TABLE public.t25 (
    a integer
);


ALTER TABLE public.t25 OWNER TO me;

--
-- Name: t26; Type: TABLE; Schema: public; Owner: me
--

CREATE TABLE public.t26 (
    a integer
);


ALTER TABLE public.t26 OWNER TO me;

--
-- Name: t27; Type: TABLE; Schema: public; Owner: me
--

CREATE TABLE public.t27 (
    a integer
);


ALTER TABLE public.t27 OWNER TO me;

--
-- Name: t28; Type: TABLE; Schema: public; Owner: me
--

CREATE TABLE public.t28 (
    a integer
);


ALTER TABLE public.t28 OWNER TO me;

--
-- Name: t29; Type: TABLE; Schema: public; Owner: me
--

CREATE TABLE public.t29 (
    a integer
);


ALTER TABLE public.t29 OWNER TO me;

--
-- Name: t30; Type: TABLE; Schema: public; Owner: me
--

CREATE TABLE public.t30 (
    a integer
);


ALTER TABLE public.t30 OWNER TO me;

--
-- Name: t31; Type: TABLE; Schema: public; Owner: me
--

CREATE TABLE public.t31 (
    a integer
);


ALTER TABLE public.t31 OWNER TO me;

--
-- Name: t32; Type: TABLE; Schema: public; Owner: me
--

CREATE TABLE public.t32 (
    a integer
);


ALTER TABLE public.t32 OWNER TO me;

--
-- Name: t33; Type: TABLE; Schema: public; Owner: me
--

CREATE TABLE public.t33 (
    a integer
);


ALTER TABLE public.t33 OWNER TO me;

--
-- Name: t34; Type: TABLE; Schema: public; Owner: me
--

CREATE TABLE public.t34 (
    a integer
);


ALTER TABLE public.t34 OWNER TO me;

--
-- Name: t35; Type: TABLE; Schema: public; Owner: me
--

CREATE TABLE public.t35 (
    a integer
);


ALTER TABLE public.t35 OWNER TO me;

--
-- Name: t36; Type: TABLE; Schema: public; Owner: me
--

CREATE TABLE public.t36 (
    a integer
);


ALTER TABLE public.t36 OWNER TO me;

--
-- Name: t37; Type: TABLE; Schema: public; Owner: me
--

CREATE TABLE public.t37 (
    a integer
);


ALTER TABLE public.t37 OWNER TO me;

--
-- Name: t38; Type: TABLE; Schema: public; Owner: me
--

CREATE TABLE public.t38 (
    a integer
);


ALTER TABLE public.t38 OWNER TO me;

--
-- Name: t39; Type: TABLE; Schema: public; Owner: me
--

CREATE TABLE public.t39 (
    a integer
);


ALTER TABLE public.t39 OWNER TO me;

--
-- Name: t40; Type: TABLE; Schema: public; Owner: me
--

CREATE TABLE public.t40 (
    a integer
);


ALTER TABLE public.t40 OWNER TO me;

--
-- Name: t41; Type: TABLE; Schema: public; Owner: me
--

CREATE TABLE public.t41 (
    a integer
);


ALTER TABLE public.t41 OWNER TO me;

--
-- Name: t42; Type: TABLE; Schema: public; Owner: me
--

CREATE TABLE public.t42 (
    a integer
);


ALTER TABLE public.t42 OWNER TO me;

--
-- Name: t43; Type: TABLE; Schema: public; Owner: me
--

CREATE TABLE public.t43 (
    a integer
);


ALTER TABLE public.t43 OWNER TO me;

--
-- Name: t44; Type: TABLE; Schema: public; Owner: me
--

CREATE TABLE public.t44 (
    a integer
);


ALTER TABLE public.t44 OWNER TO me;

--
-- Name: t45; Type: TABLE; Schema: public; Owner: me
--

CREATE TABLE public.t45 (
    a integer
);


ALTER TABLE public.t45 OWNER TO me;

--
-- Name: t46; Type: TABLE; Schema: public; Owner: me
--

CREATE TABLE public.t46 (
    a integer
);


ALTER TABLE public.t46 OWNER TO me;

--
-- Name: t47; Type: TABLE; Schema: public; Owner: me
--

CREATE TABLE public.t47 (
    a integer
);


ALTER TABLE public.t47 OWNER TO me;

--
-- Name: t48; Type: TABLE; Schema: public; Owner: me
--

CREATE TABLE public.t48 (
    a integer
);


ALTER TABLE public.t48 OWNER TO me;

--
-- Name: t49; Type: TABLE; Schema: public; Owner: me
--

CREATE TABLE public.t49 (
    a integer
);


ALTER TABLE public.t49 OWNER TO me;

--
-- Name: t50; Type: TABLE; Schema: public; Owner: me
--

CREATE TABLE public.t50 (
    a integer
);


ALTER TABLE public.t50 OWNER TO me;

--
-- Name: t51; Type: TABLE; Schema: public; Owner: me
--

CREATE TABLE public.t51 (
    a integer
);


ALTER TABLE public.t51 OWNER TO me;

--
-- Name: t52; Type: TABLE; Schema: public; Owner: me
--

CREATE TABLE public.t52 (
    a integer
);


ALTER TABLE public.t52 OWNER TO me;

--
-- Name: t53; Type: TABLE; Schema: public; Owner: me
--

CREATE TABLE public.t53 (
    a integer
);


ALTER TABLE public.t53 OWNER TO me;

--
-- Name: t54; Type: TABLE; Schema: public; Owner: me
--

CREATE TABLE public.t54 (
    a integer
);


ALTER TABLE public.t54 OWNER TO me;

--
-- Name: t55; Type: TABLE; Schema: public; Owner: me
--

CREATE TABLE public.t55 (
    a integer
);


ALTER TABLE public.t55 OWNER TO me;

--
-- Name: t56; Type: TABLE; Schema: public; Owner: me
--

CREATE TABLE public.t56 (
    a integer
);


ALTER TABLE public.t56 OWNER TO me;

--
-- Name: t57; Type: TABLE; Schema: public; Owner: me
--

CREATE TABLE public.t57 (
    a integer
);


ALTER TABLE public.t57 OWNER TO me;

--
-- Name: t58; Type: TABLE; Schema: public; Owner: me
--

CREATE TABLE public.t58 (
    a integer
);


ALTER TABLE public.t58 OWNER TO me;

--
-- Name: t59; Type: TABLE; Schema: public; Owner: me
--

CREATE TABLE public.t59 (
    a integer
);


ALTER TABLE public.t59 OWNER TO me;

--
-- Name: t60; Type: TABLE; Schema: public; Owner: me
--

CREATE TABLE public.t60 (
    a integer
);


ALTER TABLE public.t60 OWNER TO me;

--
-- Name: t61; Type: TABLE; Schema: public; Owner: me
--

CREATE TABLE public.t61 (
    a integer
);


ALTER TABLE public.t61 OWNER TO me;

--
-- Name: t62; Type: TABLE; Schema: public; Owner: me
--

CREATE TABLE public.t62 (
    a integer
);


ALTER TABLE public.t62 OWNER TO me;

--
-- Name: t63; Type: TABLE; Schema: public; Owner: me
--

CREATE TABLE public.t63 (
    a integer
);


ALTER TABLE public.t63 OWNER TO me;

--
-- Name: t64; Type: TABLE; Schema: public; Owner: me
--

CREATE TABLE public.t64 (
    a integer
);


ALTER TABLE public.t64 OWNER TO me;

--
-- Name: t65; Type: TABLE; Schema: public; Owner: me
--

CREATE TABLE public.t65 (
    a integer
);


ALTER TABLE public.t65 OWNER TO me;

--
-- Name: t66; Type: TABLE; Schema: public; Owner: me
--

CREATE TABLE public.t66 (
    a integer
);


ALTER TABLE public.t66 OWNER TO me;

--
-- Name: t67; Type: TABLE; Schema: public; Owner: me
--

CREATE TABLE public.t67 (
    a integer
);


ALTER TABLE public.t67 OWNER TO me;

--
-- Name: t68; Type: TABLE; Schema: public; Owner: me
--

CREATE TABLE public.t68 (
    a integer
);


ALTER TABLE public.t68 OWNER TO me;

--
-- Name: t69; Type: TABLE; Schema: public; Owner: me
--

CREATE TABLE public.t69 (
    a integer
);


ALTER TABLE public.t69 OWNER TO me;

--
-- Name: t70; Type: TABLE; Schema: public; Owner: me
--

CREATE TABLE public.t70 (
    a integer
);


ALTER TABLE public.t70 OWNER TO me;

--
-- Name: t71; Type: TABLE; Schema: public; Owner: me
--

CREATE TABLE public.t71 (
    a integer
);


ALTER TABLE public.t71 OWNER TO me;

--
-- Name: t72; Type: TABLE; Schema: public; Owner: me
--

CREATE TABLE public.t72 (
    a integer
);


ALTER TABLE public.t72 OWNER TO me;

--
-- Name: t73; Type: TABLE; Schema: public; Owner: me
--

CREATE TABLE public.t73 (
    a integer
);


ALTER TABLE public.t73 OWNER TO me;

--
-- Name: t74; Type: TABLE; Schema: public; Owner: me
--

CREATE TABLE public.t74 (
    a integer
);


ALTER TABLE public.t74 OWNER TO me;

--
-- Name: t75; Type: TABLE; Schema: public; Owner: me
--

CREATE TABLE public.t75 (
    a integer
);


ALTER TABLE public.t75 OWNER TO me;

--
-- Name: t76; Type: TABLE; Schema: public; Owner: me
--

CREATE TABLE public.t76 (
    a integer
);


ALTER TABLE public.t76 OWNER TO me;

--
-- Name: t77; Type: TABLE; Schema: public; Owner: me
--

CREATE TABLE public.t77 (
    a integer
);


ALTER TABLE public.t77 OWNER TO me;

--
-- Name: t78; Type: TABLE; Schema: public; Owner: me
--

CREATE TABLE public.t78 (
    a integer
);


ALTER TABLE public.t78 OWNER TO me;

--
-- Name: t79; Type: TABLE; Schema: public; Owner: me
--

CREATE TABLE public.t79 (
    a integer
);


ALTER TABLE public.t79 OWNER TO me;

--
-- Name: t80; Type: TABLE; Schema: public; Owner: me
--

CREATE TABLE public.t80 (
    a integer
);


ALTER TABLE public.t80 OWNER TO me;

--
-- Name: t81; Type: TABLE; Schema: public; Owner: me
--

CREATE TABLE public.t81 (
    a integer
);


ALTER TABLE public.t81 OWNER TO me;

--
-- Name: t82; Type: TABLE; Schema: public; Owner: me
--

CREATE TABLE public.t82 (
    a integer
);


ALTER TABLE public.t82 OWNER TO me;

--
-- Name: t83; Type: TABLE; Schema: public; Owner: me
--

CREATE TABLE public.t83 (
    a integer
);


ALTER TABLE public.t83 OWNER TO me;

--
-- Name: t84; Type: TABLE; Schema: public; Owner: me
--

CREATE TABLE public.t84 (
    a integer
);


ALTER TABLE public.t84 OWNER TO me;

--
-- Name: t85; Type: TABLE; Schema: public; Owner: me
--

CREATE TABLE public.t85 (
    a integer
);


ALTER TABLE public.t85 OWNER TO me;

--
-- Name: t86; Type: TABLE; Schema: public; Owner: me
--

CREATE TABLE public.t86 (
    a integer
);


ALTER TABLE public.t86 OWNER TO me;

--
-- Name: t87; Type: TABLE; Schema: public; Owner: me
--

CREATE TABLE public.t87 (
    a integer
);


ALTER TABLE public.t87 OWNER TO me;

--
-- Name: t88; Type: TABLE; Schema: public; Owner: me
--

CREATE TABLE public.t88 (
    a integer
);


ALTER TABLE public.t88 OWNER TO me;

--
-- Name: t89; Type: TABLE; Schema: public; Owner: me
--

CREATE TABLE public.t89 (
    a integer
);


ALTER TABLE public.t89 OWNER TO me;

--
-- Name: t90; Type: TABLE; Schema: public; Owner: me
--

CREATE TABLE public.t90 (
    a integer
);


ALTER TABLE public.t90 OWNER TO me;

--
-- Name: t91; Type: TABLE; Schema: public; Owner: me
--

CREATE TABLE public.t91 (
    a integer
);


ALTER TABLE public.t91 OWNER TO me;

--
-- Name: t92; Type: TABLE; Schema: public; Owner: me
--

CREATE TABLE public.t92 (
    a integer
);


ALTER TABLE public.t92 OWNER TO me;

--
-- Name: t93; Type: TABLE; Schema: public; Owner: me
--

CREATE TABLE public.t93 (
    a integer
);


ALTER TABLE public.t93 OWNER TO me;

--
-- Name: t94; Type: TABLE; Schema: public; Owner: me
--

CREATE TABLE public.t94 (
    a integer
);


ALTER TABLE public.t94 OWNER TO me;

--
-- Name: t95; Type: TABLE; Schema: public; Owner: me
--

CREATE TABLE public.t95 (
    a integer
);


ALTER TABLE public.t95 OWNER TO me;

--
-- Name: t96; Type: TABLE; Schema: public; Owner: me
--

CREATE TABLE public.t96 (
    a integer
);


ALTER TABLE public.t96 OWNER TO me;

--
-- Name: t97; Type: TABLE; Schema: public; Owner: me
--

CREATE TABLE public.t97 (
    a integer
);


ALTER TABLE public.t97 OWNER TO me;

--
-- Name: t98; Type: TABLE; Schema: public; Owner: me
--

CREATE TABLE public.t98 (
    a integer
);


ALTER TABLE public.t98 OWNER TO me;

--
-- Name: t99; Type: TABLE; Schema: public; Owner: me
--

CREATE TABLE public.t99 (
    a integer
);


ALTER TABLE public.t99 OWNER TO me;

--
-- Name: t100; Type: TABLE; Schema: public; Owner: me
--

CREATE TABLE public.t100 (
    a integer
);


ALTER TABLE public.t100 OWNER TO me;

--
-- Name: t101; Type: TABLE; Schema: public; Owner: me
--

CREATE TABLE public.t101 (
    a integer
);


ALTER TABLE public.t101 OWNER TO me;

--
-- Name: t102; Type: TABLE; Schema: public; Owner: me
--

CREATE TABLE public.t102 (
    a integer
);


ALTER TABLE public.t102 OWNER TO me;

--
-- Name: t103; Type: TABLE; Schema: public; Owner: me
--

CREATE TABLE public.t103 (
    a integer
);


ALTER TABLE public.t103 OWNER TO me;

--
-- Name: t104; Type: TABLE; Schema: public; Owner: me
--

CREATE TABLE public.t104 (
    a integer
);


ALTER TABLE public.t104 OWNER TO me;

--
-- Name: t105; Type: TABLE; Schema: public; Owner: me
--

CREATE TABLE public.t105 (
    a integer
);


ALTER TABLE public.t105 OWNER TO me;

--
-- Name: t106; Type: TABLE; Schema: public; Owner: me
--

CREATE TABLE public.t106 (
    a integer
);


ALTER TABLE public.t106 OWNER TO me;

--
-- Name: t107; Type: TABLE; Schema: public; Owner: me
--

CREATE TABLE public.t107 (
    a integer
);


ALTER TABLE public.t107 OWNER TO me;

--
-- Name: t108; Type: TABLE; Schema: public; Owner: me
--

CREATE TABLE public.t108 (
    a integer
);


ALTER TABLE public.t108 OWNER TO me;

--
-- Name: t109; Type: TABLE; Schema: public; Owner: me
--

CREATE TABLE public.t109 (
    a integer
);


ALTER TABLE public.t109 OWNER TO me;

--
-- Name: t110; Type: TABLE; Schema: public; Owner: me
--

CREATE TABLE public.t110 (
    a integer
);


ALTER TABLE public.t110 OWNER TO me;

--
-- Name: t111; Type: TABLE; Schema: public; Owner: me
--

CREATE TABLE public.t111 (
    a integer
);


ALTER TABLE public.t111 OWNER TO me;

--
-- Name: t112; Type: TABLE; Schema: public; Owner: me
--

CREATE TABLE public.t112 (
    a integer
);


ALTER TABLE public.t112 OWNER TO me;

--
-- Name: t113; Type: TABLE; Schema: public; Owner: me
--

CREATE TABLE public.t113 (
    a integer
);


ALTER TABLE public.t113 OWNER TO me;

--
-- Name: t114; Type: TABLE; Schema: public; Owner: me
--

CREATE TABLE public.t114 (
    a integer
);


ALTER TABLE public.t114 OWNER TO me;

--
-- Name: t115; Type: TABLE; Schema: public; Owner: me
--

CREATE TABLE public.t115 (
    a integer
);


ALTER TABLE public.t115 OWNER TO me;

--
-- Name: t116; Type: TABLE; Schema: public; Owner: me
--

CREATE TABLE public.t116 (
    a integer
);


ALTER TABLE public.t116 OWNER TO me;

--
-- Name: t117; Type: TABLE; Schema: public; Owner: me
--

CREATE TABLE public.t117 (
    a integer
);


ALTER TABLE public.t117 OWNER TO me;

--
-- Name: t118; Type: TABLE; Schema: public; Owner: me
--

CREATE TABLE public.t118 (
    a integer
);


ALTER TABLE public.t118 OWNER TO me;

--
-- Name: t119; Type: TABLE; Schema: public; Owner: me
--

CREATE TABLE public.t119 (
    a integer
);


ALTER TABLE public.t119 OWNER TO me;

--
-- Name: t120; Type: TABLE; Schema: public; Owner: me
--

CREATE TABLE public.t120 (
    a integer
);


ALTER TABLE public.t120 OWNER TO me;

--
-- Name: t121; Type: TABLE; Schema: public; Owner: me
--

CREATE TABLE public.t121 (
    a integer
);


ALTER TABLE public.t121 OWNER TO me;

--
-- Name: t122; Type: TABLE; Schema: public; Owner: me
--

CREATE TABLE public.t122 (
    a integer
);


ALTER TABLE public.t122 OWNER TO me;

--
-- Name: t123; Type: TABLE; Schema: public; Owner: me
--

CREATE TABLE public.t123 (
    a integer
);


ALTER TABLE public.t123 OWNER TO me;

--
-- Name: t124; Type: TABLE; Schema: public; Owner: me
--

CREATE TABLE public.t124 (
    a integer
);


ALTER TABLE public.t124 OWNER TO me;

--
-- Name: t125; Type: TABLE; Schema: public; Owner: me
--

CREATE TABLE public.t125 (
    a integer
);


ALTER TABLE public.t125 OWNER TO me;

--
-- Name: t126; Type: TABLE; Schema: public; Owner: me
--

CREATE TABLE public.t126 (
    a integer
);


ALTER TABLE public.t126 OWNER TO me;

--
-- Name: t127; Type: TABLE; Schema: public; Owner: me
--

CREATE TABLE public.t127 (
    a integer
);


ALTER TABLE public.t127 OWNER TO me;

--
-- Name: t128; Type: TABLE; Schema: public; Owner: me
--

CREATE TABLE public.t128 (
    a integer
);


ALTER TABLE public.t128 OWNER TO me;

--
-- Name: t129; Type: TABLE; Schema: public; Owner: me
--

CREATE TABLE public.t129 (
    a integer
);


ALTER TABLE public.t129 OWNER TO me;

--
-- Name: t130; Type: TABLE; Schema: public; Owner: me
--

CREATE TABLE public.t130 (
    a integer
);


ALTER TABLE public.t130 OWNER TO me;

--
-- Name: t131; Type: TABLE; Schema: public; Owner: me
--

CREATE TABLE public.t131 (
    a integer
);


ALTER TABLE public.t131 OWNER TO me;

--
-- Name: t132; Type: TABLE; Schema: public; Owner: me
--

CREATE TABLE public.t132 (
    a integer
);


ALTER TABLE public.t132 OWNER TO me;

--
-- Name: t133; Type: TABLE; Schema: public; Owner: me
--

CREATE TABLE public.t133 (
    a integer
);


ALTER TABLE public.t133 OWNER TO me;

--
-- Name: t134; Type: TABLE; Schema: public; Owner: me
--

CREATE TABLE public.t134 (
    a integer
);


ALTER TABLE public.t134 OWNER TO me;

--
-- Name: t135; Type: TABLE; Schema: public; Owner: me
--

CREATE TABLE public.t135 (
    a integer
);


ALTER TABLE public.t135 OWNER TO me;

--
-- Name: t136; Type: TABLE; Schema: public; Owner: me
--

CREATE TABLE public.t136 (
    a integer
);


ALTER TABLE public.t136 OWNER TO me;

--
-- Name: t137; Type: TABLE; Schema: public; Owner: me
--

CREATE TABLE public.t137 (
    a integer
);


ALTER TABLE public.t137 OWNER TO me;

--
-- Name: t138; Type: TABLE; Schema: public; Owner: me
--

CREATE TABLE public.t138 (
    a integer
);


ALTER TABLE public.t138 OWNER TO me;

--
-- Name: t139; Type: TABLE; Schema: public; Owner: me
--

CREATE TABLE public.t139 (
    a integer
);


ALTER TABLE public.t139 OWNER TO me;

--
-- Name: t140; Type: TABLE; Schema: public; Owner: me
--

CREATE TABLE public.t140 (
    a integer
);


ALTER TABLE public.t140 OWNER TO me;

--
-- Name: t141; Type: TABLE; Schema: public; Owner: me
--

CREATE TABLE public.t141 (
    a integer
);


ALTER TABLE public.t141 OWNER TO me;

--
-- Name: t142; Type: TABLE; Schema: public; Owner: me
--

CREATE TABLE public.t142 (
    a integer
);


ALTER TABLE public.t142 OWNER TO me;

--
-- Name: t143; Type: TABLE; Schema: public; Owner: me
--

CREATE TABLE public.t143 (
    a integer
);


ALTER TABLE public.t143 OWNER TO me;

--
-- Name: t144; Type: TABLE; Schema: public; Owner: me
--

CREATE TABLE public.t144 (
    a integer
);


ALTER TABLE public.t144 OWNER TO me;

--
-- Name: t145; Type: TABLE; Schema: public; Owner: me
--

CREATE TABLE public.t145 (
    a integer
);


ALTER TABLE public.t145 OWNER TO me;

--
-- Name: t146; Type: TABLE; Schema: public; Owner: me
--

CREATE TABLE public.t146 (
    a integer
);


ALTER TABLE public.t146 OWNER TO me;

--
-- Name: t147; Type: TABLE; Schema: public; Owner: me
--

CREATE TABLE public.t147 (
    a integer
);


ALTER TABLE public.t147 OWNER TO me;

--
-- Name: t148; Type: TABLE; Schema: public; Owner: me
--

CREATE TABLE public.t148 (
    a integer
);


ALTER TABLE public.t148 OWNER TO me;

--
-- Name: t149; Type: TABLE; Schema: public; Owner: me
--

CREATE TABLE public.t149 (
    a integer
);


ALTER TABLE public.t149 OWNER TO me;

--
-- Name: t150; Type: TABLE; Schema: public; Owner: me
--

CREATE TABLE public.t150 (
    a integer
);


ALTER TABLE public.t150 OWNER TO me;

--
-- Name: t151; Type: TABLE; Schema: public; Owner: me
--

CREATE TABLE public.t151 (
    a integer
);


ALTER TABLE public.t151 OWNER TO me;

--
-- Name: t152; Type: TABLE; Schema: public; Owner: me
--

CREATE TABLE public.t152 (
    a integer
);


ALTER TABLE public.t152 OWNER TO me;

--
-- Name: t153; Type: TABLE; Schema: public; Owner: me
--

CREATE TABLE public.t153 (
    a integer
);


ALTER TABLE public.t153 OWNER TO me;

--
-- Name: t154; Type: TABLE; Schema: public; Owner: me
--

CREATE TABLE public.t154 (
    a integer
);


ALTER TABLE public.t154 OWNER TO me;

--
-- Name: t155; Type: TABLE; Schema: public; Owner: me
--

CREATE TABLE public.t155 (
    a integer
);


ALTER TABLE public.t155 OWNER TO me;

--
-- Name: t156; Type: TABLE; Schema: public; Owner: me
--

CREATE TABLE public.t156 (
    a integer
);


ALTER TABLE public.t156 OWNER TO me;

--
-- Name: t157; Type: TABLE; Schema: public; Owner: me
--

CREATE TABLE public.t157 (
    a integer
);


ALTER TABLE public.t157 OWNER TO me;

--
-- Name: t158; Type: TABLE; Schema: public; Owner: me
--

CREATE TABLE public.t158 (
    a integer
);


ALTER TABLE public.t158 OWNER TO me;

--
-- Name: t159; Type: TABLE; Schema: public; Owner: me
--

CREATE TABLE public.t159 (
    a integer
);


ALTER TABLE public.t159 OWNER TO me;

--
-- Name: t160; Type: TABLE; Schema: public; Owner: me
--

CREATE TABLE public.t160 (
    a integer
);


ALTER TABLE public.t160 OWNER TO me;

--
-- Name: t161; Type: TABLE; Schema: public; Owner: me
--

CREATE TABLE public.t161 (
    a integer
);


ALTER TABLE public.t161 OWNER TO me;

--
-- Name: t162; Type: TABLE; Schema: public; Owner: me
--

CREATE TABLE public.t162 (
    a integer
);


ALTER TABLE public.t162 OWNER TO me;

--
-- Name: t163; Type: TABLE; Schema: public; Owner: me
--

CREATE TABLE public.t163 (
    a integer
);


ALTER TABLE public.t163 OWNER TO me;

--
-- Name: t164; Type: TABLE; Schema: public; Owner: me
--

CREATE TABLE public.t164 (
    a integer
);


ALTER TABLE public.t164 OWNER TO me;

--
-- Name: t165; Type: TABLE; Schema: public; Owner: me
--

CREATE TABLE public.t165 (
    a integer
);


ALTER TABLE public.t165 OWNER TO me;

--
-- Name: t166; Type: TABLE; Schema: public; Owner: me
--

CREATE TABLE public.t166 (
    a integer
);


ALTER TABLE public.t166 OWNER TO me;

--
-- Name: t167; Type: TABLE; Schema: public; Owner: me
--

CREATE TABLE public.t167 (
    a integer
);


ALTER TABLE public.t167 OWNER TO me;

--
-- Name: t168; Type: TABLE; Schema: public; Owner: me
--

CREATE TABLE public.t168 (
    a integer
);


ALTER TABLE public.t168 OWNER TO me;

--
-- Name: t169; Type: TABLE; Schema: public; Owner: me
--

CREATE TABLE public.t169 (
    a integer
);


ALTER TABLE public.t169 OWNER TO me;

--
-- Name: t170; Type: TABLE; Schema: public; Owner: me
--

CREATE TABLE public.t170 (
    a integer
);


ALTER TABLE public.t170 OWNER TO me;

--
-- Name: t171; Type: TABLE; Schema: public; Owner: me
--

CREATE TABLE public.t171 (
    a integer
);


ALTER TABLE public.t171 OWNER TO me;

--
-- Name: t172; Type: TABLE; Schema: public; Owner: me
--

CREATE TABLE public.t172 (
    a integer
);


ALTER TABLE public.t172 OWNER TO me;

--
-- Name: t173; Type: TABLE; Schema: public; Owner: me
--

CREATE TABLE public.t173 (
    a integer
);


ALTER TABLE public.t173 OWNER TO me;

--
-- Name: t174; Type: TABLE; Schema: public; Owner: me
--

CREATE TABLE public.t174 (
    a integer
);


ALTER TABLE public.t174 OWNER TO me;

--
-- Name: t175; Type: TABLE; Schema: public; Owner: me
--

CREATE TABLE public.t175 (
    a integer
);


ALTER TABLE public.t175 OWNER TO me;

--
-- Name: t176; Type: TABLE; Schema: public; Owner: me
--

CREATE TABLE public.t176 (
    a integer
);


ALTER TABLE public.t176 OWNER TO me;

--
-- Name: t177; Type: TABLE; Schema: public; Owner: me
--

CREATE TABLE public.t177 (
    a integer
);


ALTER TABLE public.t177 OWNER TO me;

--
-- Name: t178; Type: TABLE; Schema: public; Owner: me
--

CREATE TABLE public.t178 (
    a integer
);


ALTER TABLE public.t178 OWNER TO me;

--
-- Name: t179; Type: TABLE; Schema: public; Owner: me
--

CREATE TABLE public.t179 (
    a integer
);


ALTER TABLE public.t179 OWNER TO me;

--
-- Name: t180; Type: TABLE; Schema: public; Owner: me
--

CREATE TABLE public.t180 (
    a integer
);


ALTER TABLE public.t180 OWNER TO me;

--
-- Name: t181; Type: TABLE; Schema: public; Owner: me
--

CREATE TABLE public.t181 (
    a integer
);


ALTER TABLE public.t181 OWNER TO me;

--
-- Name: t182; Type: TABLE; Schema: public; Owner: me
--

CREATE TABLE public.t182 (
    a integer
);


ALTER TABLE public.t182 OWNER TO me;

--
-- Name: t183; Type: TABLE; Schema: public; Owner: me
--

CREATE TABLE public.t183 (
    a integer
);


ALTER TABLE public.t183 OWNER TO me;

--
-- Name: t184; Type: TABLE; Schema: public; Owner: me
--

CREATE TABLE public.t184 (
    a integer
);


ALTER TABLE public.t184 OWNER TO me;

--
-- Name: t185; Type: TABLE; Schema: public; Owner: me
--

CREATE TABLE public.t185 (
    a integer
);


ALTER TABLE public.t185 OWNER TO me;

--
-- Name: t186; Type: TABLE; Schema: public; Owner: me
--

CREATE TABLE public.t186 (
    a integer
);


ALTER TABLE public.t186 OWNER TO me;

--
-- Name: t187; Type: TABLE; Schema: public; Owner: me
--

CREATE TABLE public.t187 (
    a integer
);


ALTER TABLE public.t187 OWNER TO me;

--
-- Name: t188; Type: TABLE; Schema: public; Owner: me
--

CREATE TABLE public.t188 (
    a integer
);


ALTER TABLE public.t188 OWNER TO me;

--
-- Name: t189; Type: TABLE; Schema: public; Owner: me
--

CREATE TABLE public.t189 (
    a integer
);


ALTER TABLE public.t189 OWNER TO me;

--
-- Name: t190; Type: TABLE; Schema: public; Owner: me
--

CREATE TABLE public.t190 (
    a integer
);


ALTER TABLE public.t190 OWNER TO me;

--
-- Name: t191; Type: TABLE; Schema: public; Owner: me
--

CREATE TABLE public.t191 (
    a integer
);


ALTER TABLE public.t191 OWNER TO me;

--
-- Name: t192; Type: TABLE; Schema: public; Owner: me
--

CREATE TABLE public.t192 (
    a integer
);


ALTER TABLE public.t192 OWNER TO me;

--
-- Name: t193; Type: TABLE; Schema: public; Owner: me
--

CREATE TABLE public.t193 (
    a integer
);


ALTER TABLE public.t193 OWNER TO me;

--
-- Name: t194; Type: TABLE; Schema: public; Owner: me
--

CREATE TABLE public.t194 (
    a integer
);


ALTER TABLE public.t194 OWNER TO me;

--
-- Name: t195; Type: TABLE; Schema: public; Owner: me
--

CREATE TABLE public.t195 (
    a integer
);


ALTER TABLE public.t195 OWNER TO me;

--
-- Name: t196; Type: TABLE; Schema: public; Owner: me
--

CREATE TABLE public.t196 (
    a integer
);


ALTER TABLE public.t196 OWNER TO me;

--
-- Name: t197; Type: TABLE; Schema: public; Owner: me
--

CREATE TABLE public.t197 (
    a integer
);


ALTER TABLE public.t197 OWNER TO me;

--
-- Name: t198; Type: TABLE; Schema: public; Owner: me
--

CREATE TABLE public.t198 (
    a integer
);


ALTER TABLE public.t198 OWNER TO me;

--
-- Name: t199; Type: TABLE; Schema: public; Owner: me
--

CREATE TABLE public.t199 (
    a integer
);


ALTER TABLE public.t199 OWNER TO me;

--
-- Name: t200; Type: TABLE; Schema: public; Owner: me
--

CREATE TABLE public.t200 (
    a integer
);


ALTER TABLE public.t200 OWNER TO me;

--
-- Name: t201; Type: TABLE; Schema: public; Owner: me
--

CREATE TABLE public.t201 (
    a integer
);


ALTER TABLE public.t201 OWNER TO me;

--
-- Name: t202; Type: TABLE; Schema: public; Owner: me
--

CREATE TABLE public.t202 (
    a integer
);


ALTER TABLE public.t202 OWNER TO me;

--
-- Name: t203; Type: TABLE; Schema: public; Owner: me
--

CREATE TABLE public.t203 (
    a integer
);


ALTER TABLE public.t203 OWNER TO me;

--
-- Name: t204; Type: TABLE; Schema: public; Owner: me
--

CREATE TABLE public.t204 (
    a integer
);


ALTER TABLE public.t204 OWNER TO me;

--
-- Name: t205; Type: TABLE; Schema: public; Owner: me
--

CREATE TABLE public.t205 (
    a integer
);


ALTER TABLE public.t205 OWNER TO me;

--
-- Name: t206; Type: TABLE; Schema: public; Owner: me
--

CREATE TABLE public.t206 (
    a integer
);


ALTER TABLE public.t206 OWNER TO me;

--
-- Name: t207; Type: TABLE; Schema: public; Owner: me
--

CREATE TABLE public.t207 (
    a integer
);


ALTER TABLE public.t207 OWNER TO me;

--
-- Name: t208; Type: TABLE; Schema: public; Owner: me
--

CREATE TABLE public.t208 (
    a integer
);


ALTER TABLE public.t208 OWNER TO me;

--
-- Name: t209; Type: TABLE; Schema: public; Owner: me
--

CREATE TABLE public.t209 (
    a integer
);


ALTER TABLE public.t209 OWNER TO me;

--
-- Name: t210; Type: TABLE; Schema: public; Owner: me
--

CREATE TABLE public.t210 (
    a integer
);


ALTER TABLE public.t210 OWNER TO me;

--
-- Name: t211; Type: TABLE; Schema: public; Owner: me
--

CREATE TABLE public.t211 (
    a integer
);


ALTER TABLE public.t211 OWNER TO me;

--
-- Name: t212; Type: TABLE; Schema: public; Owner: me
--

CREATE TABLE public.t212 (
    a integer
);


ALTER TABLE public.t212 OWNER TO me;

--
-- Name: t213; Type: TABLE; Schema: public; Owner: me
--

CREATE TABLE public.t213 (
    a integer
);


ALTER TABLE public.t213 OWNER TO me;

--
-- Name: t214; Type: TABLE; Schema: public; Owner: me
--

CREATE TABLE public.t214 (
    a integer
);


ALTER TABLE public.t214 OWNER TO me;

--
-- Name: t215; Type: TABLE; Schema: public; Owner: me
--

CREATE TABLE public.t215 (
    a integer
);


ALTER TABLE public.t215 OWNER TO me;

--
-- Name: t216; Type: TABLE; Schema: public; Owner: me
--

CREATE TABLE public.t216 (
    a integer
);


ALTER TABLE public.t216 OWNER TO me;

--
-- Name: t217; Type: TABLE; Schema: public; Owner: me
--

CREATE TABLE public.t217 (
    a integer
);


ALTER TABLE public.t217 OWNER TO me;

--
-- Name: t218; Type: TABLE; Schema: public; Owner: me
--

CREATE TABLE public.t218 (
    a integer
);


ALTER TABLE public.t218 OWNER TO me;

--
-- Name: t219; Type: TABLE; Schema: public; Owner: me
--

CREATE TABLE public.t219 (
    a integer
);


ALTER TABLE public.t219 OWNER TO me;

--
-- Name: t220; Type: TABLE; Schema: public; Owner: me
--

CREATE TABLE public.t220 (
    a integer
);


ALTER TABLE public.t220 OWNER TO me;

--
-- Name: t221; Type: TABLE; Schema: public; Owner: me
--

CREATE TABLE public.t221 (
    a integer
);


ALTER TABLE public.t221 OWNER TO me;

--
-- Name: t222; Type: TABLE; Schema: public; Owner: me
--

CREATE TABLE public.t222 (
    a integer
);


ALTER TABLE public.t222 OWNER TO me;

--
-- Name: t223; Type: TABLE; Schema: public; Owner: me
--

CREATE TABLE public.t223 (
    a integer
);


ALTER TABLE public.t223 OWNER TO me;

--
-- Name: t224; Type: TABLE; Schema: public; Owner: me
--

CREATE TABLE public.t224 (
    a integer
);


ALTER TABLE public.t224 OWNER TO me;

--
-- Name: t225; Type: TABLE; Schema: public; Owner: me
--

CREATE TABLE public.t225 (
    a integer
);


ALTER TABLE public.t225 OWNER TO me;

--
-- Name: t226; Type: TABLE; Schema: public; Owner: me
--

CREATE TABLE public.t226 (
    a integer
);


ALTER TABLE public.t226 OWNER TO me;

--
-- Name: t227; Type: TABLE; Schema: public; Owner: me
--

CREATE TABLE public.t227 (
    a integer
);


ALTER TABLE public.t227 OWNER TO me;

--
-- Name: t228; Type: TABLE; Schema: public; Owner: me
--

CREATE TABLE public.t228 (
    a integer
);


ALTER TABLE public.t228 OWNER TO me;

--
-- Name: t229; Type: TABLE; Schema: public; Owner: me
--

CREATE TABLE public.t229 (
    a integer
);


ALTER TABLE public.t229 OWNER TO me;

--
-- Name: t230; Type: TABLE; Schema: public; Owner: me
--

CREATE TABLE public.t230 (
    a integer
);


ALTER TABLE public.t230 OWNER TO me;

--
-- Name: t231; Type: TABLE; Schema: public; Owner: me
--

CREATE TABLE public.t231 (
    a integer
);


ALTER TABLE public.t231 OWNER TO me;

--
-- Name: t232; Type: TABLE; Schema: public; Owner: me
--

CREATE TABLE public.t232 (
    a integer
);


ALTER TABLE public.t232 OWNER TO me;

--
-- Name: t233; Type: TABLE; Schema: public; Owner: me
--

CREATE TABLE public.t233 (
    a integer
);


ALTER TABLE public.t233 OWNER TO me;

--
-- Name: t234; Type: TABLE; Schema: public; Owner: me
--

CREATE TABLE public.t234 (
    a integer
);


ALTER TABLE public.t234 OWNER TO me;

--
-- Name: t235; Type: TABLE; Schema: public; Owner: me
--

CREATE TABLE public.t235 (
    a integer
);


ALTER TABLE public.t235 OWNER TO me;

--
-- Name: t236; Type: TABLE; Schema: public; Owner: me
--

CREATE TABLE public.t236 (
    a integer
);


ALTER TABLE public.t236 OWNER TO me;

--
-- Name: t237; Type: TABLE; Schema: public; Owner: me
--

CREATE TABLE public.t237 (
    a integer
);


ALTER TABLE public.t237 OWNER TO me;

--
-- Name: t238; Type: TABLE; Schema: public; Owner: me
--

CREATE TABLE public.t238 (
    a integer
);


ALTER TABLE public.t238 OWNER TO me;

--
-- Name: t239; Type: TABLE; Schema: public; Owner: me
--

CREATE TABLE public.t239 (
    a integer
);


ALTER TABLE public.t239 OWNER TO me;

--
-- Name: t240; Type: TABLE; Schema: public; Owner: me
--

CREATE TABLE public.t240 (
    a integer
);


ALTER TABLE public.t240 OWNER TO me;

--
-- Name: t241; Type: TABLE; Schema: public; Owner: me
--

CREATE TABLE public.t241 (
    a integer
);


ALTER TABLE public.t241 OWNER TO me;

--
-- Name: t242; Type: TABLE; Schema: public; Owner: me
--

CREATE TABLE public.t242 (
    a integer
);


ALTER TABLE public.t242 OWNER TO me;

--
-- Name: t243; Type: TABLE; Schema: public; Owner: me
--

CREATE TABLE public.t243 (
    a integer
);


ALTER TABLE public.t243 OWNER TO me;

--
-- Name: t244; Type: TABLE; Schema: public; Owner: me
--

CREATE TABLE public.t244 (
    a integer
);


ALTER TABLE public.t244 OWNER TO me;

--
-- Name: t245; Type: TABLE; Schema: public; Owner: me
--

CREATE TABLE public.t245 (
    a integer
);


ALTER TABLE public.t245 OWNER TO me;

--
-- Name: t246; Type: TABLE; Schema: public; Owner: me
--

CREATE TABLE public.t246 (
    a integer
);


ALTER TABLE public.t246 OWNER TO me;

--
-- Name: t247; Type: TABLE; Schema: public; Owner: me
--

CREATE TABLE public.t247 (
    a integer
);


ALTER TABLE public.t247 OWNER TO me;

--
-- Name: t248; Type: TABLE; Schema: public; Owner: me
--

CREATE TABLE public.t248 (
    a integer
);


ALTER TABLE public.t248 OWNER TO me;

--
-- Name: t249; Type: TABLE; Schema: public; Owner: me
--

CREATE TABLE public.t249 (
    a integer
);


ALTER TABLE public.t249 OWNER TO me;

--
-- Name: t250; Type: TABLE; Schema: public; Owner: me
--

CREATE TABLE public.t250 (
    a integer
);


ALTER TABLE public.t250 OWNER TO me;

--
-- Name: t251; Type: TABLE; Schema: public; Owner: me
--

CREATE TABLE public.t251 (
    a integer
);


ALTER TABLE public.t251 OWNER TO me;

--
-- Name: t252; Type: TABLE; Schema: public; Owner: me
--

CREATE TABLE public.t252 (
    a integer
);


ALTER TABLE public.t252 OWNER TO me;

--
-- Name: t253; Type: TABLE; Schema: public; Owner: me
--

CREATE TABLE public.t253 (
    a integer
);


ALTER TABLE public.t253 OWNER TO me;

--
-- Name: t254; Type: TABLE; Schema: public; Owner: me
--

CREATE TABLE public.t254 (
    a integer
);


ALTER TABLE public.t254 OWNER TO me;

--
-- Name: t255; Type: TABLE; Schema: public; Owner: me
--

CREATE TABLE public.t255 (
    a integer
);


ALTER TABLE public.t255 OWNER TO me;

--
-- Name: t256; Type: TABLE; Schema: public; Owner: me
--

CREATE TABLE public.t256 (
    a integer
);


ALTER TABLE public.t256 OWNER TO me;

--
-- Name: t257; Type: TABLE; Schema: public; Owner: me
--

CREATE TABLE public.t257 (
    a integer
);


ALTER TABLE public.t257 OWNER TO me;

--
-- Name: t258; Type: TABLE; Schema: public; Owner: me
--

CREATE TABLE public.t258 (
    a integer
);


ALTER TABLE public.t258 OWNER TO me;

--
-- Name: t259; Type: TABLE; Schema: public; Owner: me
--

CREATE TABLE public.t259 (
    a integer
);


ALTER TABLE public.t259 OWNER TO me;

--
-- Name: t260; Type: TABLE; Schema: public; Owner: me
--

CREATE TABLE public.t260 (
    a integer
);


ALTER TABLE public.t260 OWNER TO me;

--
-- Name: t261; Type: TABLE; Schema: public; Owner: me
--

CREATE TABLE public.t261 (
    a integer
);


ALTER TABLE public.t261 OWNER TO me;

--
-- Name: t262; Type: TABLE; Schema: public; Owner: me
--

CREATE TABLE public.t262 (
    a integer
);


ALTER TABLE public.t262 OWNER TO me;

--
-- Name: t263; Type: TABLE; Schema: public; Owner: me
--

CREATE TABLE public.t263 (
    a integer
);


ALTER TABLE public.t263 OWNER TO me;

--
-- Name: t264; Type: TABLE; Schema: public; Owner: me
--

CREATE TABLE public.t264 (
    a integer
);


ALTER TABLE public.t264 OWNER TO me;

--
-- Name: t265; Type: TABLE; Schema: public; Owner: me
--

CREATE TABLE public.t265 (
    a integer
);


ALTER TABLE public.t265 OWNER TO me;

--
-- Name: t266; Type: TABLE; Schema: public; Owner: me
--

CREATE TABLE public.t266 (
    a integer
);


ALTER TABLE public.t266 OWNER TO me;

--
-- Name: t267; Type: TABLE; Schema: public; Owner: me
--

CREATE TABLE public.t267 (
    a integer
);


ALTER TABLE public.t267 OWNER TO me;

--
-- Name: t268; Type: TABLE; Schema: public; Owner: me
--

CREATE TABLE public.t268 (
    a integer
);


ALTER TABLE public.t268 OWNER TO me;

--
-- Name: t269; Type: TABLE; Schema: public; Owner: me
--

CREATE TABLE public.t269 (
    a integer
);


ALTER TABLE public.t269 OWNER TO me;

--
-- Name: t270; Type: TABLE; Schema: public; Owner: me
--

CREATE TABLE public.t270 (
    a integer
);


ALTER TABLE public.t270 OWNER TO me;

--
-- Name: t271; Type: TABLE; Schema: public; Owner: me
--

CREATE TABLE public.t271 (
    a integer
);


ALTER TABLE public.t271 OWNER TO me;

--
-- Name: t272; Type: TABLE; Schema: public; Owner: me
--

CREATE TABLE public.t272 (
    a integer
);


ALTER TABLE public.t272 OWNER TO me;

--
-- Name: t273; Type: TABLE; Schema: public; Owner: me
--

CREATE TABLE public.t273 (
    a integer
);


ALTER TABLE public.t273 OWNER TO me;

--
-- Name: t274; Type: TABLE; Schema: public; Owner: me
--

CREATE TABLE public.t274 (
    a integer
);


ALTER TABLE public.t274 OWNER TO me;

--
-- Name: t275; Type: TABLE; Schema: public; Owner: me
--

CREATE TABLE public.t275 (
    a integer
);


ALTER TABLE public.t275 OWNER TO me;

--
-- Name: t276; Type: TABLE; Schema: public; Owner: me
--

CREATE TABLE public.t276 (
    a integer
);


ALTER TABLE public.t276 OWNER TO me;

--
-- Name: t277; Type: TABLE; Schema: public; Owner: me
--

CREATE TABLE public.t277 (
    a integer
);


ALTER TABLE public.t277 OWNER TO me;

--
-- Name: t278; Type: TABLE; Schema: public; Owner: me
--

CREATE TABLE public.t278 (
    a integer
);


ALTER TABLE public.t278 OWNER TO me;

--
-- Name: t279; Type: TABLE; Schema: public; Owner: me
--

CREATE TABLE public.t279 (
    a integer
);


ALTER TABLE public.t279 OWNER TO me;

--
-- Name: t280; Type: TABLE; Schema: public; Owner: me
--

CREATE TABLE public.t280 (
    a integer
);


ALTER TABLE public.t280 OWNER TO me;

--
-- Name: t281; Type: TABLE; Schema: public; Owner: me
--

CREATE TABLE public.t281 (
    a integer
);


ALTER TABLE public.t281 OWNER TO me;

--
-- Name: t282; Type: TABLE; Schema: public; Owner: me
--

CREATE TABLE public.t282 (
    a integer
);


ALTER TABLE public.t282 OWNER TO me;

--
-- Name: t283; Type: TABLE; Schema: public; Owner: me
--

CREATE TABLE public.t283 (
    a integer
);


ALTER TABLE public.t283 OWNER TO me;

--
-- Name: t284; Type: TABLE; Schema: public; Owner: me
--

CREATE TABLE public.t284 (
    a integer
);


ALTER TABLE public.t284 OWNER TO me;

--
-- Name: t285; Type: TABLE; Schema: public; Owner: me
--

CREATE TABLE public.t285 (
    a integer
);


ALTER TABLE public.t285 OWNER TO me;

--
-- Name: t286; Type: TABLE; Schema: public; Owner: me
--

CREATE TABLE public.t286 (
    a integer
);


ALTER TABLE public.t286 OWNER TO me;

--
-- Name: t287; Type: TABLE; Schema: public; Owner: me
--

CREATE TABLE public.t287 (
    a integer
);


ALTER TABLE public.t287 OWNER TO me;

--
-- Name: t288; Type: TABLE; Schema: public; Owner: me
--

CREATE TABLE public.t288 (
    a integer
);


ALTER TABLE public.t288 OWNER TO me;

--
-- Name: t289; Type: TABLE; Schema: public; Owner: me
--

CREATE TABLE public.t289 (
    a integer
);


ALTER TABLE public.t289 OWNER TO me;

--
-- Name: t290; Type: TABLE; Schema: public; Owner: me
--

CREATE TABLE public.t290 (
    a integer
);


ALTER TABLE public.t290 OWNER TO me;

--
-- Name: t291; Type: TABLE; Schema: public; Owner: me
--

CREATE TABLE public.t291 (
    a integer
);


ALTER TABLE public.t291 OWNER TO me;

--
-- Name: t292; Type: TABLE; Schema: public; Owner: me
--

CREATE TABLE public.t292 (
    a integer
);


ALTER TABLE public.t292 OWNER TO me;

--
-- Name: t293; Type: TABLE; Schema: public; Owner: me
--

CREATE TABLE public.t293 (
    a integer
);


ALTER TABLE public.t293 OWNER TO me;

--
-- Name: t294; Type: TABLE; Schema: public; Owner: me
--

CREATE TABLE public.t294 (
    a integer
);


ALTER TABLE public.t294 OWNER TO me;

--
-- Name: t295; Type: TABLE; Schema: public; Owner: me
--

CREATE TABLE public.t295 (
    a integer
);


ALTER TABLE public.t295 OWNER TO me;

--
-- Name: t296; Type: TABLE; Schema: public; Owner: me
--

CREATE TABLE public.t296 (
    a integer
);


ALTER TABLE public.t296 OWNER TO me;

--
-- Name: t297; Type: TABLE; Schema: public; Owner: me
--

CREATE TABLE public.t297 (
    a integer
);


ALTER TABLE public.t297 OWNER TO me;

--
-- Name: t298; Type: TABLE; Schema: public; Owner: me
--

CREATE TABLE public.t298 (
    a integer
);


ALTER TABLE public.t298 OWNER TO me;

--
-- Name: t299; Type: TABLE; Schema: public; Owner: me
--

CREATE TABLE public.t299 (
    a integer
);


ALTER TABLE public.t299 OWNER TO me;

--
-- Name: t300; Type: TABLE; Schema: public; Owner: me
--

CREATE TABLE public.t300 (
    a integer
);


ALTER TABLE public.t300 OWNER TO me;

--
-- Name: t301; Type: TABLE; Schema: public; Owner: me
--

CREATE TABLE public.t301 (
    a integer
);


ALTER TABLE public.t301 OWNER TO me;

--
-- Name: t302; Type: TABLE; Schema: public; Owner: me
--

CREATE TABLE public.t302 (
    a integer
);


ALTER TABLE public.t302 OWNER TO me;

--
-- Name: t303; Type: TABLE; Schema: public; Owner: me
--

CREATE TABLE public.t303 (
    a integer
);


ALTER TABLE public.t303 OWNER TO me;

--
-- Name: t304; Type: TABLE; Schema: public; Owner: me
--

CREATE TABLE public.t304 (
    a integer
);


ALTER TABLE public.t304 OWNER TO me;

--
-- Name: t305; Type: TABLE; Schema: public; Owner: me
--

CREATE TABLE public.t305 (
    a integer
);


ALTER TABLE public.t305 OWNER TO me;

--
-- Name: t306; Type: TABLE; Schema: public; Owner: me
--

CREATE TABLE public.t306 (
    a integer
);


ALTER TABLE public.t306 OWNER TO me;

--
-- Name: t307; Type: TABLE; Schema: public; Owner: me
--

CREATE TABLE public.t307 (
    a integer
);


ALTER TABLE public.t307 OWNER TO me;

--
-- Name: t308; Type: TABLE; Schema: public; Owner: me
--

CREATE TABLE public.t308 (
    a integer
);


ALTER TABLE public.t308 OWNER TO me;

--
-- Name: t309; Type: TABLE; Schema: public; Owner: me
--

CREATE TABLE public.t309 (
    a integer
);


ALTER TABLE public.t309 OWNER TO me;

--
-- Name: t310; Type: TABLE; Schema: public; Owner: me
--

CREATE TABLE public.t310 (
    a integer
);


ALTER TABLE public.t310 OWNER TO me;

--
-- Name: t311; Type: TABLE; Schema: public; Owner: me
--

CREATE TABLE public.t311 (
    a integer
);


ALTER TABLE public.t311 OWNER TO me;

--
-- Name: t312; Type: TABLE; Schema: public; Owner: me
--

CREATE TABLE public.t312 (
    a integer
);


ALTER TABLE public.t312 OWNER TO me;

--
-- Name: t313; Type: TABLE; Schema: public; Owner: me
--

CREATE TABLE public.t313 (
    a integer
);


ALTER TABLE public.t313 OWNER TO me;

--
-- Name: t314; Type: TABLE; Schema: public; Owner: me
--

CREATE TABLE public.t314 (
    a integer
);


ALTER TABLE public.t314 OWNER TO me;

--
-- Name: t315; Type: TABLE; Schema: public; Owner: me
--

CREATE TABLE public.t315 (
    a integer
);


ALTER TABLE public.t315 OWNER TO me;

--
-- Name: t316; Type: TABLE; Schema: public; Owner: me
--

CREATE TABLE public.t316 (
    a integer
);


ALTER TABLE public.t316 OWNER TO me;

--
-- Name: t317; Type: TABLE; Schema: public; Owner: me
--

CREATE TABLE public.t317 (
    a integer
);


ALTER TABLE public.t317 OWNER TO me;

--
-- Name: t318; Type: TABLE; Schema: public; Owner: me
--

CREATE TABLE public.t318 (
    a integer
);


ALTER TABLE public.t318 OWNER TO me;

--
-- Name: t319; Type: TABLE; Schema: public; Owner: me
--

CREATE TABLE public.t319 (
    a integer
);


ALTER TABLE public.t319 OWNER TO me;

--
-- Name: t320; Type: TABLE; Schema: public; Owner: me
--

CREATE TABLE public.t320 (
    a integer
);


ALTER TABLE public.t320 OWNER TO me;

--
-- Name: t321; Type: TABLE; Schema: public; Owner: me
--

CREATE TABLE public.t321 (
    a integer
);


ALTER TABLE public.t321 OWNER TO me;

--
-- Name: t322; Type: TABLE; Schema: public; Owner: me
--

CREATE TABLE public.t322 (
    a integer
);


ALTER TABLE public.t322 OWNER TO me;

--
-- Name: t323; Type: TABLE; Schema: public; Owner: me
--

CREATE TABLE public.t323 (
    a integer
);


ALTER TABLE public.t323 OWNER TO me;

--
-- Name: t324; Type: TABLE; Schema: public; Owner: me
--

CREATE TABLE public.t324 (
    a integer
);


ALTER TABLE public.t324 OWNER TO me;

--
-- Name: t325; Type: TABLE; Schema: public; Owner: me
--

CREATE TABLE public.t325 (
    a integer
);


ALTER TABLE public.t325 OWNER TO me;

--
-- Name: t326; Type: TABLE; Schema: public; Owner: me
--

CREATE TABLE public.t326 (
    a integer
);


ALTER TABLE public.t326 OWNER TO me;

--
-- Name: t327; Type: TABLE; Schema: public; Owner: me
--

CREATE TABLE public.t327 (
    a integer
);


ALTER TABLE public.t327 OWNER TO me;

--
-- Name: t328; Type: TABLE; Schema: public; Owner: me
--

CREATE TABLE public.t328 (
    a integer
);


ALTER TABLE public.t328 OWNER TO me;

--
-- Name: t329; Type: TABLE; Schema: public; Owner: me
--

CREATE TABLE public.t329 (
    a integer
);


ALTER TABLE public.t329 OWNER TO me;

--
-- Name: t330; Type: TABLE; Schema: public; Owner: me
--

CREATE TABLE public.t330 (
    a integer
);


ALTER TABLE public.t330 OWNER TO me;

--
-- Name: t331; Type: TABLE; Schema: public; Owner: me
--

CREATE TABLE public.t331 (
    a integer
);


ALTER TABLE public.t331 OWNER TO me;

--
-- Name: t332; Type: TABLE; Schema: public; Owner: me
--

CREATE TABLE public.t332 (
    a integer
);


ALTER TABLE public.t332 OWNER TO me;

--
-- Name: t333; Type: TABLE; Schema: public; Owner: me
--

CREATE TABLE public.t333 (
    a integer
);


ALTER TABLE public.t333 OWNER TO me;

--
-- Name: t334; Type: TABLE; Schema: public; Owner: me
--

CREATE TABLE public.t334 (
    a integer
);


ALTER TABLE public.t334 OWNER TO me;

--
-- Name: t335; Type: TABLE; Schema: public; Owner: me
--

CREATE TABLE public.t335 (
    a integer
);


ALTER TABLE public.t335 OWNER TO me;

--
-- Name: t336; Type: TABLE; Schema: public; Owner: me
--

CREATE TABLE public.t336 (
    a integer
);


ALTER TABLE public.t336 OWNER TO me;

--
-- Name: t337; Type: TABLE; Schema: public; Owner: me
--

CREATE TABLE public.t337 (
    a integer
);


ALTER TABLE public.t337 OWNER TO me;

--
-- Name: t338; Type: TABLE; Schema: public; Owner: me
--

CREATE TABLE public.t338 (
    a integer
);


ALTER TABLE public.t338 OWNER TO me;

--
-- Name: t339; Type: TABLE; Schema: public; Owner: me
--

CREATE TABLE public.t339 (
    a integer
);


ALTER TABLE public.t339 OWNER TO me;

--
-- Name: t340; Type: TABLE; Schema: public; Owner: me
--

CREATE TABLE public.t340 (
    a integer
);


ALTER TABLE public.t340 OWNER TO me;

--
-- Name: t341; Type: TABLE; Schema: public; Owner: me
--

CREATE TABLE public.t341 (
    a integer
);


ALTER TABLE public.t341 OWNER TO me;

--
-- Name: t342; Type: TABLE; Schema: public; Owner: me
--

CREATE TABLE public.t342 (
    a integer
);


ALTER TABLE public.t342 OWNER TO me;

--
-- Name: t343; Type: TABLE; Schema: public; Owner: me
--

CREATE TABLE public.t343 (
    a integer
);


ALTER TABLE public.t343 OWNER TO me;

--
-- Name: t344; Type: TABLE; Schema: public; Owner: me
--

CREATE TABLE public.t344 (
    a integer
);


ALTER TABLE public.t344 OWNER TO me;

--
-- Name: t345; Type: TABLE; Schema: public; Owner: me
--

CREATE TABLE public.t345 (
    a integer
);


ALTER TABLE public.t345 OWNER TO me;

--
-- Name: t346; Type: TABLE; Schema: public; Owner: me
--

CREATE TABLE public.t346 (
    a integer
);


ALTER TABLE public.t346 OWNER TO me;

--
-- Name: t347; Type: TABLE; Schema: public; Owner: me
--

CREATE TABLE public.t347 (
    a integer
);


ALTER TABLE public.t347 OWNER TO me;

--
-- Name: t348; Type: TABLE; Schema: public; Owner: me
--

CREATE TABLE public.t348 (
    a integer
);


ALTER TABLE public.t348 OWNER TO me;

--
-- Name: t349; Type: TABLE; Schema: public; Owner: me
--

CREATE TABLE public.t349 (
    a integer
);


ALTER TABLE public.t349 OWNER TO me;

--
-- Name: t350; Type: TABLE; Schema: public; Owner: me
--

CREATE TABLE public.t350 (
    a integer
);


ALTER TABLE public.t350 OWNER TO me;

--
-- Name: t351; Type: TABLE; Schema: public; Owner: me
--

CREATE TABLE public.t351 (
    a integer
);


ALTER TABLE public.t351 OWNER TO me;

--
-- Name: t352; Type: TABLE; Schema: public; Owner: me
--

CREATE TABLE public.t352 (
    a integer
);


ALTER TABLE public.t352 OWNER TO me;

--
-- Name: t353; Type: TABLE; Schema: public; Owner: me
--

CREATE TABLE public.t353 (
    a integer
);


ALTER TABLE public.t353 OWNER TO me;

--
-- Name: t354; Type: TABLE; Schema: public; Owner: me
--

CREATE TABLE public.t354 (
    a integer
);


ALTER TABLE public.t354 OWNER TO me;

--
-- Name: t355; Type: TABLE; Schema: public; Owner: me
--

CREATE TABLE public.t355 (
    a integer
);


ALTER TABLE public.t355 OWNER TO me;

--
-- Name: t356; Type: TABLE; Schema: public; Owner: me
--

CREATE TABLE public.t356 (
    a integer
);


ALTER TABLE public.t356 OWNER TO me;

--
-- Name: t357; Type: TABLE; Schema: public; Owner: me
--

CREATE TABLE public.t357 (
    a integer
);


ALTER TABLE public.t357 OWNER TO me;

--
-- Name: t358; Type: TABLE; Schema: public; Owner: me
--

CREATE TABLE public.t358 (
    a integer
);


ALTER TABLE public.t358 OWNER TO me;

--
-- Name: t359; Type: TABLE; Schema: public; Owner: me
--

CREATE TABLE public.t359 (
    a integer
);


ALTER TABLE public.t359 OWNER TO me;

--
-- Name: t360; Type: TABLE; Schema: public; Owner: me
--

CREATE TABLE public.t360 (
    a integer
);


ALTER TABLE public.t360 OWNER TO me;

--
-- Name: t361; Type: TABLE; Schema: public; Owner: me
--

CREATE TABLE public.t361 (
    a integer
);


ALTER TABLE public.t361 OWNER TO me;

--
-- Name: t362; Type: TABLE; Schema: public; Owner: me
--

CREATE TABLE public.t362 (
    a integer
);


ALTER TABLE public.t362 OWNER TO me;

--
-- Name: t363; Type: TABLE; Schema: public; Owner: me
--

CREATE TABLE public.t363 (
    a integer
);


ALTER TABLE public.t363 OWNER TO me;

--
-- Name: t364; Type: TABLE; Schema: public; Owner: me
--

CREATE TABLE public.t364 (
    a integer
);


ALTER TABLE public.t364 OWNER TO me;

--
-- Name: t365; Type: TABLE; Schema: public; Owner: me
--

CREATE TABLE public.t365 (
    a integer
);


ALTER TABLE public.t365 OWNER TO me;

--
-- Name: t366; Type: TABLE; Schema: public; Owner: me
--

CREATE TABLE public.t366 (
    a integer
);


ALTER TABLE public.t366 OWNER TO me;

--
-- Name: t367; Type: TABLE; Schema: public; Owner: me
--

CREATE TABLE public.t367 (
    a integer
);


ALTER TABLE public.t367 OWNER TO me;

--
-- Name: t368; Type: TABLE; Schema: public; Owner: me
--

CREATE TABLE public.t368 (
    a integer
);


ALTER TABLE public.t368 OWNER TO me;

--
-- Name: t369; Type: TABLE; Schema: public; Owner: me
--

CREATE TABLE public.t369 (
    a integer
);


ALTER TABLE public.t369 OWNER TO me;

--
-- Name: t370; Type: TABLE; Schema: public; Owner: me
--

CREATE TABLE public.t370 (
    a integer
);


ALTER TABLE public.t370 OWNER TO me;

--
-- Name: t371; Type: TABLE; Schema: public; Owner: me
--

CREATE TABLE public.t371 (
    a integer
);


ALTER TABLE public.t371 OWNER TO me;

--
-- Name: t372; Type: TABLE; Schema: public; Owner: me
--

CREATE TABLE public.t372 (
    a integer
);


ALTER TABLE public.t372 OWNER TO me;

--
-- Name: t373; Type: TABLE; Schema: public; Owner: me
--

CREATE TABLE public.t373 (
    a integer
);


ALTER TABLE public.t373 OWNER TO me;

--
-- Name: t374; Type: TABLE; Schema: public; Owner: me
--

CREATE TABLE public.t374 (
    a integer
);


ALTER TABLE public.t374 OWNER TO me;

--
-- Name: t375; Type: TABLE; Schema: public; Owner: me
--

CREATE TABLE public.t375 (
    a integer
);


ALTER TABLE public.t375 OWNER TO me;

--
-- Name: t376; Type: TABLE; Schema: public; Owner: me
--

CREATE TABLE public.t376 (
    a integer
);


ALTER TABLE public.t376 OWNER TO me;

--
-- Name: t377; Type: TABLE; Schema: public; Owner: me
--

CREATE TABLE public.t377 (
    a integer
);


ALTER TABLE public.t377 OWNER TO me;

--
-- Name: t378; Type: TABLE; Schema: public; Owner: me
--

CREATE TABLE public.t378 (
    a integer
);


ALTER TABLE public.t378 OWNER TO me;

--
-- Name: t379; Type: TABLE; Schema: public; Owner: me
--

CREATE TABLE public.t379 (
    a integer
);


ALTER TABLE public.t379 OWNER TO me;

--
-- Name: t380; Type: TABLE; Schema: public; Owner: me
--

CREATE TABLE public.t380 (
    a integer
);


ALTER TABLE public.t380 OWNER TO me;

--
-- Name: t381; Type: TABLE; Schema: public; Owner: me
--

CREATE TABLE public.t381 (
    a integer
);


ALTER TABLE public.t381 OWNER TO me;

--
-- Name: t382; Type: TABLE; Schema: public; Owner: me
--

CREATE TABLE public.t382 (
    a integer
);


ALTER TABLE public.t382 OWNER TO me;

--
-- Name: t383; Type: TABLE; Schema: public; Owner: me
--

CREATE TABLE public.t383 (
    a integer
);


ALTER TABLE public.t383 OWNER TO me;

--
-- Name: t384; Type: TABLE; Schema: public; Owner: me
--

CREATE TABLE public.t384 (
    a integer
);


ALTER TABLE public.t384 OWNER TO me;

--
-- Name: t385; Type: TABLE; Schema: public; Owner: me
--

CREATE TABLE public.t385 (
    a integer
);


ALTER TABLE public.t385 OWNER TO me;

--
-- Name: t386; Type: TABLE; Schema: public; Owner: me
--

CREATE TABLE public.t386 (
    a integer
);


ALTER TABLE public.t386 OWNER TO me;

--
-- Name: t387; Type: TABLE; Schema: public; Owner: me
--

CREATE TABLE public.t387 (
    a integer
);


ALTER TABLE public.t387 OWNER TO me;

--
-- Name: t388; Type: TABLE; Schema: public; Owner: me
--

CREATE TABLE public.t388 (
    a integer
);


ALTER TABLE public.t388 OWNER TO me;

--
-- Name: t389; Type: TABLE; Schema: public; Owner: me
--

CREATE TABLE public.t389 (
    a integer
);


ALTER TABLE public.t389 OWNER TO me;

--
-- Name: t390; Type: TABLE; Schema: public; Owner: me
--

CREATE TABLE public.t390 (
    a integer
);


ALTER TABLE public.t390 OWNER TO me;

--
-- Name: t391; Type: TABLE; Schema: public; Owner: me
--

CREATE TABLE public.t391 (
    a integer
);


ALTER TABLE public.t391 OWNER TO me;

--
-- Name: t392; Type: TABLE; Schema: public; Owner: me
--

CREATE TABLE public.t392 (
    a integer
);


ALTER TABLE public.t392 OWNER TO me;

--
-- Name: t393; Type: TABLE; Schema: public; Owner: me
--

CREATE TABLE public.t393 (
    a integer
);


ALTER TABLE public.t393 OWNER TO me;

--
-- Name: t394; Type: TABLE; Schema: public; Owner: me
--

CREATE TABLE public.t394 (
    a integer
);


ALTER TABLE public.t394 OWNER TO me;

--
-- Name: t395; Type: TABLE; Schema: public; Owner: me
--

CREATE TABLE public.t395 (
    a integer
);


ALTER TABLE public.t395 OWNER TO me;

--
-- Name: t396; Type: TABLE; Schema: public; Owner: me
--

CREATE TABLE public.t396 (
    a integer
);


ALTER TABLE public.t396 OWNER TO me;

--
-- Name: t397; Type: TABLE; Schema: public; Owner: me
--

CREATE TABLE public.t397 (
    a integer
);


ALTER TABLE public.t397 OWNER TO me;

--
-- Name: t398; Type: TABLE; Schema: public; Owner: me
--

CREATE TABLE public.t398 (
    a integer
);


ALTER TABLE public.t398 OWNER TO me;

--
-- Name: t399; Type: TABLE; Schema: public; Owner: me
--

CREATE TABLE public.t399 (
    a integer
);


ALTER TABLE public.t399 OWNER TO me;

--
-- Name: t400; Type: TABLE; Schema: public; Owner: me
--

CREATE TABLE public.t400 (
    a integer
);


ALTER TABLE public.t400 OWNER TO me;

--
-- Name: t401; Type: TABLE; Schema: public; Owner: me
--

CREATE TABLE public.t401 (
    a integer
);


ALTER TABLE public.t401 OWNER TO me;

--
-- Name: t402; Type: TABLE; Schema: public; Owner: me
--

CREATE TABLE public.t402 (
    a integer
);


ALTER TABLE public.t402 OWNER TO me;

--
-- Name: t403; Type: TABLE; Schema: public; Owner: me
--

CREATE TABLE public.t403 (
    a integer
);


ALTER TABLE public.t403 OWNER TO me;

--
-- Name: t404; Type: TABLE; Schema: public; Owner: me
--

CREATE TABLE public.t404 (
    a integer
);


ALTER TABLE public.t404 OWNER TO me;

--
-- Name: t405; Type: TABLE; Schema: public; Owner: me
--

CREATE TABLE public.t405 (
    a integer
);


ALTER TABLE public.t405 OWNER TO me;

--
-- Name: t406; Type: TABLE; Schema: public; Owner: me
--

CREATE TABLE public.t406 (
    a integer
);


ALTER TABLE public.t406 OWNER TO me;

--
-- Name: t407; Type: TABLE; Schema: public; Owner: me
--

CREATE TABLE public.t407 (
    a integer
);


ALTER TABLE public.t407 OWNER TO me;

--
-- Name: t408; Type: TABLE; Schema: public; Owner: me
--

CREATE TABLE public.t408 (
    a integer
);


ALTER TABLE public.t408 OWNER TO me;

--
-- Name: t409; Type: TABLE; Schema: public; Owner: me
--

CREATE TABLE public.t409 (
    a integer
);


ALTER TABLE public.t409 OWNER TO me;

--
-- Name: t410; Type: TABLE; Schema: public; Owner: me
--

CREATE TABLE public.t410 (
    a integer
);


ALTER TABLE public.t410 OWNER TO me;

--
-- Name: t411; Type: TABLE; Schema: public; Owner: me
--

CREATE TABLE public.t411 (
    a integer
);


ALTER TABLE public.t411 OWNER TO me;

--
-- Name: t412; Type: TABLE; Schema: public; Owner: me
--

CREATE TABLE public.t412 (
    a integer
);


ALTER TABLE public.t412 OWNER TO me;

--
-- Name: t413; Type: TABLE; Schema: public; Owner: me
--

CREATE TABLE public.t413 (
    a integer
);


ALTER TABLE public.t413 OWNER TO me;

--
-- Name: t414; Type: TABLE; Schema: public; Owner: me
--

CREATE TABLE public.t414 (
    a integer
);


ALTER TABLE public.t414 OWNER TO me;

--
-- Name: t415; Type: TABLE; Schema: public; Owner: me
--

CREATE TABLE public.t415 (
    a integer
);


ALTER TABLE public.t415 OWNER TO me;

--
-- Name: t416; Type: TABLE; Schema: public; Owner: me
--

CREATE TABLE public.t416 (
    a integer
);


ALTER TABLE public.t416 OWNER TO me;

--
-- Name: t417; Type: TABLE; Schema: public; Owner: me
--

CREATE TABLE public.t417 (
    a integer
);


ALTER TABLE public.t417 OWNER TO me;

--
-- Name: t418; Type: TABLE; Schema: public; Owner: me
--

CREATE TABLE public.t418 (
    a integer
);


ALTER TABLE public.t418 OWNER TO me;

--
-- Name: t419; Type: TABLE; Schema: public; Owner: me
--

CREATE TABLE public.t419 (
    a integer
);


ALTER TABLE public.t419 OWNER TO me;

--
-- Name: t420; Type: TABLE; Schema: public; Owner: me
--

CREATE TABLE public.t420 (
    a integer
);


ALTER TABLE public.t420 OWNER TO me;

--
-- Name: t421; Type: TABLE; Schema: public; Owner: me
--

CREATE TABLE public.t421 (
    a integer
);


ALTER TABLE public.t421 OWNER TO me;

--
-- Name: t422; Type: TABLE; Schema: public; Owner: me
--

CREATE TABLE public.t422 (
    a integer
);


ALTER TABLE public.t422 OWNER TO me;

--
-- Name: t423; Type: TABLE; Schema: public; Owner: me
--

CREATE TABLE public.t423 (
    a integer
);


ALTER TABLE public.t423 OWNER TO me;

--
-- Name: t424; Type: TABLE; Schema: public; Owner: me
--

CREATE TABLE public.t424 (
    a integer
);


ALTER TABLE public.t424 OWNER TO me;

--
-- Name: t425; Type: TABLE; Schema: public; Owner: me
--

CREATE TABLE public.t425 (
    a integer
);


ALTER TABLE public.t425 OWNER TO me;

--
-- Name: t426; Type: TABLE; Schema: public; Owner: me
--

CREATE TABLE public.t426 (
    a integer
);


ALTER TABLE public.t426 OWNER TO me;

--
-- Name: t427; Type: TABLE; Schema: public; Owner: me
--

CREATE TABLE public.t427 (
    a integer
);


ALTER TABLE public.t427 OWNER TO me;

--
-- Name: t428; Type: TABLE; Schema: public; Owner: me
--

CREATE TABLE public.t428 (
    a integer
);


ALTER TABLE public.t428 OWNER TO me;

--
-- Name: t429; Type: TABLE; Schema: public; Owner: me
--

CREATE TABLE public.t429 (
    a integer
);


ALTER TABLE public.t429 OWNER TO me;

--
-- Name: t430; Type: TABLE; Schema: public; Owner: me
--

CREATE TABLE public.t430 (
    a integer
);


ALTER TABLE public.t430 OWNER TO me;

--
-- Name: t431; Type: TABLE; Schema: public; Owner: me
--

CREATE TABLE public.t431 (
    a integer
);


ALTER TABLE public.t431 OWNER TO me;

--
-- Name: t432; Type: TABLE; Schema: public; Owner: me
--

CREATE TABLE public.t432 (
    a integer
);


ALTER TABLE public.t432 OWNER TO me;

--
-- Name: t433; Type: TABLE; Schema: public; Owner: me
--

CREATE TABLE public.t433 (
    a integer
);


ALTER TABLE public.t433 OWNER TO me;

--
-- Name: t434; Type: TABLE; Schema: public; Owner: me
--

CREATE TABLE public.t434 (
    a integer
);


ALTER TABLE public.t434 OWNER TO me;

--
-- Name: t435; Type: TABLE; Schema: public; Owner: me
--

CREATE TABLE public.t435 (
    a integer
);


ALTER TABLE public.t435 OWNER TO me;

--
-- Name: t436; Type: TABLE; Schema: public; Owner: me
--

CREATE TABLE public.t436 (
    a integer
);


ALTER TABLE public.t436 OWNER TO me;

--
-- Name: t437; Type: TABLE; Schema: public; Owner: me
--

CREATE TABLE public.t437 (
    a integer
);


ALTER TABLE public.t437 OWNER TO me;

--
-- Name: t438; Type: TABLE; Schema: public; Owner: me
--

CREATE TABLE public.t438 (
    a integer
);


ALTER TABLE public.t438 OWNER TO me;

--
-- Name: t439; Type: TABLE; Schema: public; Owner: me
--

CREATE TABLE public.t439 (
    a integer
);


ALTER TABLE public.t439 OWNER TO me;

--
-- Name: t440; Type: TABLE; Schema: public; Owner: me
--

CREATE TABLE public.t440 (
    a integer
);


ALTER TABLE public.t440 OWNER TO me;

--
-- Name: t441; Type: TABLE; Schema: public; Owner: me
--

CREATE TABLE public.t441 (
    a integer
);


ALTER TABLE public.t441 OWNER TO me;

--
-- Name: t442; Type: TABLE; Schema: public; Owner: me
--

CREATE TABLE public.t442 (
    a integer
);


ALTER TABLE public.t442 OWNER TO me;

--
-- Name: t443; Type: TABLE; Schema: public; Owner: me
--

CREATE TABLE public.t443 (
    a integer
);


ALTER TABLE public.t443 OWNER TO me;

--
-- Name: t444; Type: TABLE; Schema: public; Owner: me
--

CREATE TABLE public.t444 (
    a integer
);


ALTER TABLE public.t444 OWNER TO me;

--
-- Name: t445; Type: TABLE; Schema: public; Owner: me
--

CREATE TABLE public.t445 (
    a integer
);


ALTER TABLE public.t445 OWNER TO me;

--
-- Name: t446; Type: TABLE; Schema: public; Owner: me
--

CREATE TABLE public.t446 (
    a integer
);


ALTER TABLE public.t446 OWNER TO me;

--
-- Name: t447; Type: TABLE; Schema: public; Owner: me
--

CREATE TABLE public.t447 (
    a integer
);


ALTER TABLE public.t447 OWNER TO me;

--
-- Name: t448; Type: TABLE; Schema: public; Owner: me
--

CREATE TABLE public.t448 (
    a integer
);


ALTER TABLE public.t448 OWNER TO me;

--
-- Name: t449; Type: TABLE; Schema: public; Owner: me
--

CREATE TABLE public.t449 (
    a integer
);


ALTER TABLE public.t449 OWNER TO me;

--
-- Name: t450; Type: TABLE; Schema: public; Owner: me
--

CREATE TABLE public.t450 (
    a integer
);


ALTER TABLE public.t450 OWNER TO me;

--
-- Name: t451; Type: TABLE; Schema: public; Owner: me
--

CREATE TABLE public.t451 (
    a integer
);


ALTER TABLE public.t451 OWNER TO me;

--
-- Name: t452; Type: TABLE; Schema: public; Owner: me
--

CREATE TABLE public.t452 (
    a integer
);


ALTER TABLE public.t452 OWNER TO me;

--
-- Name: t453; Type: TABLE; Schema: public; Owner: me
--

CREATE TABLE public.t453 (
    a integer
);


ALTER TABLE public.t453 OWNER TO me;

--
-- Name: t454; Type: TABLE; Schema: public; Owner: me
--

CREATE TABLE public.t454 (
    a integer
);


ALTER TABLE public.t454 OWNER TO me;

--
-- Name: t455; Type: TABLE; Schema: public; Owner: me
--

CREATE TABLE public.t455 (
    a integer
);


ALTER TABLE public.t455 OWNER TO me;

--
-- Name: t456; Type: TABLE; Schema: public; Owner: me
--

CREATE TABLE public.t456 (
    a integer
);


ALTER TABLE public.t456 OWNER TO me;

--
-- Name: t457; Type: TABLE; Schema: public; Owner: me
--

CREATE TABLE public.t457 (
    a integer
);


ALTER TABLE public.t457 OWNER TO me;

--
-- Name: t458; Type: TABLE; Schema: public; Owner: me
--

CREATE TABLE public.t458 (
    a integer
);


ALTER TABLE public.t458 OWNER TO me;

--
-- Name: t459; Type: TABLE; Schema: public; Owner: me
--

CREATE TABLE public.t459 (
    a integer
);


ALTER TABLE public.t459 OWNER TO me;

--
-- Name: t460; Type: TABLE; Schema: public; Owner: me
--

CREATE TABLE public.t460 (
    a integer
);


ALTER TABLE public.t460 OWNER TO me;

--
-- Name: t461; Type: TABLE; Schema: public; Owner: me
--

CREATE TABLE public.t461 (
    a integer
);


ALTER TABLE public.t461 OWNER TO me;

--
-- Name: t462; Type: TABLE; Schema: public; Owner: me
--

CREATE TABLE public.t462 (
    a integer
);


ALTER TABLE public.t462 OWNER TO me;

--
-- Name: t463; Type: TABLE; Schema: public; Owner: me
--

CREATE TABLE public.t463 (
    a integer
);


ALTER TABLE public.t463 OWNER TO me;

--
-- Name: t464; Type: TABLE; Schema: public; Owner: me
--

CREATE TABLE public.t464 (
    a integer
);


ALTER TABLE public.t464 OWNER TO me;

--
-- Name: t465; Type: TABLE; Schema: public; Owner: me
--

CREATE TABLE public.t465 (
    a integer
);


ALTER TABLE public.t465 OWNER TO me;

--
-- Name: t466; Type: TABLE; Schema: public; Owner: me
--

CREATE TABLE public.t466 (
    a integer
);


ALTER TABLE public.t466 OWNER TO me;

--
-- Name: t467; Type: TABLE; Schema: public; Owner: me
--

CREATE TABLE public.t467 (
    a integer
);


ALTER TABLE public.t467 OWNER TO me;

--
-- Name: t468; Type: TABLE; Schema: public; Owner: me
--

CREATE TABLE public.t468 (
    a integer
);


ALTER TABLE public.t468 OWNER TO me;

--
-- Name: t469; Type: TABLE; Schema: public; Owner: me
--

CREATE TABLE public.t469 (
    a integer
);


ALTER TABLE public.t469 OWNER TO me;

--
-- Name: t470; Type: TABLE; Schema: public; Owner: me
--

CREATE TABLE public.t470 (
    a integer
);


ALTER TABLE public.t470 OWNER TO me;

--
-- Name: t471; Type: TABLE; Schema: public; Owner: me
--

CREATE TABLE public.t471 (
    a integer
);


ALTER TABLE public.t471 OWNER TO me;

--
-- Name: t472; Type: TABLE; Schema: public; Owner: me
--

CREATE TABLE public.t472 (
    a integer
);


ALTER TABLE public.t472 OWNER TO me;

--
-- Name: t473; Type: TABLE; Schema: public; Owner: me
--

CREATE TABLE public.t473 (
    a integer
);


ALTER TABLE public.t473 OWNER TO me;

--
-- Name: t474; Type: TABLE; Schema: public; Owner: me
--

CREATE TABLE public.t474 (
    a integer
);


ALTER TABLE public.t474 OWNER TO me;

--
-- Name: t475; Type: TABLE; Schema: public; Owner: me
--

CREATE TABLE public.t475 (
    a integer
);


ALTER TABLE public.t475 OWNER TO me;

--
-- Name: t476; Type: TABLE; Schema: public; Owner: me
--

CREATE TABLE public.t476 (
    a integer
);


ALTER TABLE public.t476 OWNER TO me;

--
-- Name: t477; Type: TABLE; Schema: public; Owner: me
--

CREATE TABLE public.t477 (
    a integer
);


ALTER TABLE public.t477 OWNER TO me;

--
-- Name: t478; Type: TABLE; Schema: public; Owner: me
--

CREATE TABLE public.t478 (
    a integer
);


ALTER TABLE public.t478 OWNER TO me;

--
-- Name: t479; Type: TABLE; Schema: public; Owner: me
--

CREATE TABLE public.t479 (
    a integer
);


ALTER TABLE public.t479 OWNER TO me;

--
-- Name: t480; Type: TABLE; Schema: public; Owner: me
--

CREATE TABLE public.t480 (
    a integer
);


ALTER TABLE public.t480 OWNER TO me;

--
-- Name: t481; Type: TABLE; Schema: public; Owner: me
--

CREATE TABLE public.t481 (
    a integer
);


ALTER TABLE public.t481 OWNER TO me;

--
-- Name: t482; Type: TABLE; Schema: public; Owner: me
--

CREATE TABLE public.t482 (
    a integer
);


ALTER TABLE public.t482 OWNER TO me;

--
-- Name: t483; Type: TABLE; Schema: public; Owner: me
--

CREATE TABLE public.t483 (
    a integer
);


ALTER TABLE public.t483 OWNER TO me;

--
-- Name: t484; Type: TABLE; Schema: public; Owner: me
--

CREATE TABLE public.t484 (
    a integer
);


ALTER TABLE public.t484 OWNER TO me;

--
-- Name: t485; Type: TABLE; Schema: public; Owner: me
--

CREATE TABLE public.t485 (
    a integer
);


ALTER TABLE public.t485 OWNER TO me;

--
-- Name: t486; Type: TABLE; Schema: public; Owner: me
--

CREATE TABLE public.t486 (
    a integer
);


ALTER TABLE public.t486 OWNER TO me;

--
-- Name: t487; Type: TABLE; Schema: public; Owner: me
--

CREATE TABLE public.t487 (
    a integer
);


ALTER TABLE public.t487 OWNER TO me;

--
-- Name: t488; Type: TABLE; Schema: public; Owner: me
--

CREATE TABLE public.t488 (
    a integer
);


ALTER TABLE public.t488 OWNER TO me;

--
-- Name: t489; Type: TABLE; Schema: public; Owner: me
--

CREATE TABLE public.t489 (
    a integer
);


ALTER TABLE public.t489 OWNER TO me;

--
-- Name: t490; Type: TABLE; Schema: public; Owner: me
--

CREATE TABLE public.t490 (
    a integer
);


ALTER TABLE public.t490 OWNER TO me;

--
-- Name: t491; Type: TABLE; Schema: public; Owner: me
--

CREATE TABLE public.t491 (
    a integer
);


ALTER TABLE public.t491 OWNER TO me;

--
-- Name: t492; Type: TABLE; Schema: public; Owner: me
--

CREATE TABLE public.t492 (
    a integer
);


ALTER TABLE public.t492 OWNER TO me;

--
-- Name: t493; Type: TABLE; Schema: public; Owner: me
--

CREATE TABLE public.t493 (
    a integer
);


ALTER TABLE public.t493 OWNER TO me;

--
-- Name: t494; Type: TABLE; Schema: public; Owner: me
--

CREATE TABLE public.t494 (
    a integer
);


ALTER TABLE public.t494 OWNER TO me;

--
-- Name: t495; Type: TABLE; Schema: public; Owner: me
--

CREATE TABLE public.t495 (
    a integer
);


ALTER TABLE public.t495 OWNER TO me;

--
-- Name: t496; Type: TABLE; Schema: public; Owner: me
--

CREATE TABLE public.t496 (
    a integer
);


ALTER TABLE public.t496 OWNER TO me;

--
-- Name: t497; Type: TABLE; Schema: public; Owner: me
--

CREATE TABLE public.t497 (
    a integer
);


ALTER TABLE public.t497 OWNER TO me;

--
-- Name: t498; Type: TABLE; Schema: public; Owner: me
--

CREATE TABLE public.t498 (
    a integer
);


ALTER TABLE public.t498 OWNER TO me;

--
-- Name: t499; Type: TABLE; Schema: public; Owner: me
--

CREATE TABLE public.t499 (
    a integer
);


ALTER TABLE public.t499 OWNER TO me;

--
-- Name: t500; Type: TABLE; Schema: public; Owner: me
--

CREATE TABLE public.t500 (
    a integer
);


ALTER TABLE public.t500 OWNER TO me;

--
-- Name: t501; Type: TABLE; Schema: public; Owner: me
--

CREATE TABLE public.t501 (
    a integer
);


ALTER TABLE public.t501 OWNER TO me;

--
-- Name: t502; Type: TABLE; Schema: public; Owner: me
--

CREATE TABLE public.t502 (
    a integer
);


ALTER TABLE public.t502 OWNER TO me;

--
-- Name: t503; Type: TABLE; Schema: public; Owner: me
--

CREATE TABLE public.t503 (
    a integer
);


ALTER TABLE public.t503 OWNER TO me;

--
-- Name: t504; Type: TABLE; Schema: public; Owner: me
--

CREATE TABLE public.t504 (
    a integer
);


ALTER TABLE public.t504 OWNER TO me;

--
-- Name: t505; Type: TABLE; Schema: public; Owner: me
--

CREATE TABLE public.t505 (
    a integer
);


ALTER TABLE public.t505 OWNER TO me;

--
-- Name: t506; Type: TABLE; Schema: public; Owner: me
--

CREATE TABLE public.t506 (
    a integer
);


ALTER TABLE public.t506 OWNER TO me;

--
-- Name: t507; Type: TABLE; Schema: public; Owner: me
--

CREATE TABLE public.t507 (
    a integer
);


ALTER TABLE public.t507 OWNER TO me;

--
-- Name: t508; Type: TABLE; Schema: public; Owner: me
--

CREATE TABLE public.t508 (
    a integer
);


ALTER TABLE public.t508 OWNER TO me;

--
-- Name: t509; Type: TABLE; Schema: public; Owner: me
--

CREATE TABLE public.t509 (
    a integer
);


ALTER TABLE public.t509 OWNER TO me;

--
-- Name: t510; Type: TABLE; Schema: public; Owner: me
--

CREATE TABLE public.t510 (
    a integer
);


ALTER TABLE public.t510 OWNER TO me;

--
-- Name: t511; Type: TABLE; Schema: public; Owner: me
--

CREATE TABLE public.t511 (
    a integer
);


ALTER TABLE public.t511 OWNER TO me;

--
-- Name: t512; Type: TABLE; Schema: public; Owner: me
--

CREATE TABLE public.t512 (
    a integer
);


ALTER TABLE public.t512 OWNER TO me;

--
-- Name: t513; Type: TABLE; Schema: public; Owner: me
--

CREATE TABLE public.t513 (
    a integer
);


ALTER TABLE public.t513 OWNER TO me;

--
-- Name: t514; Type: TABLE; Schema: public; Owner: me
--

CREATE TABLE public.t514 (
    a integer
);


ALTER TABLE public.t514 OWNER TO me;

--
-- Name: t515; Type: TABLE; Schema: public; Owner: me
--

CREATE TABLE public.t515 (
    a integer
);


ALTER TABLE public.t515 OWNER TO me;

--
-- Name: t516; Type: TABLE; Schema: public; Owner: me
--

CREATE TABLE public.t516 (
    a integer
);


ALTER TABLE public.t516 OWNER TO me;

--
-- Name: t517; Type: TABLE; Schema: public; Owner: me
--

CREATE TABLE public.t517 (
    a integer
);


ALTER TABLE public.t517 OWNER TO me;

--
-- Name: t518; Type: TABLE; Schema: public; Owner: me
--

CREATE TABLE public.t518 (
    a integer
);


ALTER TABLE public.t518 OWNER TO me;

--
-- Name: t519; Type: TABLE; Schema: public; Owner: me
--

CREATE TABLE public.t519 (
    a integer
);


ALTER TABLE public.t519 OWNER TO me;

--
-- Name: t520; Type: TABLE; Schema: public; Owner: me
--

CREATE TABLE public.t520 (
    a integer
);


ALTER TABLE public.t520 OWNER TO me;

--
-- Name: t521; Type: TABLE; Schema: public; Owner: me
--

CREATE TABLE public.t521 (
    a integer
);


ALTER TABLE public.t521 OWNER TO me;

--
-- Name: t522; Type: TABLE; Schema: public; Owner: me
--

CREATE TABLE public.t522 (
    a integer
);


ALTER TABLE public.t522 OWNER TO me;

--
-- Name: t523; Type: TABLE; Schema: public; Owner: me
--

CREATE TABLE public.t523 (
    a integer
);


ALTER TABLE public.t523 OWNER TO me;

--
-- Name: t524; Type: TABLE; Schema: public; Owner: me
--

CREATE TABLE public.t524 (
    a integer
);


ALTER TABLE public.t524 OWNER TO me;

--
-- Name: t525; Type: TABLE; Schema: public; Owner: me
--

CREATE TABLE public.t525 (
    a integer
);


ALTER TABLE public.t525 OWNER TO me;

--
-- Name: t526; Type: TABLE; Schema: public; Owner: me
--

CREATE TABLE public.t526 (
    a integer
);


ALTER TABLE public.t526 OWNER TO me;

--
-- Name: t527; Type: TABLE; Schema: public; Owner: me
--

CREATE TABLE public.t527 (
    a integer
);


ALTER TABLE public.t527 OWNER TO me;

--
-- Name: t528; Type: TABLE; Schema: public; Owner: me
--

CREATE TABLE public.t528 (
    a integer
);


ALTER TABLE public.t528 OWNER TO me;

--
-- Name: t529; Type: TABLE; Schema: public; Owner: me
--

CREATE TABLE public.t529 (
    a integer
);


ALTER TABLE public.t529 OWNER TO me;

--
-- Name: t530; Type: TABLE; Schema: public; Owner: me
--

CREATE TABLE public.t530 (
    a integer
);


ALTER TABLE public.t530 OWNER TO me;

--
-- Name: t531; Type: TABLE; Schema: public; Owner: me
--

CREATE TABLE public.t531 (
    a integer
);


ALTER TABLE public.t531 OWNER TO me;

--
-- Name: t532; Type: TABLE; Schema: public; Owner: me
--

CREATE TABLE public.t532 (
    a integer
);


ALTER TABLE public.t532 OWNER TO me;

--
-- Name: t533; Type: TABLE; Schema: public; Owner: me
--

CREATE TABLE public.t533 (
    a integer
);


ALTER TABLE public.t533 OWNER TO me;

--
-- Name: t534; Type: TABLE; Schema: public; Owner: me
--

CREATE TABLE public.t534 (
    a integer
);


ALTER TABLE public.t534 OWNER TO me;

--
-- Name: t535; Type: TABLE; Schema: public; Owner: me
--

CREATE TABLE public.t535 (
    a integer
);


ALTER TABLE public.t535 OWNER TO me;

--
-- Name: t536; Type: TABLE; Schema: public; Owner: me
--

CREATE TABLE public.t536 (
    a integer
);


ALTER TABLE public.t536 OWNER TO me;

--
-- Name: t537; Type: TABLE; Schema: public; Owner: me
--

CREATE TABLE public.t537 (
    a integer
);


ALTER TABLE public.t537 OWNER TO me;

--
-- Name: t538; Type: TABLE; Schema: public; Owner: me
--

CREATE TABLE public.t538 (
    a integer
);


ALTER TABLE public.t538 OWNER TO me;

--
-- Name: t539; Type: TABLE; Schema: public; Owner: me
--

CREATE TABLE public.t539 (
    a integer
);


ALTER TABLE public.t539 OWNER TO me;

--
-- Name: t540; Type: TABLE; Schema: public; Owner: me
--

CREATE TABLE public.t540 (
    a integer
);


ALTER TABLE public.t540 OWNER TO me;

--
-- Name: t541; Type: TABLE; Schema: public; Owner: me
--

CREATE TABLE public.t541 (
    a integer
);


ALTER TABLE public.t541 OWNER TO me;

--
-- Name: t542; Type: TABLE; Schema: public; Owner: me
--

CREATE TABLE public.t542 (
    a integer
);


ALTER TABLE public.t542 OWNER TO me;

--
-- Name: t543; Type: TABLE; Schema: public; Owner: me
--

CREATE TABLE public.t543 (
    a integer
);


ALTER TABLE public.t543 OWNER TO me;

--
-- Name: t544; Type: TABLE; Schema: public; Owner: me
--

CREATE TABLE public.t544 (
    a integer
);


ALTER TABLE public.t544 OWNER TO me;

--
-- Name: t545; Type: TABLE; Schema: public; Owner: me
--

CREATE TABLE public.t545 (
    a integer
);


ALTER TABLE public.t545 OWNER TO me;

--
-- Name: t546; Type: TABLE; Schema: public; Owner: me
--

CREATE TABLE public.t546 (
    a integer
);


ALTER TABLE public.t546 OWNER TO me;

--
-- Name: t547; Type: TABLE; Schema: public; Owner: me
--

CREATE TABLE public.t547 (
    a integer
);


ALTER TABLE public.t547 OWNER TO me;

--
-- Name: t548; Type: TABLE; Schema: public; Owner: me
--

CREATE TABLE public.t548 (
    a integer
);


ALTER TABLE public.t548 OWNER TO me;

--
-- Name: t549; Type: TABLE; Schema: public; Owner: me
--

CREATE TABLE public.t549 (
    a integer
);


ALTER TABLE public.t549 OWNER TO me;

--
-- Name: t550; Type: TABLE; Schema: public; Owner: me
--

CREATE TABLE public.t550 (
    a integer
);


ALTER TABLE public.t550 OWNER TO me;

--
-- Name: t551; Type: TABLE; Schema: public; Owner: me
--

CREATE TABLE public.t551 (
    a integer
);


ALTER TABLE public.t551 OWNER TO me;

--
-- Name: t552; Type: TABLE; Schema: public; Owner: me
--

CREATE TABLE public.t552 (
    a integer
);


ALTER TABLE public.t552 OWNER TO me;

--
-- Name: t553; Type: TABLE; Schema: public; Owner: me
--

CREATE TABLE public.t553 (
    a integer
);


ALTER TABLE public.t553 OWNER TO me;

--
-- Name: t554; Type: TABLE; Schema: public; Owner: me
--

CREATE TABLE public.t554 (
    a integer
);


ALTER TABLE public.t554 OWNER TO me;

--
-- Name: t555; Type: TABLE; Schema: public; Owner: me
--

CREATE TABLE public.t555 (
    a integer
);


ALTER TABLE public.t555 OWNER TO me;

--
-- Name: t556; Type: TABLE; Schema: public; Owner: me
--

CREATE TABLE public.t556 (
    a integer
);


ALTER TABLE public.t556 OWNER TO me;

--
-- Name: t557; Type: TABLE; Schema: public; Owner: me
--

CREATE TABLE public.t557 (
    a integer
);


ALTER TABLE public.t557 OWNER TO me;

--
-- Name: t558; Type: TABLE; Schema: public; Owner: me
--

CREATE TABLE public.t558 (
    a integer
);


ALTER TABLE public.t558 OWNER TO me;

--
-- Name: t559; Type: TABLE; Schema: public; Owner: me
--

CREATE TABLE public.t559 (
    a integer
);


ALTER TABLE public.t559 OWNER TO me;

--
-- Name: t560; Type: TABLE; Schema: public; Owner: me
--

CREATE TABLE public.t560 (
    a integer
);


ALTER TABLE public.t560 OWNER TO me;

--
-- Name: t561; Type: TABLE; Schema: public; Owner: me
--

CREATE TABLE public.t561 (
    a integer
);


ALTER TABLE public.t561 OWNER TO me;

--
-- Name: t562; Type: TABLE; Schema: public; Owner: me
--

CREATE TABLE public.t562 (
    a integer
);


ALTER TABLE public.t562 OWNER TO me;

--
-- Name: t563; Type: TABLE; Schema: public; Owner: me
--

CREATE TABLE public.t563 (
    a integer
);


ALTER TABLE public.t563 OWNER TO me;

--
-- Name: t564; Type: TABLE; Schema: public; Owner: me
--

CREATE TABLE public.t564 (
    a integer
);


ALTER TABLE public.t564 OWNER TO me;

--
-- Name: t565; Type: TABLE; Schema: public; Owner: me
--

CREATE TABLE public.t565 (
    a integer
);


ALTER TABLE public.t565 OWNER TO me;

--
-- Name: t566; Type: TABLE; Schema: public; Owner: me
--

CREATE TABLE public.t566 (
    a integer
);


ALTER TABLE public.t566 OWNER TO me;

--
-- Name: t567; Type: TABLE; Schema: public; Owner: me
--

CREATE TABLE public.t567 (
    a integer
);


ALTER TABLE public.t567 OWNER TO me;

--
-- Name: t568; Type: TABLE; Schema: public; Owner: me
--

CREATE TABLE public.t568 (
    a integer
);


ALTER TABLE public.t568 OWNER TO me;

--
-- Name: t569; Type: TABLE; Schema: public; Owner: me
--

CREATE TABLE public.t569 (
    a integer
);


ALTER TABLE public.t569 OWNER TO me;

--
-- Name: t570; Type: TABLE; Schema: public; Owner: me
--

CREATE TABLE public.t570 (
    a integer
);


ALTER TABLE public.t570 OWNER TO me;

--
-- Name: t571; Type: TABLE; Schema: public; Owner: me
--

CREATE TABLE public.t571 (
    a integer
);


ALTER TABLE public.t571 OWNER TO me;

--
-- Name: t572; Type: TABLE; Schema: public; Owner: me
--

CREATE TABLE public.t572 (
    a integer
);


ALTER TABLE public.t572 OWNER TO me;

--
-- Name: t573; Type: TABLE; Schema: public; Owner: me
--

CREATE TABLE public.t573 (
    a integer
);


ALTER TABLE public.t573 OWNER TO me;

--
-- Name: t574; Type: TABLE; Schema: public; Owner: me
--

CREATE TABLE public.t574 (
    a integer
);


ALTER TABLE public.t574 OWNER TO me;

--
-- Name: t575; Type: TABLE; Schema: public; Owner: me
--

CREATE TABLE public.t575 (
    a integer
);


ALTER TABLE public.t575 OWNER TO me;

--
-- Name: t576; Type: TABLE; Schema: public; Owner: me
--

CREATE TABLE public.t576 (
    a integer
);


ALTER TABLE public.t576 OWNER TO me;

--
-- Name: t577; Type: TABLE; Schema: public; Owner: me
--

CREATE TABLE public.t577 (
    a integer
);


ALTER TABLE public.t577 OWNER TO me;

--
-- Name: t578; Type: TABLE; Schema: public; Owner: me
--

CREATE TABLE public.t578 (
    a integer
);


ALTER TABLE public.t578 OWNER TO me;

--
-- Name: t579; Type: TABLE; Schema: public; Owner: me
--

CREATE TABLE public.t579 (
    a integer
);


ALTER TABLE public.t579 OWNER TO me;

--
-- Name: t580; Type: TABLE; Schema: public; Owner: me
--

CREATE TABLE public.t580 (
    a integer
);


ALTER TABLE public.t580 OWNER TO me;

--
-- Name: t581; Type: TABLE; Schema: public; Owner: me
--

CREATE TABLE public.t581 (
    a integer
);


ALTER TABLE public.t581 OWNER TO me;

--
-- Name: t582; Type: TABLE; Schema: public; Owner: me
--

CREATE TABLE public.t582 (
    a integer
);


ALTER TABLE public.t582 OWNER TO me;

--
-- Name: t583; Type: TABLE; Schema: public; Owner: me
--

CREATE TABLE public.t583 (
    a integer
);


ALTER TABLE public.t583 OWNER TO me;

--
-- Name: t584; Type: TABLE; Schema: public; Owner: me
--

CREATE TABLE public.t584 (
    a integer
);


ALTER TABLE public.t584 OWNER TO me;

--
-- Name: t585; Type: TABLE; Schema: public; Owner: me
--

CREATE TABLE public.t585 (
    a integer
);


ALTER TABLE public.t585 OWNER TO me;

--
-- Name: t586; Type: TABLE; Schema: public; Owner: me
--

CREATE TABLE public.t586 (
    a integer
);


ALTER TABLE public.t586 OWNER TO me;

--
-- Name: t587; Type: TABLE; Schema: public; Owner: me
--

CREATE TABLE public.t587 (
    a integer
);


ALTER TABLE public.t587 OWNER TO me;

--
-- Name: t588; Type: TABLE; Schema: public; Owner: me
--

CREATE TABLE public.t588 (
    a integer
);


ALTER TABLE public.t588 OWNER TO me;

--
-- Name: t589; Type: TABLE; Schema: public; Owner: me
--

CREATE TABLE public.t589 (
    a integer
);


ALTER TABLE public.t589 OWNER TO me;

--
-- Name: t590; Type: TABLE; Schema: public; Owner: me
--

CREATE TABLE public.t590 (
    a integer
);


ALTER TABLE public.t590 OWNER TO me;

--
-- Name: t591; Type: TABLE; Schema: public; Owner: me
--

CREATE TABLE public.t591 (
    a integer
);


ALTER TABLE public.t591 OWNER TO me;

--
-- Name: t592; Type: TABLE; Schema: public; Owner: me
--

CREATE TABLE public.t592 (
    a integer
);


ALTER TABLE public.t592 OWNER TO me;

--
-- Name: t593; Type: TABLE; Schema: public; Owner: me
--

CREATE TABLE public.t593 (
    a integer
);


ALTER TABLE public.t593 OWNER TO me;

--
-- Name: t594; Type: TABLE; Schema: public; Owner: me
--

CREATE TABLE public.t594 (
    a integer
);


ALTER TABLE public.t594 OWNER TO me;

--
-- Name: t595; Type: TABLE; Schema: public; Owner: me
--

CREATE TABLE public.t595 (
    a integer
);


ALTER TABLE public.t595 OWNER TO me;

--
-- Name: t596; Type: TABLE; Schema: public; Owner: me
--

CREATE TABLE public.t596 (
    a integer
);


ALTER TABLE public.t596 OWNER TO me;

--
-- Name: t597; Type: TABLE; Schema: public; Owner: me
--

CREATE TABLE public.t597 (
    a integer
);


ALTER TABLE public.t597 OWNER TO me;

--
-- Name: t598; Type: TABLE; Schema: public; Owner: me
--

CREATE TABLE public.t598 (
    a integer
);


ALTER TABLE public.t598 OWNER TO me;

--
-- Name: t599; Type: TABLE; Schema: public; Owner: me
--

CREATE TABLE public.t599 (
    a integer
);


ALTER TABLE public.t599 OWNER TO me;

--
-- PostgreSQL database dump complete
--

\unrestrict golden

