// Tables of contents under other names.

#include <algorithm>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "host/base/error.h"
#include "host/model/owned_as.h"
#include "restore/rewrite/rewrite.h"

namespace pgstow::rewrite {
namespace {

using model::DumpId;
using model::Entry;
using model::Role;
using model::Section;
using ::testing::ElementsAre;
using ::testing::IsEmpty;

constexpr model::Oid kRelations = 1259;

Entry Object(DumpId id, const std::string& kind, const std::string& schema, const std::string& tag,
             const std::string& definition) {
  Entry entry;
  entry.id = id;
  entry.kind = kind;
  entry.schema = schema;
  entry.tag = tag;
  entry.owner = "bob";
  entry.section = Section::kPreData;
  entry.definition = definition;
  const std::string name = schema.empty() ? tag : schema + "." + tag;
  entry.owned_as = kind + " " + name;
  entry.drop = "DROP " + kind + " " + name + ";\n";
  if (kind == "SCHEMA") entry.selector = model::Selector::kSchema;
  return entry;
}

Entry Table(DumpId id, const std::string& schema, const std::string& tag) {
  Entry table = Object(id, "TABLE", schema, tag, "CREATE TABLE " + schema + "." + tag + " ();\n");
  table.relkind = 'r';
  table.catalog.table = kRelations;
  return table;
}

Entry Facet(DumpId id, const Entry& of, Role role, const std::string& definition) {
  Entry facet;
  facet.id = id;
  facet.kind = role == Role::kAcl ? "ACL" : "COMMENT";
  facet.schema = of.schema;
  facet.tag = of.kind + " " + of.tag;
  facet.owner = of.owner;
  facet.role = role;
  if (role == Role::kAcl) facet.pass = model::Pass::kAcl;
  facet.definition = definition;
  facet.belongs_to = {of.id};
  return facet;
}

model::Toc TocOf(std::vector<Entry> entries) {
  model::Toc toc;
  toc.header.server_version = "18.0";
  toc.entries = std::move(entries);
  return toc;
}

Maps Schemas(NameMap schemas) {
  return {.schemas = std::move(schemas), .owners = {}, .tablespaces = {}};
}

Rewritten RewrittenAll(const model::Toc& toc, const Maps& maps,
                       const select::SelectOptions& options = {}) {
  return Rewrite(toc, select::Select(toc, options), options, maps);
}

std::vector<std::string> DefinitionsInOrder(const Rewritten& rewritten) {
  std::vector<std::string> definitions;
  for (const size_t i : rewritten.selection.order) {
    definitions.push_back(rewritten.toc.entries[i].definition);
  }
  return definitions;
}

TEST(RewriteTest, FactsOfEntriesChange) {
  Entry table = Table(2, "a", "t");
  table.tablespace = "fast";
  table.copy = "COPY a.t (i) FROM stdin;\n";
  const Rewritten rewritten = RewrittenAll(
      TocOf({table}),
      {.schemas = {{"a", "b"}}, .owners = {{"bob", "rob"}}, .tablespaces = {{"fast", "slow"}}});
  Entry expected = table;
  expected.schema = "b";
  expected.owner = "rob";
  expected.tablespace = "slow";
  expected.definition = "CREATE TABLE b.t ();\n";
  expected.drop = "DROP TABLE b.t;\n";
  expected.owned_as = "TABLE b.t";
  expected.copy = "COPY b.t (i) FROM stdin;\n";
  EXPECT_THAT(rewritten.toc.entries, ElementsAre(expected));
  EXPECT_THAT(rewritten.unused, IsEmpty());
}

TEST(RewriteTest, TagsOfSchemasRoutinesAndFacetsFollow) {
  const Entry schema = Object(1, "SCHEMA", "", "a", "CREATE SCHEMA a;\n");
  const Entry function =
      Object(2, "FUNCTION", "a", "f(a.t, integer)", "CREATE FUNCTION a.f(a.t, integer);\n");
  Entry dotted = Table(3, "x", "t");
  dotted.tag = "a.t";
  dotted.drop = "DROP TABLE x.\"a.t\";\n";
  const Rewritten rewritten = RewrittenAll(
      TocOf(
          {schema, function, dotted,
           Facet(4, schema, Role::kComment, "COMMENT ON SCHEMA a IS 'x';\n"),
           Facet(5, function, Role::kAcl, "REVOKE ALL ON FUNCTION a.f(a.t, integer) FROM bob;\n")}),
      Schemas({{"a", "b"}}));
  std::vector<std::string> tags;
  for (const Entry& entry : rewritten.toc.entries) tags.push_back(entry.tag);
  EXPECT_THAT(tags,
              ElementsAre("b", "f(b.t, integer)", "a.t", "SCHEMA b", "FUNCTION f(b.t, integer)"));
}

TEST(RewriteTest, SeveralOwnedObjectsStaySeveral) {
  Entry entry = Table(1, "a", "t");
  entry.owned_as = std::string("TABLE a.t\0SCHEMA a\0", 19);
  const Rewritten rewritten = RewrittenAll(TocOf({entry}), Schemas({{"a", "b"}}));
  EXPECT_THAT(model::OwnedObjects(rewritten.toc.entries[0].owned_as),
              ElementsAre("TABLE b.t", "SCHEMA b"));
}

TEST(RewriteTest, SaysWhichMapsNameNothing) {
  const Rewritten rewritten =
      RewrittenAll(TocOf({Table(1, "a", "t")}), {.schemas = {{"a", "b"}, {"none", "c"}},
                                                 .owners = {{"bob", "rob"}, {"nobody", "x"}},
                                                 .tablespaces = {{"fast", "slow"}}});
  EXPECT_THAT(rewritten.unused,
              ElementsAre("schema \"none\"", "role \"nobody\"", "tablespace \"fast\""));
}

TEST(RewriteTest, ProblemsAreThoseOfSelectedEntriesAndNotOfRows) {
  const Entry table = Table(1, "a", "t");
  const Entry other = Table(2, "c", "u");
  Entry rows = Facet(5, other, Role::kData, "SELECT 'a'::text;\n");
  const model::Toc toc =
      TocOf({table, other, Facet(3, table, Role::kComment, "COMMENT ON TABLE a.t IS 'of a';\n"),
             Facet(4, other, Role::kComment, "COMMENT ON TABLE c.u IS 'not of a';\n"), rows});
  const auto problems = [&](const select::SelectOptions& options) {
    std::vector<size_t> entries;
    for (const Unmapped& each : RewrittenAll(toc, Schemas({{"a", "b"}}), options).problems) {
      entries.push_back(each.entry);
    }
    return entries;
  };
  EXPECT_THAT(problems({}), ElementsAre(2, 3));
  EXPECT_THAT(problems({.schemas = {"c"}}), ElementsAre(3));
  EXPECT_THAT(problems({.comments = false}), IsEmpty());
}

// --- One name for two ---

std::string CollisionIn(const model::Toc& toc, const Maps& maps,
                        const select::SelectOptions& options = {}) {
  try {
    RewrittenAll(toc, maps, options);
  } catch (const base::Error& error) {
    EXPECT_EQ(error.code(), base::ErrorCode::kUsage);
    return error.what();
  }
  return "none";
}

TEST(CollisionTest, TwoSchemasOntoOne) {
  const model::Toc toc = TocOf({Table(1, "a", "t"), Table(2, "c", "t")});
  EXPECT_EQ(CollisionIn(toc, Schemas({{"a", "b"}, {"c", "b"}})),
            "TABLE \"a.t\" and TABLE \"c.t\" would both become TABLE \"b.t\"");
}

TEST(CollisionTest, OntoASchemaThatIsThere) {
  const model::Toc toc = TocOf({Table(1, "a", "t"), Table(2, "c", "t")});
  EXPECT_EQ(CollisionIn(toc, Schemas({{"a", "c"}})),
            "TABLE \"a.t\" and TABLE \"c.t\" would both become TABLE \"c.t\"");
  EXPECT_EQ(CollisionIn(toc, Schemas({{"a", "c"}, {"c", "a"}})), "none");
  EXPECT_EQ(CollisionIn(toc, Schemas({{"a", "c"}}), {.schemas = {"a"}}), "none");
}

TEST(CollisionTest, RelationsOfAnyKindAndTypesShareTheirNames) {
  Entry view = Object(2, "VIEW", "c", "t", "CREATE VIEW c.t AS SELECT 1;\n");
  view.relkind = 'v';
  EXPECT_EQ(CollisionIn(TocOf({Table(1, "a", "t"), view}), Schemas({{"a", "c"}})),
            "TABLE \"a.t\" and VIEW \"c.t\" would both become VIEW \"c.t\"");
  Entry type = Object(2, "TYPE", "c", "t", "CREATE TYPE c.t AS ENUM ();\n");
  type.catalog.table = 1247;
  EXPECT_EQ(CollisionIn(TocOf({Table(1, "a", "t"), type}), Schemas({{"a", "c"}})),
            "TABLE \"a.t\" and TYPE \"c.t\" would both become TYPE \"c.t\"");
  Entry key = Object(2, "CONSTRAINT", "c", "u t",
                     "ALTER TABLE ONLY c.u\n    ADD CONSTRAINT t PRIMARY KEY (i);\n");
  key.section = Section::kPostData;
  EXPECT_EQ(CollisionIn(TocOf({Table(1, "a", "t"), key}), Schemas({{"a", "c"}})),
            "TABLE \"a.t\" and CONSTRAINT \"c.u t\" would both become CONSTRAINT \"c.u t\"");
}

TEST(CollisionTest, RoutinesDifferByTheirArguments) {
  const auto function = [](DumpId id, const char* schema, const char* tag) {
    return Object(id, "FUNCTION", schema, tag, "CREATE FUNCTION x();\n");
  };
  EXPECT_EQ(CollisionIn(TocOf({function(1, "a", "f(integer)"), function(2, "c", "f(text)")}),
                        Schemas({{"a", "c"}})),
            "none");
  EXPECT_EQ(CollisionIn(TocOf({function(1, "a", "f(a.t)"), function(2, "c", "f(c.t)")}),
                        Schemas({{"a", "c"}})),
            "FUNCTION \"a.f(a.t)\" and FUNCTION \"c.f(c.t)\" would both become FUNCTION "
            "\"c.f(c.t)\"");
}

TEST(CollisionTest, UserMappingsOfTwoRoles) {
  const auto mapping = [](DumpId id, const std::string& role) {
    Entry entry = Object(id, "USER MAPPING", "", "USER MAPPING " + role + " SERVER s",
                         "CREATE USER MAPPING FOR " + role + " SERVER s;\n");
    entry.drop = "DROP USER MAPPING IF EXISTS FOR " + role + " SERVER s;\n";
    return entry;
  };
  const model::Toc toc = TocOf({mapping(1, "ann"), mapping(2, "bob")});
  const std::string error =
      CollisionIn(toc, {.schemas = {}, .owners = {{"ann", "bob"}}, .tablespaces = {}});
  EXPECT_THAT(error, testing::StartsWith("USER MAPPING \"USER MAPPING ann SERVER s\" and "));
}

TEST(CollisionTest, SchemasThatBecomeOneAreMadeOnce) {
  const Rewritten rewritten =
      RewrittenAll(TocOf({Object(1, "SCHEMA", "", "a", "CREATE SCHEMA a;\n"),
                          Object(2, "SCHEMA", "", "c", "CREATE SCHEMA c;\n"), Table(3, "a", "t"),
                          Table(4, "c", "u")}),
                   Schemas({{"a", "b"}, {"c", "b"}}));
  EXPECT_THAT(DefinitionsInOrder(rewritten),
              ElementsAre("CREATE SCHEMA b;\n", "CREATE SCHEMA IF NOT EXISTS b;\n",
                          "CREATE TABLE b.t ();\n", "CREATE TABLE b.u ();\n"));
  EXPECT_EQ(rewritten.toc.entries[0].drop, "DROP SCHEMA b;\n");
  EXPECT_EQ(rewritten.toc.entries[1].drop, "");
}

// --- public ---

TEST(PublicTest, WhatTakesItsPlaceIsMadeBeforeItIsNeeded) {
  const model::Toc toc =
      TocOf({Table(7, "a", "t"), Table(9, "public", "t"), Table(8, "public", "u")});
  const Rewritten rewritten = RewrittenAll(toc, Schemas({{"public", "B b"}}));
  EXPECT_THAT(DefinitionsInOrder(rewritten),
              ElementsAre("CREATE TABLE a.t ();\n", "CREATE SCHEMA IF NOT EXISTS \"B b\";\n",
                          "COMMENT ON SCHEMA \"B b\" IS 'standard public schema';\n",
                          "GRANT USAGE ON SCHEMA \"B b\" TO PUBLIC;\n",
                          "CREATE TABLE \"B b\".t ();\n", "CREATE TABLE \"B b\".u ();\n"));
  ASSERT_EQ(rewritten.toc.entries.size(), 6U);
  const Entry& schema = rewritten.toc.entries[3];
  EXPECT_EQ(schema.id, 10);
  EXPECT_EQ(schema.owner, "pg_database_owner");
  EXPECT_EQ(schema.owned_as, "SCHEMA \"B b\"");
  EXPECT_EQ(rewritten.toc.entries[5].pass, model::Pass::kAcl);
  EXPECT_EQ(rewritten.selection.choices.size(), 6U);
}

TEST(PublicTest, BeforeServer15EverybodyMightMakeThingsInIt) {
  model::Toc toc = TocOf({Table(1, "public", "t")});
  toc.header.server_version = "14.9 (Debian)";
  const Rewritten rewritten = RewrittenAll(toc, Schemas({{"public", "b"}}), {.comments = false});
  EXPECT_THAT(DefinitionsInOrder(rewritten),
              ElementsAre("CREATE SCHEMA IF NOT EXISTS b;\n", "GRANT ALL ON SCHEMA b TO PUBLIC;\n",
                          "CREATE TABLE b.t ();\n"));
  EXPECT_EQ(rewritten.toc.entries[1].owner, "");
}

TEST(PublicTest, NothingIsMadeForWhatDoesNotNeedIt) {
  const model::Toc toc = TocOf({Table(1, "a", "t"), Table(2, "public", "t")});
  EXPECT_EQ(RewrittenAll(toc, Schemas({{"public", "b"}}), {.schemas = {"a"}}).toc.entries.size(),
            2U);
  EXPECT_EQ(
      RewrittenAll(toc, Schemas({{"public", "b"}}), {.definitions = false}).toc.entries.size(), 2U);
  EXPECT_EQ(RewrittenAll(toc, Schemas({{"a", "b"}})).toc.entries.size(), 2U);
}

TEST(PublicTest, ItsOwnEntryMakesItWhereTheArchiveHasOne) {
  const Entry schema =
      Object(1, "SCHEMA", "", "public", "-- *not* creating schema, since initdb creates it\n\n");
  const Entry comment = Facet(2, schema, Role::kComment, "COMMENT ON SCHEMA public IS '';\n");
  const Rewritten rewritten =
      RewrittenAll(TocOf({schema, comment, Table(3, "public", "t")}), Schemas({{"public", "b"}}));
  EXPECT_THAT(DefinitionsInOrder(rewritten),
              ElementsAre("CREATE SCHEMA b;\n", "GRANT USAGE ON SCHEMA b TO PUBLIC;\n",
                          "COMMENT ON SCHEMA b IS '';\n", "CREATE TABLE b.t ();\n"));
}

TEST(PublicTest, ASchemaThatTheUserCalledPublicIsLikeOthers) {
  const Entry schema = Object(1, "SCHEMA", "", "public", "CREATE SCHEMA public;\n");
  const Rewritten rewritten =
      RewrittenAll(TocOf({schema, Table(3, "public", "t")}), Schemas({{"public", "b"}}));
  EXPECT_THAT(DefinitionsInOrder(rewritten),
              ElementsAre("CREATE SCHEMA b;\n", "CREATE TABLE b.t ();\n"));
}

}  // namespace
}  // namespace pgstow::rewrite
