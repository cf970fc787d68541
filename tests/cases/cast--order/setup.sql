-- Casts go by the bare names of their types, whatever the schemas.
CREATE SCHEMA aa;
CREATE SCHEMA zz;
CREATE TYPE zz.alpha AS ENUM ('x');
CREATE TYPE aa.omega AS ENUM ('x');
CREATE TYPE "Beta" AS ENUM ('x');
CREATE CAST (aa.omega AS integer) WITH INOUT;
CREATE CAST (zz.alpha AS text) WITH INOUT;
CREATE CAST (zz.alpha AS aa.omega) WITH INOUT;
CREATE CAST ("Beta" AS integer) WITH INOUT;
CREATE CAST (integer[] AS zz.alpha) WITH INOUT;
CREATE CAST (integer AS zz.alpha) WITH INOUT;
CREATE CAST (character AS "Beta") WITH INOUT;
CREATE CAST ("char" AS "Beta") WITH INOUT;
CREATE CAST (timestamp with time zone AS "Beta") WITH INOUT;
