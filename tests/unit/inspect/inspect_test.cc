#include "restore/inspect/inspect.h"

#include <numeric>
#include <string>
#include <utility>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace pgstow::inspect {
namespace {

using model::Entry;
using testing::ElementsAre;
using testing::Field;
using testing::IsEmpty;
using testing::UnorderedElementsAre;

Entry Defined(model::DumpId id, const std::string& kind, const std::string& tag,
              const std::string& definition) {
  Entry entry;
  entry.id = id;
  entry.kind = kind;
  entry.schema = "public";
  entry.tag = tag;
  entry.definition = definition;
  return entry;
}

Inspection InspectAll(std::vector<Entry> entries, const std::string& encoding = "UTF8") {
  model::Toc toc;
  toc.header.encoding = encoding;
  toc.entries = std::move(entries);
  std::vector<size_t> places(toc.entries.size());
  std::iota(places.begin(), places.end(), 0);
  return Inspect(toc, places);
}

std::vector<std::string> What(const std::vector<Finding>& findings) {
  std::vector<std::string> what;
  for (const Finding& finding : findings) what.push_back(finding.what);
  return what;
}

TEST(Inspect, CountsCommandsAndLanguages) {
  Entry rows = Defined(3, "TABLE DATA", "t", "");
  rows.role = model::Role::kData;
  rows.copy = "COPY public.t (n) FROM stdin;\n";
  const Inspection found = InspectAll(
      {Defined(1, "TABLE", "t", "CREATE TABLE public.t (n integer);\n"),
       Defined(2, "FUNCTION", "f()",
               "CREATE FUNCTION public.f() RETURNS integer LANGUAGE sql AS $$ SELECT 1; $$;\n"),
       rows});
  EXPECT_THAT(found.commands,
              UnorderedElementsAre(testing::Pair("CREATE TABLE", 1),
                                   testing::Pair("CREATE FUNCTION", 1), testing::Pair("COPY", 1)));
  EXPECT_THAT(found.languages, ElementsAre(testing::Pair("sql", 1)));
  EXPECT_THAT(found.unexpected, IsEmpty());
}

TEST(Inspect, NamesTextsThatAreLeftOpen) {
  for (const std::string open : {"\"", "'", "/* ", "$x$ ", "E'\\'", "\\! id\n"}) {
    const Inspection found =
        InspectAll({Defined(1, "TABLE", "t", "CREATE TABLE public.t (n integer);\n" + open)});
    EXPECT_THAT(What(found.unexpected), testing::Contains("what is no SQL, or is left open"))
        << open;
  }
}

TEST(Inspect, LooksAtWhatOwnersAreSetOf) {
  Entry table = Defined(1, "TABLE", "t", "CREATE TABLE public.t (n integer);\n");
  for (const std::string name :
       {"TABLE public.t", "FUNCTION public.f(integer, text)", "OPERATOR public.=(integer, integer)",
        "TABLE public.\"a;b, --c\""}) {
    table.owned_as = name;
    EXPECT_THAT(InspectAll({table}).unexpected, IsEmpty()) << name;
  }
  table.owned_as = std::string("LARGE OBJECT 1\0LARGE OBJECT 2\0", 30);
  EXPECT_THAT(InspectAll({table}).unexpected, IsEmpty());
  for (const std::string more :
       {"TABLE public.t OWNER TO x; ALTER ROLE x SUPERUSER; --", "TABLE public.t DISABLE RULE r,",
        "ROLE x SUPERUSER --", "TABLE public.t /*", "TABLE public.\"t", "TABLE public.t)"}) {
    table.owned_as = more;
    EXPECT_THAT(What(InspectAll({table}).unexpected),
                ElementsAre("more than the name of an object, to set its owner"))
        << more;
  }
}

TEST(Inspect, NamesWhatNoDumpHasThere) {
  Entry comment = Defined(2, "COMMENT", "TABLE t", "COMMENT ON TABLE t IS 'x'; DROP TABLE t;");
  comment.role = model::Role::kComment;
  Entry rows = Defined(3, "TABLE DATA", "t", "");
  rows.role = model::Role::kData;
  rows.copy = "COPY public.t FROM PROGRAM 'sh';";
  Entry dropped = Defined(4, "VIEW", "v", "CREATE VIEW public.v AS SELECT 1;");
  dropped.drop = "DROP VIEW public.v; CREATE ROLE r SUPERUSER;";
  const Inspection found =
      InspectAll({Defined(1, "TABLE", "t",
                          "CREATE TABLE public.t (n integer);\nALTER ROLE mallory SUPERUSER;\n"),
                  comment, rows, dropped});
  EXPECT_THAT(found.unexpected,
              ElementsAre(Finding{1, "TABLE public t", "ALTER ROLE"},
                          Finding{2, "COMMENT public TABLE t", "DROP TABLE"},
                          Finding{3, "TABLE DATA public t", "COPY, to load its rows"},
                          Finding{4, "VIEW public v", "CREATE ROLE, to remove it"}));
  EXPECT_THAT(What(found.superuser),
              ElementsAre("a superuser", "a program run on the server", "a superuser"));
}

TEST(Inspect, ReadsTextsAsTheServerDoes) {
  Entry comment = Defined(1, "COMMENT", "TABLE t",
                          "COMMENT ON TABLE public.t IS E'a'\n'\\''; DROP TABLE public.users; "
                          "ALTER ROLE evil SUPERUSER; --';\n");
  comment.role = model::Role::kComment;
  EXPECT_THAT(What(InspectAll({comment}).unexpected), ElementsAre("DROP TABLE", "ALTER ROLE"));
  const Inspection found =
      InspectAll({Defined(2, "MATERIALIZED VIEW", "m",
                          "CREATE MATERIALIZED VIEW public.m AS SELECT "
                          "U&\"pg!005fread!005ffile\" /**/ UESCAPE '!' ('/etc/passwd');\n")});
  EXPECT_THAT(What(found.superuser), ElementsAre("files of the server, by pg_read_file()"));
}

// What begins as a dump's command does and goes on otherwise.
TEST(Inspect, NamesWhatGoesOnOtherwiseThanInADump) {
  struct Row {
    const char* kind;
    const char* sql;
    const char* what;
  };
  for (const Row& row : std::vector<Row>{
           {"SEQUENCE SET", "SELECT pg_catalog.setval('s', 1, true), public.f()",
            "SELECT pg_catalog.setval"},
           {"SEQUENCE SET", "SELECT pg_catalog.setval('s', 1, true) FROM public.f()",
            "SELECT pg_catalog.setval"},
           {"SEQUENCE SET", "SELECT pg_catalog.setval('s', public.f(), true)",
            "SELECT pg_catalog.setval"},
           {"SEQUENCE SET", "SELECT pg_catalog.setval('s', 1::public.d, true)",
            "SELECT pg_catalog.setval"},
           {"SEQUENCE SET", "SELECT pg_catalog.setval('s', 1, true) INTO public.t",
            "SELECT pg_catalog.setval"},
           {"BLOB", "SELECT pg_catalog.lo_create(1) WHERE public.f()",
            "SELECT pg_catalog.lo_create"},
           {"SEARCHPATH", "SELECT pg_catalog.set_config('role', 'none', false)",
            "SELECT pg_catalog.set_config"},
           {"ENCODING", "SET session_replication_role = 'replica'", "SET"},
           {"STDSTRINGS", "SET role = 'postgres'", "SET"},
           {"DATABASE PROPERTIES", "UPDATE pg_catalog.pg_authid SET rolsuper = true", "UPDATE"},
           {"DATABASE PROPERTIES",
            "UPDATE pg_catalog.pg_database SET datistemplate = false WHERE public.f()", "UPDATE"},
           {"DATABASE PROPERTIES", "ALTER ROLE r SUPERUSER", "ALTER ROLE"},
           {"TABLE", "CREATE TABLE t AS SELECT pg_catalog.query_to_xml('', true, true, '')",
            "CREATE TABLE"},
           {"TABLE", "CREATE UNLOGGED TABLE t (a) WITH (fillfactor=70) AS EXECUTE p",
            "CREATE TABLE"},
           {"FUNCTION", "ALTER FUNCTION public.f() SECURITY DEFINER", "ALTER FUNCTION"},
           {"PROCEDURE", "ALTER PROCEDURE f() SET search_path = x", "ALTER PROCEDURE"},
           {"SCHEMA", "CREATE SCHEMA s CREATE TABLE t (a integer)", "CREATE SCHEMA"}}) {
    EXPECT_THAT(What(InspectAll({Defined(1, row.kind, "x", row.sql)}).unexpected),
                ElementsAre(row.what))
        << row.sql;
  }
  Entry acl = Defined(1, "ACL", "TABLE t", "GRANT admin TO mallory; RESET ALL;");
  acl.role = model::Role::kAcl;
  EXPECT_THAT(What(InspectAll({acl}).unexpected), ElementsAre("GRANT", "RESET"));
  Entry statistics = Defined(1, "STATISTICS DATA", "t",
                             "SELECT * FROM pg_catalog.pg_restore_relation_stats('relname', f());");
  statistics.role = model::Role::kStatistics;
  EXPECT_THAT(What(InspectAll({statistics}).unexpected),
              ElementsAre("SELECT pg_catalog.pg_restore_relation_stats"));
}

TEST(Inspect, TakesWhatDumpsHave) {
  for (const auto& [kind, sql] : std::vector<std::pair<std::string, std::string>>{
           {"SEQUENCE SET", "SELECT pg_catalog.setval('public.s', -1, true)"},
           {"BLOB METADATA", "SELECT pg_catalog.lo_create('1');\nSELECT pg_catalog.lo_create('2')"},
           {"SEARCHPATH", "SELECT pg_catalog.set_config('search_path', '', false)"},
           {"ENCODING", "SET client_encoding = 'UTF8'"},
           {"STDSTRINGS", "SET standard_conforming_strings = 'on'"},
           {"DATABASE PROPERTIES", "ALTER ROLE r IN DATABASE d SET work_mem TO '1MB'"},
           {"TABLE", "CREATE TABLE t (a integer GENERATED ALWAYS AS (1) STORED) INHERITS (b)"},
           {"FUNCTION", "ALTER FUNCTION public.f(integer) DEPENDS ON EXTENSION e"},
           {"SCHEMA", "CREATE SCHEMA s"}}) {
    EXPECT_THAT(InspectAll({Defined(1, kind, "x", sql + ";\n")}).unexpected, IsEmpty()) << sql;
  }
  Entry acl = Defined(1, "ACL", "TABLE t",
                      "SET SESSION AUTHORIZATION a;\nGRANT SELECT(\"on\") ON TABLE t TO b;\n"
                      "RESET SESSION AUTHORIZATION;\n");
  acl.role = model::Role::kAcl;
  EXPECT_THAT(InspectAll({acl}).unexpected, IsEmpty());
  Entry statistics = Defined(1, "STATISTICS DATA", "t",
                             "SELECT * FROM pg_catalog.pg_restore_attribute_stats(\n"
                             "\t'version', '180000'::integer,\n\t'null_frac', '-1'::real,\n"
                             "\t'most_common_freqs', '{1}'::real[]\n);\n");
  statistics.role = model::Role::kStatistics;
  EXPECT_THAT(InspectAll({statistics}).unexpected, IsEmpty());
}

Entry Removed(const std::string& kind, const std::string& drop) {
  Entry entry = Defined(1, kind, "x", "");
  entry.drop = drop;
  return entry;
}

TEST(Inspect, ExpectsOneCommandThatRemovesOneObjectOfTheKind) {
  for (const auto& [kind, drop] : std::vector<std::pair<std::string, std::string>>{
           {"CONSTRAINT", "DROP DATABASE prod"},
           {"CONSTRAINT", "ALTER TABLE t DROP CONSTRAINT c CASCADE"},
           {"CONSTRAINT", "ALTER TABLE t DROP CONSTRAINT c, DISABLE TRIGGER ALL"},
           {"DEFAULT", "ALTER TABLE t ALTER COLUMN c SET DEFAULT public.f()"},
           {"VIEW", "DROP SCHEMA hr"},
           {"VIEW", "DROP VIEW v CASCADE"},
           {"VIEW", "DROP VIEW v, w"},
           {"VIEW", "CREATE VIEW v AS SELECT 1"},
           {"VIEW", "DROP VIEW v; DROP VIEW w"},
           {"OWNED", "DROP OWNED BY boss"},
           {"USER", "DROP USER boss"},
           {"COMMENT", "DROP TABLE t"}}) {
    EXPECT_THAT(InspectAll({Removed(kind, drop)}).unexpected, testing::SizeIs(1)) << drop;
  }
  for (const auto& [kind, drop] : std::vector<std::pair<std::string, std::string>>{
           {"CONSTRAINT", "ALTER TABLE ONLY s.t DROP CONSTRAINT \"cascade\""},
           {"CHECK CONSTRAINT", "ALTER DOMAIN s.d DROP CONSTRAINT c"},
           {"DEFAULT", "ALTER TABLE s.t ALTER COLUMN c DROP DEFAULT"},
           {"VIEW", "DROP VIEW s.v"},
           {"TYPE", "DROP TYPE s.t CASCADE"},
           {"FUNCTION", "DROP FUNCTION s.f(integer, text)"},
           {"AGGREGATE", "DROP AGGREGATE s.f(integer ORDER BY text, text)"},
           {"OPERATOR CLASS", "DROP OPERATOR CLASS s.o USING btree"},
           {"USER MAPPING", "DROP USER MAPPING FOR u SERVER s"},
           {"CAST", "DROP CAST (a AS b)"},
           {"TRIGGER", "DROP TRIGGER g ON s.t"},
           {"PROCEDURAL LANGUAGE", "DROP PROCEDURAL LANGUAGE l"},
           {"BLOB METADATA", "SELECT pg_catalog.lo_unlink('1');\nSELECT pg_catalog.lo_unlink('2')"},
           {"RULE", "CREATE OR REPLACE VIEW v AS SELECT NULL::integer AS n"},
           {"SCHEMA", "-- *not* dropping schema, since initdb creates it\n"}}) {
    EXPECT_THAT(InspectAll({Removed(kind, drop)}).unexpected, IsEmpty()) << drop;
  }
}

TEST(Inspect, CountsWhatRemovesAndTellsWhatItTakes) {
  const Inspection found = InspectAll({Removed("VIEW", "DROP VIEW v; ALTER SYSTEM RESET ALL;")});
  EXPECT_THAT(found.commands, UnorderedElementsAre(testing::Pair("DROP VIEW", 1),
                                                   testing::Pair("ALTER SYSTEM", 1)));
  EXPECT_THAT(What(found.superuser), ElementsAre("settings of the server"));
}

// An archive without a search path of its own is given one, entry by entry.
TEST(Inspect, TakesOneLeadingPathToTheSchemaOfTheEntry) {
  const std::string path = "SET search_path = \"public\", pg_catalog;\n\n";
  const std::string table = "CREATE TABLE t (n integer);\n";
  EXPECT_THAT(InspectAll({Defined(1, "TABLE", "t", path + table)}).unexpected, IsEmpty());
  for (const std::string& other :
       {path + path + table, table + path, "SET search_path = evil, pg_catalog;" + table,
        "SET search_path = public, evil, pg_catalog;" + table,
        "SET session_replication_role = public, pg_catalog;" + table}) {
    EXPECT_THAT(What(InspectAll({Defined(1, "TABLE", "t", other)}).unexpected), ElementsAre("SET"))
        << other;
  }
}

TEST(Inspect, NamesFunctionsOfTriggersThatRowsMeet) {
  const Entry function = Defined(1, "FUNCTION", "f()",
                                 "CREATE FUNCTION public.f() RETURNS trigger LANGUAGE sql AS '';");
  Entry trigger = Defined(2, "TRIGGER", "t x",
                          "CREATE TRIGGER x BEFORE INSERT ON public.t FOR EACH ROW EXECUTE "
                          "FUNCTION public.f();");
  Entry rows = Defined(3, "TABLE DATA", "t", "");
  rows.role = model::Role::kData;
  rows.copy = "COPY public.t (a) FROM stdin;\n";
  trigger.section = model::Section::kPostData;
  EXPECT_THAT(InspectAll({function, rows, trigger}).runs, IsEmpty());
  EXPECT_THAT(What(InspectAll({function, trigger, rows}).runs), ElementsAre("public.f"));
  trigger.section = model::Section::kPreData;
  EXPECT_THAT(What(InspectAll({function, rows, trigger}).runs), ElementsAre("public.f"));
}

TEST(Inspect, NamesFunctionsOfDefaultsThatRowsTake) {
  const Entry function =
      Defined(1, "FUNCTION", "f()", "CREATE FUNCTION public.f() RETURNS int LANGUAGE sql AS '';");
  Entry rows = Defined(3, "TABLE DATA", "t", "");
  rows.role = model::Role::kData;
  rows.copy = "COPY public.t (a) FROM stdin;\n";
  const auto runs = [&](const std::string& sql) {
    return What(InspectAll({function, Defined(2, "DEFAULT", "t x", sql), rows}).runs);
  };
  EXPECT_THAT(runs("ALTER TABLE ONLY public.t ALTER COLUMN a SET DEFAULT public.f();"), IsEmpty());
  EXPECT_THAT(runs("ALTER TABLE ONLY public.t ALTER COLUMN b SET DEFAULT public.f();"),
              ElementsAre("public.f"));
  EXPECT_THAT(runs("ALTER TABLE ONLY t ALTER COLUMN b SET DEFAULT public.f();"),
              ElementsAre("public.f"));
  EXPECT_THAT(runs("ALTER TABLE ONLY other.t ALTER COLUMN b SET DEFAULT public.f();"), IsEmpty());
  EXPECT_THAT(runs("ALTER TABLE public.t ALTER a SET DEFAULT 1, ADD CHECK (public.f() > 0);"),
              ElementsAre("public.f"));
  EXPECT_THAT(runs("ALTER TABLE public.t ADD CHECK (public.f() > 0), ALTER a SET DEFAULT 1;"),
              ElementsAre("public.f"));
}

TEST(Inspect, NamesFunctionsThatAreCalledThroughViews) {
  const Inspection found = InspectAll(
      {Defined(1, "FUNCTION", "f()", "CREATE FUNCTION public.f() RETURNS int LANGUAGE sql AS '';"),
       Defined(2, "VIEW", "v", "CREATE VIEW public.v AS SELECT public.f() FROM public.w;"),
       Defined(3, "VIEW", "w", "CREATE VIEW public.w AS SELECT * FROM public.v;"),
       Defined(4, "MATERIALIZED VIEW", "m",
               "CREATE MATERIALIZED VIEW public.m AS SELECT * FROM w WITH NO DATA;"),
       Defined(5, "MATERIALIZED VIEW DATA", "m", "REFRESH MATERIALIZED VIEW public.m;"),
       Defined(6, "MATERIALIZED VIEW", "n",
               "CREATE MATERIALIZED VIEW public.n AS SELECT * FROM other.v;")});
  std::vector<std::pair<model::DumpId, std::string>> runs;
  for (const Finding& finding : found.runs) runs.emplace_back(finding.entry, finding.what);
  EXPECT_THAT(runs, ElementsAre(std::pair(4, "public.f"), std::pair(5, "public.f")));
}

TEST(Inspect, NamesFunctionsOfAViewThatIsATableWithARule) {
  const Inspection found = InspectAll(
      {Defined(1, "FUNCTION", "f()", "CREATE FUNCTION public.f() RETURNS int LANGUAGE sql AS '';"),
       Defined(2, "VIEW", "v", "CREATE TABLE public.v (a integer);"),
       Defined(3, "MATERIALIZED VIEW", "m",
               "CREATE MATERIALIZED VIEW public.m AS SELECT * FROM public.v WITH NO DATA;"),
       Defined(4, "RULE", "v _RETURN",
               "CREATE RULE \"_RETURN\" AS ON SELECT TO public.v DO INSTEAD SELECT public.f() AS "
               "a;")});
  std::vector<std::pair<model::DumpId, std::string>> runs;
  for (const Finding& finding : found.runs) runs.emplace_back(finding.entry, finding.what);
  EXPECT_THAT(runs, ElementsAre(std::pair(3, "public.f"), std::pair(4, "public.f")));
}

TEST(Inspect, NamesFunctionsOfWhatCallsThem) {
  const Entry function =
      Defined(1, "FUNCTION", "f()", "CREATE FUNCTION public.f() RETURNS int LANGUAGE sql AS '';");
  const auto runs = [&](const std::string& means, const std::string& user) {
    return What(InspectAll({function, Defined(2, "SCHEMA", "x", means),
                            Defined(3, "MATERIALIZED VIEW", "m", user)})
                    .runs);
  };
  const std::string aggregate =
      "CREATE AGGREGATE public.total(integer) (SFUNC = public.f, STYPE = integer);";
  EXPECT_THAT(runs(aggregate, "CREATE MATERIALIZED VIEW m AS SELECT public.total(a) FROM t;"),
              ElementsAre("public.f", "public.total"));
  EXPECT_THAT(runs(aggregate, "CREATE MATERIALIZED VIEW m AS SELECT other.total(a) FROM t;"),
              IsEmpty());
  const std::string sign =
      "CREATE OPERATOR public.=== (FUNCTION = public.f, LEFTARG = int, RIGHTARG = int);";
  EXPECT_THAT(runs(sign, "ALTER TABLE t ADD CHECK (a OPERATOR(public.===) 1);"),
              ElementsAre("public.f"));
  EXPECT_THAT(runs(sign, "ALTER TABLE t ADD CHECK (a === 1);"), ElementsAre("public.f"));
  EXPECT_THAT(runs(sign, "ALTER TABLE t ADD CHECK (a OPERATOR(other.===) 1);"), IsEmpty());
  EXPECT_THAT(runs(sign, "CREATE VIEW v AS SELECT a === 1 FROM t;"), IsEmpty());
  const std::string operators =
      "CREATE OPERATOR CLASS public.ways FOR TYPE int USING btree AS FUNCTION 1 "
      "public.f(int, int);";
  EXPECT_THAT(runs(operators, "CREATE INDEX i ON t USING btree (a public.ways);"),
              ElementsAre("public.f"));
  EXPECT_THAT(runs(operators, "CREATE INDEX i ON t USING btree (a other.ways);"), IsEmpty());
  EXPECT_THAT(runs("CREATE OPERATOR CLASS public.ways DEFAULT FOR TYPE public.way USING btree AS "
                   "FUNCTION 1 public.f(public.way, public.way);",
                   "CREATE TABLE t (a public.way PRIMARY KEY);"),
              ElementsAre("public.f"));
  EXPECT_THAT(runs("CREATE OPERATOR CLASS public.ways FOR TYPE int USING btree FAMILY public.fam "
                   "AS STORAGE int; ALTER OPERATOR FAMILY public.fam USING btree ADD FUNCTION 1 "
                   "(int, bigint) public.f(int, bigint);",
                   "CREATE INDEX i ON t USING btree (a public.ways);"),
              ElementsAre("public.f"));
  EXPECT_THAT(runs("CREATE TYPE public.span AS RANGE (subtype = int, subtype_diff = public.f);",
                   "CREATE TABLE t (a public.span);"),
              ElementsAre("public.f"));
}

TEST(Inspect, CountsLanguagesOfFunctionsWithABodyOfSql) {
  EXPECT_THAT(InspectAll({Defined(1, "FUNCTION", "f()",
                                  "CREATE FUNCTION f() RETURNS int BEGIN ATOMIC SELECT language AS "
                                  "x FROM t; END;")})
                  .languages,
              ElementsAre(testing::Pair("sql", 1)));
}

TEST(Inspect, TakesSeveralCopiesForTheTrickThatItIs) {
  Entry rows = Defined(1, "TABLE DATA", "t", "");
  rows.role = model::Role::kData;
  rows.copy = "COPY public.t FROM stdin; DROP TABLE x;";
  EXPECT_THAT(What(InspectAll({rows}).unexpected), ElementsAre("DROP TABLE, to load its rows"));
}

TEST(Inspect, NamesOwnFunctionsThatRunOnTheWay) {
  Entry view = Defined(4, "MATERIALIZED VIEW", "m",
                       "CREATE MATERIALIZED VIEW public.m AS SELECT public.g() WITH NO DATA;");
  view.relkind = 'm';
  Entry refresh = Defined(5, "MATERIALIZED VIEW DATA", "m", "REFRESH MATERIALIZED VIEW public.m;");
  refresh.pass = model::Pass::kPostAcl;
  refresh.relkind = 'm';
  refresh.dependencies = {4};
  const Inspection found = InspectAll(
      {Defined(1, "FUNCTION", "f(integer)",
               "CREATE FUNCTION public.f(integer) RETURNS integer LANGUAGE sql AS '';"),
       Defined(2, "FUNCTION", "g()", "CREATE FUNCTION public.g() RETURNS int LANGUAGE sql AS '';"),
       Defined(3, "INDEX", "i", "CREATE INDEX i ON public.t USING btree (public.f(n));"), view,
       refresh,
       Defined(6, "DEFAULT", "t n", "ALTER TABLE ONLY public.t ALTER COLUMN n SET DEFAULT f(1);"),
       Defined(7, "VIEW", "v", "CREATE VIEW public.v AS SELECT public.g();"),
       Defined(8, "CONSTRAINT", "t c", "ALTER TABLE public.t ADD CONSTRAINT c CHECK (f(n) > 0);")});
  std::vector<std::pair<model::DumpId, std::string>> runs;
  for (const Finding& finding : found.runs) runs.emplace_back(finding.entry, finding.what);
  EXPECT_THAT(runs, ElementsAre(std::pair(3, "public.f"), std::pair(4, "public.g"),
                                std::pair(5, "public.g"), std::pair(8, "public.f")));
}

TEST(Inspect, SaysWhereTextCannotBeToldFromSql) {
  EXPECT_THAT(InspectAll({}, "SJIS").unexpected,
              ElementsAre(Field(&Finding::object, "encoding SJIS")));
  for (const char* encoding : {"sjis", "WIN932", "big-5", "windows949", "shiftjis2004",
                               "SHIFT_JIS_2004", "GB18030", "gbk", "UHC", "JOHAB", "nonsense"}) {
    EXPECT_THAT(InspectAll({}, encoding).unexpected, testing::SizeIs(1)) << encoding;
  }
  for (const char* encoding : {"EUC_JP", "UTF8", "utf-8", "unicode", "SQL_ASCII", "LATIN1",
                               "iso-8859-1", "WIN1252", "KOI8R", "MULE_INTERNAL"}) {
    EXPECT_THAT(InspectAll({}, encoding).unexpected, IsEmpty()) << encoding;
  }
  model::Toc toc;
  toc.header.encoding = "UTF8";
  toc.header.databases = {{.name = "a", .encoding = "UTF8"}, {.name = "b", .encoding = "sjis"}};
  EXPECT_THAT(Inspect(toc, {}).unexpected, ElementsAre(Field(&Finding::object, "encoding sjis")));
}

TEST(Inspect, OfKindsThatItDoesNotKnowTakesWhatMakesThem) {
  EXPECT_THAT(
      InspectAll({Defined(1, "PROPERTY GRAPH", "g", "CREATE PROPERTY GRAPH g;")}).unexpected,
      ElementsAre(Field(&Finding::what, "CREATE PROPERTY")));
  EXPECT_THAT(InspectAll({Defined(1, "GRAPH", "g", "CREATE GRAPH g; ALTER GRAPH g x;")}).unexpected,
              IsEmpty());
  for (const std::string kind : {"USER", "GROUP", "SYSTEM", "ROUTINE", "LANGUAGE"}) {
    EXPECT_THAT(What(InspectAll({Defined(1, kind, "x", "CREATE " + kind + " x")}).unexpected),
                ElementsAre("CREATE " + kind));
    EXPECT_THAT(What(InspectAll({Defined(1, kind, "x", "ALTER " + kind + " x")}).unexpected),
                ElementsAre("ALTER " + kind));
  }
  EXPECT_THAT(
      What(InspectAll({Defined(1, "DATABASE", "x", "ALTER DATABASE x SET a = b")}).unexpected),
      ElementsAre("ALTER DATABASE"));
}

}  // namespace
}  // namespace pgstow::inspect
