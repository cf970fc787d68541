#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "host/base/error.h"
#include "restore/script/comments.h"
#include "restore/script/script_writer.h"
#include "tests/unit/restore/shop_toc.h"

namespace pgstow::script {
namespace {

using model::Entry;
using model::Pass;
using model::Role;
using model::Section;
using ::testing::EndsWith;
using testing::EntryOf;
using ::testing::HasSubstr;
using ::testing::MatchesRegex;
using ::testing::Not;
using testing::ShopToc;
using ::testing::StartsWith;

// The whole script, with `rows` as the rows of each data entry.
std::string Rendered(const model::Toc& toc, const plan::PlanOptions& options = {},
                     ScriptOptions script = {}, select::SelectOptions select = {},
                     const std::string& rows = "") {
  select.create = options.create;
  if (!script.restrict_key) script.restrict_key = "KEY";
  ScriptWriter writer(toc, plan::MakePlan(toc, select::Select(toc, select), options), script);
  std::string text;
  const auto sink = [&text](std::string_view piece) { text += piece; };
  for (size_t i = 0; i < writer.data_count(); ++i) {
    writer.AdvanceToData(i, sink);
    writer.WriteData(rows, sink);
    writer.EndData(sink);
  }
  writer.Finish(sink);
  return text;
}

// What of the script comes after the session's settings.
std::string Body(const std::string& script) {
  const std::string last = "SET row_security = off;\n\n";
  return script.substr(script.find(last) + last.size());
}

constexpr std::string_view kEnd =
    "--\n-- PostgreSQL database dump complete\n--\n\n\\unrestrict KEY\n\n";

std::string WithEnd(std::string_view body) { return std::string(body) + std::string(kEnd); }

constexpr std::string_view kSettings = R"(SET statement_timeout = 0;
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

)";

TEST(Script, AnEmptyDumpIsBannersAndSettings) {
  model::Toc toc = ShopToc();
  toc.entries.clear();
  EXPECT_EQ(Rendered(toc),
            "--\n"
            "-- PostgreSQL database dump\n"
            "--\n\n"
            "\\restrict KEY\n\n"
            "-- Dumped from database version 18.4\n"
            "-- Dumped by pgstow version 0.1.0\n\n" +
                std::string(kSettings) + std::string(kEnd));
}

TEST(Script, RoleAndRowSecurityAndTransactionAreAskedFor) {
  model::Toc toc = ShopToc();
  toc.entries.clear();
  const std::string text =
      Rendered(toc, {}, {.single_transaction = true, .row_security = true, .role = "Foo"});
  EXPECT_THAT(text, HasSubstr("version 0.1.0\n\nBEGIN;\n\nSET statement_timeout = 0;\n"));
  EXPECT_THAT(text, HasSubstr("SET standard_conforming_strings = on;\nSET ROLE \"Foo\";\n"
                              "SELECT pg_catalog.set_config('search_path', '', false);\n"));
  EXPECT_THAT(text, HasSubstr("SET row_security = on;\n\nCOMMIT;\n\n--\n-- PostgreSQL"));
}

TEST(Script, NonStandardStringsAreSaid) {
  model::Toc toc = ShopToc();
  toc.header.standard_strings = false;
  EXPECT_THAT(Rendered(toc), HasSubstr("SET standard_conforming_strings = off;\n"));
  EXPECT_THAT(Rendered(toc), HasSubstr("SET client_min_messages = warning;\n"
                                       "SET escape_string_warning = off;\n"
                                       "SET row_security = off;\n"));
}

TEST(Script, TheKeyIsRandomAndLong) {
  const model::Toc toc = ShopToc();
  const auto start = [&toc] {
    ScriptWriter writer(toc, {}, {});
    std::string text;
    writer.Finish([&text](std::string_view piece) { text += piece; });
    return text.substr(0, 120);
  };
  EXPECT_THAT(start(), HasSubstr("\\restrict "));
  EXPECT_THAT(start().substr(start().find("\\restrict ") + 10, 64),
              MatchesRegex("[A-Za-z0-9]{63}\n"));
  EXPECT_NE(start(), start());
}

TEST(Script, RefusesAKeyThatCouldEndTheLine) {
  const model::Toc toc = ShopToc();
  EXPECT_THROW(ScriptWriter(toc, {}, {.restrict_key = "a b"}), base::Error);
  EXPECT_THROW(ScriptWriter(toc, {}, {.restrict_key = "a\n"}), base::Error);
}

// The expectations below are pieces of what pg_restore 18 wrote for an archive of the same objects.

TEST(Script, NamesEachEntryAndSetsItsOwner) {
  EXPECT_EQ(Body(Rendered(ShopToc(), {}, {}, {.list = std::vector{8, 3503, 2, 3505}})),
            WithEnd(R"(--
-- Name: app; Type: SCHEMA; Schema: -; Owner: postgres
--

CREATE SCHEMA app;


ALTER SCHEMA app OWNER TO postgres;

--
-- Name: SCHEMA app; Type: COMMENT; Schema: -; Owner: postgres
--

COMMENT ON SCHEMA app IS 'x';


--
-- Name: citext; Type: EXTENSION; Schema: -; Owner: -
--

CREATE EXTENSION IF NOT EXISTS citext WITH SCHEMA public;


--
-- Name: EXTENSION citext; Type: COMMENT; Schema: -; Owner: 
--

COMMENT ON EXTENSION citext IS 'x';


)"));
}

TEST(Script, WithoutOwnersNobodyIsNamed) {
  EXPECT_EQ(Body(Rendered(ShopToc(), {.owners = false}, {}, {.list = std::vector{8, 3505}})),
            WithEnd(R"(--
-- Name: app; Type: SCHEMA; Schema: -; Owner: -
--

CREATE SCHEMA app;


--
-- Name: EXTENSION citext; Type: COMMENT; Schema: -; Owner: -
--

COMMENT ON EXTENSION citext IS 'x';


)"));
}

TEST(Script, RowsStandBetweenCopyAndItsEnd) {
  const std::string text =
      Body(Rendered(ShopToc(), {}, {}, {.list = std::vector{3481, 3515, 3305}}, "1\n2\n"));
  EXPECT_EQ(text, WithEnd(R"(--
-- Data for Name: t; Type: TABLE DATA; Schema: app; Owner: postgres
--

COPY app.t (id) FROM stdin;
1
2
\.


--
-- Name: t_id_seq; Type: SEQUENCE SET; Schema: app; Owner: postgres
--

SELECT pg_catalog.setval('app.t_id_seq', 1, true);


SET default_tablespace = '';

--
-- Name: t t_pkey; Type: CONSTRAINT; Schema: app; Owner: postgres
--

ALTER TABLE ONLY app.t
    ADD CONSTRAINT t_pkey PRIMARY KEY (id);


)"));
}

TEST(Script, StatementsOfRowsStandAsTheyAre) {
  model::Toc toc = ShopToc();
  Entry& rows = EntryOf(toc, 3481);
  rows.data_form = model::DataForm::kSql;
  rows.definition = "-- load via partition root app.root";
  rows.copy.clear();
  const std::string text = Body(
      Rendered(toc, {}, {}, {.list = std::vector{3481}}, "INSERT INTO app.root VALUES (1);\n"));
  EXPECT_EQ(text, WithEnd(R"(--
-- Data for Name: t; Type: TABLE DATA; Schema: app; Owner: postgres
--

-- load via partition root app.root

INSERT INTO app.root VALUES (1);


)"));
}

TEST(Script, TriggersAreSwitchedAroundRowsByTheSuperuser) {
  const plan::PlanOptions options = {
      .session_authorization = true, .disable_triggers = true, .superuser = "Super User"};
  const std::string text =
      Body(Rendered(ShopToc(), options, {}, {.list = std::vector{3481, 3515}}, "1\n"));
  EXPECT_EQ(text, WithEnd(R"(SET SESSION AUTHORIZATION 'postgres';

--
-- Data for Name: t; Type: TABLE DATA; Schema: app; Owner: postgres
--

SET SESSION AUTHORIZATION 'Super User';

ALTER TABLE app.t DISABLE TRIGGER ALL;

SET SESSION AUTHORIZATION 'postgres';

COPY app.t (id) FROM stdin;
1
\.


SET SESSION AUTHORIZATION 'Super User';

ALTER TABLE app.t ENABLE TRIGGER ALL;

SET SESSION AUTHORIZATION 'postgres';

--
-- Name: t_id_seq; Type: SEQUENCE SET; Schema: app; Owner: postgres
--

SELECT pg_catalog.setval('app.t_id_seq', 1, true);


)"));
}

Entry Table(const std::string& name, char relkind, const std::string& am,
            const std::string& tablespace) {
  Entry entry;
  entry.kind = relkind == 'v' ? "VIEW" : "TABLE";
  entry.tag = name;
  entry.schema = "public";
  entry.owner = "postgres";
  entry.section = Section::kPreData;
  entry.relkind = relkind;
  entry.tablespace = tablespace;
  entry.table_am = am;
  entry.definition = "CREATE " + name + ";\n";
  entry.owned_as = entry.kind + " public." + name;
  return entry;
}

TEST(Script, TablespaceAndAccessMethodAreSetWhenTheyChange) {
  model::Toc toc;
  toc.header = ShopToc().header;
  toc.entries = {Table("a1", 'r', "heap", "TS"), Table("a2", 'r', "heap2", ""),
                 Table("a2v", 'v', "", ""),      Table("a3", 'r', "heap", "TS"),
                 Table("a4", 'p', "heap2", ""),  Table("a4_1", 'r', "heap2", ""),
                 Table("a5", 'p', "", "")};
  for (size_t i = 0; i < toc.entries.size(); ++i) toc.entries[i].id = static_cast<int>(i) + 1;
  EXPECT_EQ(Body(Rendered(toc)), WithEnd(R"(SET default_tablespace = "TS";

SET default_table_access_method = heap;

--
-- Name: a1; Type: TABLE; Schema: public; Owner: postgres; Tablespace: TS
--

CREATE a1;


ALTER TABLE public.a1 OWNER TO postgres;

SET default_tablespace = '';

SET default_table_access_method = heap2;

--
-- Name: a2; Type: TABLE; Schema: public; Owner: postgres
--

CREATE a2;


ALTER TABLE public.a2 OWNER TO postgres;

--
-- Name: a2v; Type: VIEW; Schema: public; Owner: postgres
--

CREATE a2v;


ALTER VIEW public.a2v OWNER TO postgres;

SET default_tablespace = "TS";

SET default_table_access_method = heap;

--
-- Name: a3; Type: TABLE; Schema: public; Owner: postgres; Tablespace: TS
--

CREATE a3;


ALTER TABLE public.a3 OWNER TO postgres;

SET default_tablespace = '';

--
-- Name: a4; Type: TABLE; Schema: public; Owner: postgres
--

CREATE a4;


ALTER TABLE public.a4 OWNER TO postgres;

ALTER TABLE public.a4 SET ACCESS METHOD heap2;

SET default_table_access_method = heap2;

--
-- Name: a4_1; Type: TABLE; Schema: public; Owner: postgres
--

CREATE a4_1;


ALTER TABLE public.a4_1 OWNER TO postgres;

--
-- Name: a5; Type: TABLE; Schema: public; Owner: postgres
--

CREATE a5;


ALTER TABLE public.a5 OWNER TO postgres;

)"));
  const std::string plain = Rendered(toc, {.tablespaces = false, .table_access_methods = false});
  EXPECT_THAT(plain, Not(HasSubstr("ablespace")));
  EXPECT_THAT(plain, Not(HasSubstr("access_method")));
  EXPECT_THAT(plain, Not(HasSubstr("ACCESS METHOD")));
}

TEST(Script, DropsComeFirstWithoutBlankLines) {
  const std::string text =
      Body(Rendered(ShopToc(), {.clean = true, .if_exists = true, .owners = false}, {},
                    {.list = std::vector{8, 3300, 3306, 3324}}));
  EXPECT_THAT(text, StartsWith("ALTER TABLE IF EXISTS ONLY app.c DROP CONSTRAINT IF EXISTS "
                               "c_t_id_fkey;\n"
                               "DROP INDEX IF EXISTS app.c_idx;\n"
                               "ALTER TABLE IF EXISTS app.t ALTER COLUMN id DROP DEFAULT;\n"
                               "DROP SCHEMA IF EXISTS app;\n"
                               "--\n"
                               "-- Name: app; Type: SCHEMA; Schema: -; Owner: -\n"));
}

TEST(Script, CreateConnectsAndSetsTheSessionUpAgain) {
  const std::string text =
      Body(Rendered(ShopToc(), {.clean = true, .create = true}, {}, {.list = std::vector{3500}}));
  const std::string reconnect =
      "\\unrestrict KEY\n\\connect shop\n\\restrict KEY\n\n" + std::string(kSettings);
  EXPECT_EQ(text, WithEnd("DROP DATABASE shop;\n"
                          "--\n"
                          "-- Name: shop; Type: DATABASE; Schema: -; Owner: postgres\n"
                          "--\n\n"
                          "CREATE DATABASE shop;\n\n\n"
                          "ALTER DATABASE shop OWNER TO postgres;\n\n" +
                          reconnect +
                          "--\n"
                          "-- Name: shop; Type: DATABASE PROPERTIES; Schema: -; Owner: postgres\n"
                          "--\n\n"
                          "ALTER DATABASE shop SET work_mem TO '8MB';\n\n\n" +
                          reconnect +
                          "--\n"
                          "-- Name: DATABASE shop; Type: COMMENT; Schema: -; Owner: postgres\n"
                          "--\n\n"
                          "COMMENT ON DATABASE shop IS 'x';\n\n\n"));
}

TEST(Script, SettingsAreMadeAgainAfterConnecting) {
  model::Toc toc = ShopToc();
  toc.entries.insert(toc.entries.begin(), Table("before", 'r', "heap", ""));
  toc.entries[0].id = 1;
  const std::string text = Rendered(toc, {.create = true});
  const size_t first = text.find("SET default_tablespace");
  EXPECT_NE(text.find("SET default_tablespace", text.rfind("\\connect")), std::string::npos);
  EXPECT_LT(first, text.find("\\connect"));
}

TEST(Script, VerboseTellsIdsAndDependenciesAndTimes) {
  model::Toc toc = ShopToc();
  EntryOf(toc, 8).catalog = {2615, 16391};
  const std::string text = Rendered(toc, {}, {.verbose = true}, {.list = std::vector{8, 3503}});
  EXPECT_THAT(text, HasSubstr("\n--\n-- TOC entry 8 (class 2615 OID 16391)\n"
                              "-- Name: app; Type: SCHEMA; Schema: -; Owner: postgres\n--\n\n"));
  EXPECT_THAT(text, HasSubstr("\n--\n-- TOC entry 3503 (class 0 OID 0)\n-- Dependencies: 8\n"
                              "-- Name: SCHEMA app; Type: COMMENT;"));
  EXPECT_THAT(text, HasSubstr("\n\n-- Started on 19"));
  EXPECT_THAT(text, HasSubstr("\n\n-- Completed on 2"));
}

TEST(Script, NamesCanNotLeaveTheirComment) {
  model::Toc toc = ShopToc();
  Entry& schema = EntryOf(toc, 8);
  schema.tag = "a\nDROP DATABASE x;";
  schema.owner = "b\r\n\\! rm";
  schema.schema = "c\nd";
  schema.kind = "e\nf";
  schema.owned_as.clear();
  toc.header.server_version = "18\n\\! rm";
  toc.header.dumped_by = "pgstow 1\n\\! rm";
  const std::string text = Rendered(toc, {.owners = true}, {}, {.list = std::vector{8}});
  EXPECT_THAT(text, HasSubstr("-- Name: a DROP DATABASE x;; Type: e f; Schema: c d; "
                              "Owner: b  \\! rm\n--\n"));
  EXPECT_THAT(text, Not(HasSubstr("\n\\!")));
}

TEST(Script, DataOutOfTurnIsRefused) {
  const model::Toc toc = ShopToc();
  ScriptWriter writer(toc, plan::MakePlan(toc, select::Select(toc, {}), {}), {});
  const auto nowhere = [](std::string_view) {};
  EXPECT_EQ(writer.data_count(), 3u);
  EXPECT_EQ(writer.data_entry(1), 3481);
  EXPECT_THROW(writer.AdvanceToData(1, nowhere), base::Error);
  EXPECT_THROW(writer.Finish(nowhere), base::Error);
}

TEST(ConnectCommand, PlainNamesAreIdentifiers) {
  EXPECT_EQ(ConnectCommand("shop"), "\\connect shop\n");
  EXPECT_EQ(ConnectCommand("Shop_2.x"), "\\connect \"Shop_2.x\"\n");
}

TEST(ConnectCommand, OtherNamesGoThroughAConnectionString) {
  const auto reuse = [](const std::string& argument) {
    return "\\encoding SQL_ASCII\n\\connect -reuse-previous=on \"" + argument + "\"\n";
  };
  EXPECT_EQ(ConnectCommand("rest Odd"), reuse("dbname='rest Odd'"));
  EXPECT_EQ(ConnectCommand("rest'q"), reuse("dbname='rest\\'q'"));
  EXPECT_EQ(ConnectCommand("rest\"dq"), reuse("dbname='rest\"\"dq'"));
  EXPECT_EQ(ConnectCommand("rest\\b"), reuse("dbname='rest\\\\b'"));
  EXPECT_EQ(ConnectCommand("rest=1"), reuse("dbname='rest=1'"));
  EXPECT_EQ(ConnectCommand("rest_\u00fc"), reuse("dbname='rest_\u00fc'"));
}

TEST(ConnectCommand, RefusesNamesThatCouldEndTheLine) {
  EXPECT_THROW(ConnectCommand("a\nb"), base::Error);
  EXPECT_THROW(ConnectCommand("a\rb"), base::Error);
}

TEST(StepLog, SpeaksAsPgRestore) {
  model::Toc toc = ShopToc();
  using plan::Action;
  EXPECT_EQ(StepLog(EntryOf(toc, 224), Action::kDefine), "creating TABLE \"app.t\"");
  EXPECT_EQ(StepLog(EntryOf(toc, 2), Action::kDefine), "creating EXTENSION \"citext\"");
  EXPECT_EQ(StepLog(EntryOf(toc, 3515), Action::kDefine), "executing SEQUENCE SET t_id_seq");
  EXPECT_EQ(StepLog(EntryOf(toc, 3481), Action::kLoad), "processing data for table \"app.t\"");
  EXPECT_EQ(StepLog(EntryOf(toc, 224), Action::kDrop), "dropping TABLE t");
  EXPECT_EQ(StepLog(EntryOf(toc, 3499), Action::kConnect), "connecting to new database \"shop\"");
}

TEST(SessionStatements, LeaveOutWhatTheServerDoesNotKnow) {
  const auto statements = SessionStatements(
      ShopToc().header, {}, [](std::string_view name) { return name != "transaction_timeout"; });
  std::string text;
  for (const Statement& statement : statements) text += statement.text;
  EXPECT_THAT(text, Not(HasSubstr("transaction_timeout")));
  EXPECT_THAT(text, StartsWith("SET statement_timeout = 0;\nSET lock_timeout = 0;\n"));
  EXPECT_THAT(text, EndsWith("SET row_security = off;\n"));
}

TEST(StepStatements, SayWhatFailed) {
  const model::Toc toc = {.header = {}, .entries = {Table("a1", 'r', "heap2", "TS")}};
  const plan::PlanOptions options;
  StepStatements statements(toc, options);
  const std::vector<Statement> settings = statements.Settings({});
  ASSERT_EQ(settings.size(), 2u);
  EXPECT_EQ(settings[0].failure, "could not set \"default_tablespace\" to \"TS\"");
  EXPECT_EQ(settings[1].failure, "could not set \"default_table_access_method\" to heap2");
  EXPECT_EQ(statements.Work({})[0].failure, "");
}

}  // namespace
}  // namespace pgstow::script
