// Large objects as versions of archives have them.
#include "formats/native/large_objects.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <pgstow/format.h>
#include <pgstow/sdk/error.h>
#include <pgstow/sdk/text.h>

namespace pgstow::native {
namespace {

using testing::ElementsAre;

Entry Made(int32_t id, const std::string& kind, const std::string& tag, std::string definition,
           std::vector<int32_t> dependencies = {}) {
  Entry entry;
  entry.id = id;
  entry.kind = kind;
  entry.tag = tag;
  entry.section = PGSTOW_SECTION_DATA;
  entry.definition = std::move(definition);
  entry.dependencies = std::move(dependencies);
  return entry;
}

// As the host has them.
Toc HostToc(Version version, const std::string& grants) {
  Toc toc;
  toc.head.version = version;
  toc.entries = {Made(3, "BLOB METADATA", "7..8", TextsOf({7, 8}).definition),
                 Made(4, "COMMENT", "LARGE OBJECT 8", "COMMENT …", {3}),
                 Made(5, "ACL", "LARGE OBJECTS 7..8", grants, {3}),
                 Made(6, "BLOBS", "7..8", "", {3})};
  return toc;
}

Toc Stored(Version version, const std::string& grants) {
  Toc toc = HostToc(version, grants);
  DumpIds ids(6);
  StoreLargeObjects(toc, ids);
  return toc;
}

std::string Shown(const Entry& entry) {
  std::string text = sdk::Concat(entry.id, " ", entry.kind, " ", entry.tag, " ←");
  for (const int32_t id : entry.dependencies) text += " " + std::to_string(id);
  return text;
}

std::vector<std::string> Shown(const Toc& toc) {
  std::vector<std::string> lines;
  for (const Entry& entry : toc.entries) lines.push_back(Shown(entry));
  return lines;
}

const std::string kGrants =
    "GRANT SELECT ON LARGE OBJECT 7 TO a;\nGRANT SELECT ON LARGE OBJECT 8 TO a;";

TEST(LargeObjects, AreAListInTheNewestVersion) {
  const Toc toc = Stored(kNewest, kGrants);
  EXPECT_THAT(Shown(toc), ElementsAre("3 BLOB METADATA 7..8 ←", "4 COMMENT LARGE OBJECT 8 ← 3",
                                      "5 ACL LARGE OBJECTS 7..8 ← 3", "6 BLOBS 7..8 ← 3"));
  EXPECT_EQ(toc.entries[0].definition, "7\n8\n");
  EXPECT_EQ(toc.entries[2].definition, "GRANT SELECT ON LARGE OBJECT 7 TO a;\n");
  EXPECT_THAT(ListedObjects(toc.entries[0]), ElementsAre(7, 8));
}

TEST(LargeObjects, HaveAnEntryEachInOlderVersions) {
  const Toc toc = Stored(Version{1, 15}, kGrants);
  EXPECT_THAT(Shown(toc), ElementsAre("3 BLOB 7 ←", "7 BLOB 8 ←", "4 COMMENT LARGE OBJECT 8 ← 7",
                                      "5 ACL LARGE OBJECT 7 ← 3", "8 ACL LARGE OBJECT 8 ← 7",
                                      "6 BLOBS 7..8 ← 3 7"));
  EXPECT_EQ(toc.entries[1].definition, "SELECT pg_catalog.lo_create('8');\n");
  EXPECT_EQ(toc.entries[1].drop, "SELECT pg_catalog.lo_unlink('8');\n");
  EXPECT_EQ(toc.entries[1].catalog_oid, 8U);
  EXPECT_EQ(toc.entries[1].section, uint32_t{PGSTOW_SECTION_PRE_DATA});
  EXPECT_EQ(toc.entries[4].definition, "GRANT SELECT ON LARGE OBJECT 8 TO a;\n");
}

// pg_restore says of all objects what it finds said of the first.
TEST(LargeObjects, HaveAnEntryEachWhereGrantsCannotBeSaidAsOne) {
  const Toc toc = Stored(kNewest,
                         "SET SESSION AUTHORIZATION b;\nGRANT SELECT ON LARGE OBJECT 7 TO a;\n"
                         "RESET SESSION AUTHORIZATION;\nSET SESSION AUTHORIZATION b;\n"
                         "GRANT SELECT ON LARGE OBJECT 8 TO a;\nRESET SESSION AUTHORIZATION;\n");
  EXPECT_THAT(Shown(toc), ElementsAre("3 BLOB METADATA 7 ←", "7 BLOB METADATA 8 ←",
                                      "4 COMMENT LARGE OBJECT 8 ← 7", "5 ACL LARGE OBJECT 7 ← 3",
                                      "8 ACL LARGE OBJECT 8 ← 7", "6 BLOBS 7..8 ← 3 7"));
  EXPECT_EQ(toc.entries[1].definition, "8\n");
}

// No dump lists one twice; what is said of it is said twice then.
TEST(LargeObjects, ThatAreListedTwiceHaveADumpIdEach) {
  Toc toc;
  toc.head.version = Version{1, 15};
  toc.entries = {Made(3, "BLOB METADATA", "7..7", TextsOf({7, 7}).definition),
                 Made(4, "ACL", "LARGE OBJECTS 7..7", "GRANT SELECT ON LARGE OBJECT 7 TO a;", {3})};
  DumpIds ids(4);
  StoreLargeObjects(toc, ids);
  EXPECT_THAT(Shown(toc), ElementsAre("3 BLOB 7 ←", "5 BLOB 7 ←", "4 ACL LARGE OBJECT 7 ← 3",
                                      "6 ACL LARGE OBJECT 7 ← 3"));
}

TEST(LargeObjects, ThatAreNoListAreRefused) {
  for (const char* text : {"7\nx\n", "7 8\n", "-1\n", "99999999999\n", "0\n", "\n"}) {
    EXPECT_THROW(ListedObjects(Made(3, "BLOB METADATA", "7", text)), sdk::Error) << text;
  }
}

TEST(LargeObjects, TakeDumpIdsAsLongAsThereAreAny) {
  Toc toc = HostToc(Version{1, 15}, kGrants);
  DumpIds ids(INT32_MAX);
  EXPECT_THROW(StoreLargeObjects(toc, ids), sdk::Error);
}

}  // namespace
}  // namespace pgstow::native
