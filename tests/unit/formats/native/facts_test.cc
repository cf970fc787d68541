// What is concluded from entries of PostgreSQL's archives. The cases (tests/cases) hold this to
// what pg_restore concludes; here are the archives that no server of ours has.
#include "formats/native/facts.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <pgstow/sdk/error.h>

#include "host/archive/toc_sink.h"
#include "host/archive/toc_view.h"

namespace pgstow::native {
namespace {

using testing::ElementsAre;

Entry Made(int32_t id, const std::string& kind, const std::string& tag, const std::string& drop,
           std::vector<int32_t> dependencies = {}) {
  Entry entry;
  entry.id = id;
  entry.kind = kind;
  entry.tag = tag;
  entry.schema = "s";
  entry.drop = drop;
  entry.dependencies = std::move(dependencies);
  return entry;
}

model::Toc Told(const Toc& toc) {
  archive::TocCollector collector;
  TellToc(toc, sdk::TocSink(collector.abi()), "zlib");
  return collector.Take();
}

// What the one entry is told as.
model::Entry ToldAs(const Entry& entry) {
  Toc toc;
  toc.entries = {entry};
  return Told(toc).entries.at(0);
}

std::string OwnedAs(const std::string& kind, const std::string& tag, const std::string& drop) {
  return ToldAs(Made(1, kind, tag, drop)).owned_as;
}

TEST(Facts, OwnersAreSetOnWhatTheDropNames) {
  EXPECT_EQ(OwnedAs("FUNCTION", "f(integer)", "DROP FUNCTION s.f(a integer);\n"),
            "FUNCTION s.f(a integer)");
  EXPECT_EQ(OwnedAs("TYPE", "t", "DROP TYPE s.t CASCADE;\n"), "TYPE s.t");
  EXPECT_EQ(OwnedAs("TABLE", "a CASCADE", "DROP TABLE s.\"a CASCADE\";\n"),
            "TABLE s.\"a CASCADE\"");
  EXPECT_EQ(OwnedAs("BLOB", "7", "SELECT pg_catalog.lo_unlink('7');\n"), "LARGE OBJECT 7");
  EXPECT_EQ(OwnedAs("SCHEMA", "public", "-- *not* dropping schema\n"), "SCHEMA public");
}

TEST(Facts, ObjectsThatGoWithOthersHaveNoOwnerToSet) {
  EXPECT_EQ(OwnedAs("INDEX", "i", "DROP INDEX s.i;\n"), "");
  EXPECT_EQ(OwnedAs("SEQUENCE", "identity", ""), "");
}

TEST(Facts, UnknownKindsPassThrough) {
  const model::Entry told = ToldAs(Made(1, "PROCACT_SCHEMA", "x", "DROP IT;\n"));
  EXPECT_EQ(told.kind, "PROCACT_SCHEMA");
  EXPECT_EQ(told.role, model::Role::kDefinition);
  EXPECT_EQ(told.selector, model::Selector::kNone);
  EXPECT_EQ(told.owned_as, "");
  EXPECT_EQ(told.drop, "DROP IT;\n");
}

TEST(Facts, ParentsAreFoundWhateverTheirIds) {
  Toc toc;
  toc.entries = {Made(INT32_MAX, "TABLE", "t", ""), Made(5000, "TRIGGER", "t a", "", {INT32_MAX}),
                 Made(4999, "TABLE", "t b", ""), Made(1, "TRIGGER", "t b", "", {4999, 5001})};
  const model::Toc told = Told(toc);
  EXPECT_THAT(told.entries[1].belongs_to, ElementsAre(INT32_MAX));
  EXPECT_THAT(told.entries[3].belongs_to, ElementsAre(4999));
}

TEST(Facts, PartsBelongToTheirTable) {
  Toc toc;
  toc.entries = {
      Made(1, "FUNCTION", "t", ""),        Made(2, "TABLE", "other", ""),
      Made(3, "TABLE", "t", ""),           Made(4, "TRIGGER", "t a trigger", "", {9, 1, 2, 3}),
      Made(5, "INDEX", "t_pkey", "", {2}), Made(6, "COMMENT", "TABLE t", "", {9, 3})};
  const model::Toc told = Told(toc);
  EXPECT_THAT(told.entries[3].belongs_to, ElementsAre(3));
  EXPECT_THAT(told.entries[4].belongs_to, ElementsAre(2));
  EXPECT_THAT(told.entries[5].belongs_to, ElementsAre(3));
}

TEST(Facts, DataWithoutCopyIsStatements) {
  Entry data = Made(1, "TABLE DATA", "t", "");
  data.has_data = true;
  EXPECT_EQ(ToldAs(data).data_form, model::DataForm::kSql);
  data.copy = "COPY s.t FROM stdin;\n";
  EXPECT_EQ(ToldAs(data).data_form, model::DataForm::kCopy);
  data = Made(1, "BLOBS", "BLOBS", "");
  data.has_data = true;
  EXPECT_EQ(ToldAs(data).data_form, model::DataForm::kLargeObjects);
}

TEST(Facts, WhatIsSaidOfEventTriggersComesWithThem) {
  EXPECT_EQ(ToldAs(Made(1, "COMMENT", "EVENT TRIGGER e", "")).pass, model::Pass::kPostAcl);
  EXPECT_EQ(ToldAs(Made(1, "COMMENT", "TABLE t", "")).pass, model::Pass::kMain);
}

// As pg_dump before 10.3 wrote them; pg_restore sets the path for each entry.
TEST(Session, WithoutASearchPathIsOneOfEachEntry) {
  Toc toc;
  toc.entries = {Made(1, "TABLE DATA", "t", "")};
  toc.entries[0].schema = "odd \" s";
  toc.entries[0].copy = "COPY t (a) FROM stdin;\n";
  toc.entries[0].definition = "SELECT f();\n";
  const model::Entry old = Told(toc).entries.at(0);
  EXPECT_EQ(old.copy, "COPY \"odd \"\" s\".t (a) FROM stdin;\n");
  EXPECT_EQ(old.definition, "SET search_path = \"odd \"\" s\", pg_catalog;\n\nSELECT f();\n");

  Entry path = Made(2, "SEARCHPATH", "SEARCHPATH", "");
  path.definition = "SELECT pg_catalog.set_config('search_path', '', false);\n";
  toc.entries.push_back(path);
  const model::Entry recent = Told(toc).entries.at(0);
  EXPECT_EQ(recent.copy, "COPY t (a) FROM stdin;\n");
  EXPECT_EQ(recent.definition, "SELECT f();\n");
}

// There and back: the header's facts are the first entries.
TEST(Session, IsAFactOfTheHeader) {
  model::Toc toc;
  toc.header.encoding = "LATIN1";
  toc.header.standard_strings = false;
  toc.header.search_path = "it's, \"odd\"";
  toc.header.dumped_by = "pgstow 0.1.0";
  toc.header.chain = "zlib:level=6";
  toc.entries = {{.id = 5, .kind = "SCHEMA", .tag = "s"}};
  const archive::TocView view(toc);
  const Toc stored = StoredToc(sdk::Toc(view.abi()), {});
  ASSERT_EQ(stored.entries.size(), 4U);
  EXPECT_EQ(stored.entries[0].definition, "SET client_encoding = 'LATIN1';\n");
  EXPECT_EQ(stored.entries[1].definition, "SET standard_conforming_strings = 'off';\n");
  EXPECT_EQ(stored.entries[2].definition,
            "SELECT pg_catalog.set_config('search_path', 'it''s, \"odd\"', false);\n");
  EXPECT_EQ(stored.entries[2].id, 8);
  EXPECT_EQ(stored.head.compression, Compression::kGzip);
  EXPECT_EQ(stored.head.level, 6);

  const model::Toc told = Told(stored);
  EXPECT_EQ(told.header.encoding, "LATIN1");
  EXPECT_FALSE(told.header.standard_strings);
  EXPECT_EQ(told.header.search_path, toc.header.search_path);
  EXPECT_EQ(told.header.dumped_by, "pgstow 0.1.0");
  EXPECT_EQ(told.header.chain, "zlib");
  ASSERT_EQ(told.entries.size(), 1U);
  EXPECT_EQ(told.entries[0].id, 5);
}

TEST(Session, ThatIsNotAsPgDumpWritesItIsRefused) {
  for (const char* definition :
       {"", "SET client_encoding = ;\n", "SET client_encoding = 'x;\n", "DROP TABLE t;\n"}) {
    Toc toc;
    toc.entries = {Made(1, "ENCODING", "ENCODING", "")};
    toc.entries[0].definition = definition;
    EXPECT_ANY_THROW(Told(toc)) << definition;
  }
}

TEST(StoredToc, KnowsNoChainOfSeveralFilters) {
  model::Toc toc;
  toc.header.chain = "rot13:shift=7";
  const archive::TocView view(toc);
  EXPECT_THROW(StoredToc(sdk::Toc(view.abi()), {}), sdk::Error);
}

}  // namespace
}  // namespace pgstow::native
