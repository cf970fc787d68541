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
  EXPECT_THAT(What(found.superuser), ElementsAre("a superuser", "a program run on the server"));
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
  EXPECT_THAT(InspectAll({}, "EUC_JP").unexpected, IsEmpty());
}

TEST(Inspect, OfKindsThatItDoesNotKnowTakesWhatMakesThem) {
  EXPECT_THAT(
      InspectAll({Defined(1, "PROPERTY GRAPH", "g", "CREATE PROPERTY GRAPH g;")}).unexpected,
      ElementsAre(Field(&Finding::what, "CREATE PROPERTY")));
  EXPECT_THAT(InspectAll({Defined(1, "GRAPH", "g", "CREATE GRAPH g; ALTER GRAPH g x;")}).unexpected,
              IsEmpty());
}

}  // namespace
}  // namespace pgstow::inspect
