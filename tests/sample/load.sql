-- Loads the sample database into the current, empty one. See README.md.
\set ON_ERROR_STOP on
\set QUIET on
SET client_min_messages = warning;
SET timezone = 'UTC';
SET check_function_bodies = on;
SELECT :SERVER_VERSION_NUM >= 140000 AS since_14,
       :SERVER_VERSION_NUM >= 150000 AS since_15,
       :SERVER_VERSION_NUM >= 180000 AS since_18 \gset

\ir roles.sql
\ir schema/foundations.sql
\ir schema/shop.sql
\ir schema/sales.sql
\ir schema/stock.sql
\ir schema/people.sql
\ir schema/edges.sql
\ir schema/names.sql
\ir data/shop.sql
\ir data/sales.sql
\ir data/stock.sql
\ir data/people.sql
\ir data/edges.sql
\ir data/names.sql
\ir schema/keys.sql
\ir schema/code.sql
\ir schema/reports.sql
\ir schema/rights.sql
ANALYZE;
