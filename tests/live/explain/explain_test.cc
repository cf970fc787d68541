#include <gmock/gmock.h>

#include "tests/live/explain/explaining.h"

namespace pgstow::tests {
namespace {

using ::testing::Contains;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;
using ::testing::SizeIs;

using LiveExplain = Explaining;
INSTANTIATE_TEST_SUITE_P(Explain, LiveExplain, ::testing::ValuesIn(Server::Names()), NameOfServer);

TEST_P(LiveExplain, NothingFails) {
  Source(
      "CREATE TABLE t (id serial PRIMARY KEY, v text); CREATE VIEW v AS SELECT v FROM t;"
      "CREATE FUNCTION f(a int) RETURNS int LANGUAGE plpgsql AS $$BEGIN RETURN a; END$$;"
      "COMMENT ON FUNCTION f(int) IS 'f'; COMMENT ON COLUMN t.v IS 'v'");
  EXPECT_THAT(ExpectForetold(), IsEmpty());
}

TEST_P(LiveExplain, TheTargetIsNotChanged) {
  Source("CREATE TABLE t (id int)");
  const std::string before =
      target().Sql("SELECT pg_current_xact_id_if_assigned(), count(*) FROM pg_class");
  EXPECT_EQ(Explain({"--explain"}).exit_code, 0);
  EXPECT_EQ(target().Sql("SELECT pg_current_xact_id_if_assigned(), count(*) FROM pg_class"),
            before);
}

TEST_P(LiveExplain, AScriptForAServerHasTheSettingsThatItKnows) {
  EXPECT_THAT(Script({}), HasSubstr("SET transaction_timeout = 0;"));
  EXPECT_THAT(Script({"--target-version=17"}), HasSubstr("SET transaction_timeout = 0;"));
  EXPECT_THAT(Script({"--target-version=16"}), Not(HasSubstr("transaction_timeout")));
}

TEST_P(LiveExplain, AVersionWithoutAServer) {
  if (GetParam() != "18") return;
  Source("CREATE TABLE t (a int, b int GENERATED ALWAYS AS (a * 2))");
  const Command archive = {PgstowPath(), "restore", Archive()};
  Command old = archive;
  old.insert(old.end(), {"--explain", "--target-version=15"});
  EXPECT_THAT(RunProgram(old).out,
              HasSubstr("only since version 18: virtual generated columns (1 error)"));
  Command plan = archive;
  plan.emplace_back("--explain");
  EXPECT_EQ(RunProgram(plan).exit_code, 0);
}

TEST_P(LiveExplain, TheTreeShowsStepsAndErrors) {
  const std::string role = SourceRole();
  Source("CREATE TABLE t AS SELECT 1 AS id FROM generate_series(1, 50); ALTER TABLE t OWNER TO " +
         role);
  const Outcome tree = Explain({"--explain", "-j", "2"});
  EXPECT_EQ(tree.exit_code, 1);
  EXPECT_THAT(tree.out, HasSubstr("load TABLE DATA public.t (50 rows, 100 bytes)"));
  EXPECT_THAT(tree.out, HasSubstr("missing: role \"" + role + "\" (1 error)"));
  EXPECT_THAT(tree.out, HasSubstr("connection 2"));
}

TEST_P(LiveExplain, AMissingOwner) {
  const std::string role = SourceRole();
  Source("CREATE SCHEMA s AUTHORIZATION " + role +
         "; CREATE TABLE s.t (id int); ALTER TABLE s.t"
         " OWNER TO " +
         role + "; CREATE TYPE s.e AS ENUM ('a'); ALTER TYPE s.e OWNER TO " + role +
         "; CREATE FUNCTION s.f() RETURNS int LANGUAGE sql AS 'SELECT 1'; ALTER FUNCTION s.f()"
         " OWNER TO " +
         role + "; SELECT lo_create(77); ALTER LARGE OBJECT 77 OWNER TO " + role);
  EXPECT_THAT(ExpectForetold(), Contains(HasSubstr("42704 role")));
  EXPECT_THAT(ExpectForetold({"-c", "--if-exists", "--no-owner"}),
              Not(Contains(HasSubstr("role"))));
}

TEST_P(LiveExplain, AMissingGrantee) {
  const std::string role = SourceRole();
  Source("CREATE TABLE t (id int); GRANT SELECT ON t TO " + role + "; GRANT UPDATE (id) ON t TO " +
         role + "; ALTER DEFAULT PRIVILEGES GRANT SELECT ON TABLES TO " + role +
         "; CREATE POLICY p ON t TO " + role +
         "; CREATE FOREIGN DATA WRAPPER w;"
         "CREATE SERVER s FOREIGN DATA WRAPPER w; CREATE USER MAPPING FOR " +
         role + " SERVER s");
  EXPECT_THAT(ExpectForetold(), SizeIs(5));
}

TEST_P(LiveExplain, AMissingRoleToRestoreAs) {
  const std::string role = SourceRole();
  Source("CREATE TABLE t (id int)");
  EXPECT_THAT(ExpectForetold({"--role=" + role}), Contains(HasSubstr("22023 role")));
}

TEST_P(LiveExplain, AMissingOwnerToBecome) {
  const std::string role = SourceRole();
  Source("CREATE SCHEMA s; CREATE TABLE s.t (id int); ALTER TABLE s.t OWNER TO " + role);
  EXPECT_THAT(ExpectForetold({"--use-set-session-authorization"}), Contains(HasSubstr("22023")));
}

TEST_P(LiveExplain, AnExtensionThatIsNotThere) {
  Source("CREATE SCHEMA s");
  // As if the extension were made there: every server has files of its own.
  Source(
      "INSERT INTO pg_extension SELECT 99999, 'nowhere', 10, oid, true, '1', NULL, NULL FROM"
      " pg_namespace WHERE nspname = 's'; COMMENT ON EXTENSION nowhere IS 'not installed'");
  EXPECT_THAT(ExpectForetold(), Contains(HasSubstr("nowhere")));
}

TEST_P(LiveExplain, WhatAMissingExtensionTakesWithIt) {
  Source(
      "CREATE EXTENSION hstore; CREATE TABLE t (id int, h hstore); CREATE INDEX ON t (id);"
      "CREATE VIEW v AS SELECT h FROM t; COMMENT ON TABLE t IS 't'; GRANT SELECT ON t TO PUBLIC;"
      "UPDATE pg_extension SET extname = 'nowhere' WHERE extname = 'hstore'");
  EXPECT_THAT(ExpectForetold(), Contains(HasSubstr("42704 type \\\"public.hstore\\\"")));
}

TEST_P(LiveExplain, AnExtensionInAnotherSchema) {
  Source("CREATE EXTENSION hstore; CREATE TABLE t (h hstore)");
  target().Sql("CREATE SCHEMA aside; CREATE EXTENSION hstore SCHEMA aside");
  EXPECT_THAT(ExpectForetold(), Contains(HasSubstr("hstore")));
}

TEST_P(LiveExplain, WhatExistsAlready) {
  Source(
      "CREATE SCHEMA s; CREATE TABLE s.t (id int PRIMARY KEY, u int UNIQUE CHECK (u > 0));"
      "CREATE INDEX i ON s.t (u); CREATE TYPE s.e AS ENUM ('a'); CREATE DOMAIN s.d AS int;"
      "CREATE FUNCTION s.f(int) RETURNS int LANGUAGE sql AS 'SELECT 1';"
      "CREATE VIEW s.v AS SELECT id FROM s.t; CREATE SEQUENCE s.q;"
      "CREATE FUNCTION s.g() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NULL; END';"
      "CREATE TRIGGER g AFTER INSERT ON s.t EXECUTE FUNCTION s.g(); CREATE POLICY p ON s.t;"
      "CREATE TABLE s.c (id int REFERENCES s.t); CREATE RULE r AS ON DELETE TO s.c DO NOTHING;"
      "CREATE STATISTICS s.x ON id, u FROM s.t; CREATE PUBLICATION p FOR TABLE s.t;"
      "CREATE COLLATION s.l FROM \"C\"; SELECT lo_create(7);"
      "CREATE TEXT SEARCH CONFIGURATION s.a (PARSER = pg_catalog.\"default\")");
  EXPECT_THAT(ExpectForetold(), IsEmpty());
  EXPECT_THAT(ExpectForetold(), SizeIs(::testing::Ge(20)));
}

TEST_P(LiveExplain, ASelectionThatLeavesOutWhatItNeeds) {
  Source(
      "CREATE SCHEMA s; CREATE TYPE s.e AS ENUM ('a'); CREATE TABLE s.t (e s.e, id int);"
      "CREATE FUNCTION s.f() RETURNS int LANGUAGE sql AS 'SELECT 1';"
      "CREATE VIEW s.v AS SELECT id FROM s.t");
  EXPECT_THAT(ExpectForetold({"-t", "t"}), Contains(HasSubstr("3F000 schema")));
  EXPECT_THAT(ExpectForetold({"-a"}), Contains(HasSubstr("3F000 schema")));
  target().Sql("CREATE SCHEMA s");
  EXPECT_THAT(ExpectForetold({"-t", "t", "-t", "v"}), Contains(HasSubstr("42704 type")));
  EXPECT_THAT(ExpectForetold({"-t", "v"}), Contains(HasSubstr("42P01 relation")));
}

TEST_P(LiveExplain, AMissingTablespace) {
  Source(
      "CREATE TABLE t (id int); CREATE TABLE u (id int); CREATE INDEX i ON u (id);"
      "CREATE TABLE w (id int)");
  const std::string space = SourceTablespace();
  Source("ALTER TABLE t SET TABLESPACE " + space);
  Source("ALTER TABLE u SET TABLESPACE " + space);
  Source("ALTER INDEX i SET TABLESPACE " + space);
  EXPECT_THAT(ExpectForetold(), Contains(HasSubstr("22023 invalid value for parameter")));
  EXPECT_THAT(ExpectForetold({"-c", "--if-exists", "--no-tablespaces"}), IsEmpty());
}

TEST_P(LiveExplain, AMissingCollation) {
  Source(
      "CREATE SCHEMA s; CREATE COLLATION s.l FROM \"C\"; CREATE TABLE t (v text COLLATE s.l);"
      "CREATE INDEX i ON t (v)");
  EXPECT_THAT(ExpectForetold({"-t", "t"}), Contains(HasSubstr("schema \\\"s\\\"")));
  target().Sql("CREATE SCHEMA s");
  EXPECT_THAT(ExpectForetold({"-t", "t"}), Contains(HasSubstr("42704 collation")));
}

TEST_P(LiveExplain, ALocaleThatTheSystemLacks) {
  Source(
      "CREATE COLLATION l FROM \"C\"; CREATE TABLE t (v text COLLATE l);"
      "UPDATE pg_collation SET collcollate = 'xx_XX', collctype = 'xx_XX' WHERE collname = 'l'");
  EXPECT_THAT(ExpectForetold(), Contains(HasSubstr("xx_XX")));
}

TEST_P(LiveExplain, AnEncodingThatCanNotHoldTheText) {
  NewTarget("ENCODING 'LATIN1' LOCALE 'C'");
  Source("CREATE TABLE \"tafla\xC3\xB0\" (id int); CREATE TABLE \"\xE2\x82\xAC\" (id int)");
  EXPECT_THAT(ExpectForetold(), Contains(HasSubstr("22P05 character")));
}

TEST_P(LiveExplain, ASettingThatTheServerLacks) {
  Source("CREATE FUNCTION f() RETURNS int LANGUAGE sql SET search_path TO 'public' AS 'SELECT 1'");
  Source("UPDATE pg_proc SET proconfig = '{nowhere_to_be_found=1}' WHERE proname = 'f'");
  EXPECT_THAT(ExpectForetold(), Contains(HasSubstr("42704 unrecognized configuration parameter")));
}

TEST_P(LiveExplain, AUserWithoutRights) {
  const std::string role = "limited_" + std::to_string(getpid());
  target_server().Sql("postgres", "CREATE ROLE " + role + " LOGIN");
  Source(
      "CREATE SCHEMA s; CREATE TABLE s.t (id int); CREATE TABLE public.u (id int);"
      "CREATE VIEW public.v AS SELECT id FROM public.u");
  target().Sql("REVOKE CREATE ON SCHEMA public FROM PUBLIC");
  EXPECT_THAT(ExpectForetold({"--no-owner", "-U", role}),
              Contains(HasSubstr("42501 permission denied for schema public")));
  target().Sql("GRANT CREATE ON SCHEMA public TO " + role);
  EXPECT_THAT(ExpectForetold({"-n", "public", "-U", role}), Contains(HasSubstr("42501 must be")));
  target().Sql("DROP OWNED BY " + role);
  target_server().Sql("postgres", "DROP ROLE " + role);
}

TEST_P(LiveExplain, ARestoreThatStopsAtTheFirstErrorHasOne) {
  const std::string role = SourceRole();
  Source("CREATE TABLE t (id int); CREATE TABLE u (id int); ALTER TABLE t OWNER TO " + role +
         "; ALTER TABLE u OWNER TO " + role);
  EXPECT_THAT(ExpectForetold(), SizeIs(2));
}

// A dump of 18 holds much that 15 does not take. The other way there is nothing that fails.
TEST_P(LiveExplain, AnOlderServer) {
  if (target_server().major() == 18) return;
  Source(
      "CREATE TABLE v (a int, b int GENERATED ALWAYS AS (a * 2));"
      "COMMENT ON TABLE v IS 'has a virtual column'; CREATE INDEX ON v (a);"
      "CREATE TABLE n (a int CONSTRAINT there NOT NULL NO INHERIT, CONSTRAINT c CHECK (a > 0)"
      " NOT ENFORCED); COMMENT ON CONSTRAINT there ON n IS 'named';"
      "CREATE TABLE l (a int); ALTER TABLE l ADD CONSTRAINT later NOT NULL a NOT VALID;"
      "CREATE EXTENSION btree_gist; CREATE TABLE w (a int, d daterange,"
      " PRIMARY KEY (a, d WITHOUT OVERLAPS)); GRANT MAINTAIN ON w TO PUBLIC;"
      "CREATE COLLATION b (provider = builtin, locale = 'C.UTF-8');"
      "CREATE TABLE k (t text COLLATE b); CREATE VIEW x AS SELECT b FROM v;"
      "CREATE PUBLICATION g WITH (publish_generated_columns = stored)");
  EXPECT_THAT(ExpectForetold(), SizeIs(::testing::Ge(12)));
}

}  // namespace
}  // namespace pgstow::tests
