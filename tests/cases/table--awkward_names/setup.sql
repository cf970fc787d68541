-- Names with spaces, quotes, upper case, reserved words, newlines, other alphabets and full length.
CREATE SCHEMA "Schema with ""quotes""";
CREATE TABLE "Schema with ""quotes"""."Table; DROP TABLE x;" ("select" integer, "it's" text, "back\slash" text, "UPPER" text);
CREATE TABLE "order" ("group" integer PRIMARY KEY, "table" text UNIQUE, "user" text DEFAULT 'me', "end" integer REFERENCES "order");
CREATE TABLE "new
line" ("col
umn" integer);
CREATE TABLE "日本語" ("数" integer, "naïve" text);
CREATE TABLE "1starts_with_digit" ("2nd" integer, a$b integer);
CREATE TABLE "sixty-three characters are what a name may have, and here it is" (a integer, PRIMARY KEY (a));
CREATE TABLE " leading and trailing " (" " integer);
CREATE TABLE "%s \d {} $1" (":var" integer, "a.b" integer);
CREATE INDEX "index
of order" ON "order" USING btree ("user", lower("table"));
CREATE SEQUENCE "Seq ""q""" OWNED BY "order"."group";
INSERT INTO "order" VALUES (1, 'one', 'me', 1);
INSERT INTO "new
line" VALUES (1);
INSERT INTO "日本語" VALUES (1, 'ï');
INSERT INTO "Schema with ""quotes"""."Table; DROP TABLE x;" VALUES (1, 'a', 'b', 'c');
INSERT INTO "%s \d {} $1" VALUES (1, 2);
ALTER TABLE "new
line" OWNER TO "Case ""Odd"" Rôle";
GRANT SELECT ("数") ON "日本語" TO "Case ""Odd"" Rôle";
COMMENT ON COLUMN "new
line"."col
umn" IS 'newlines';
