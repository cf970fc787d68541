#include "host/dump/server_toc.h"

#include <limits>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "host/base/error.h"
#include "host/model/toc_check.h"

namespace pgstow::dump {
namespace {

using ::testing::ElementsAre;

catalog::DatabaseDump Database(const std::string& name, model::DumpId first) {
  catalog::DatabaseDump dump;
  dump.toc.header = {.database = name, .encoding = "LATIN1", .standard_strings = false};
  dump.toc.entries.Add({.id = first, .kind = "TABLE", .tag = "t"});
  dump.toc.entries.Add({.id = first + 5,
                        .kind = "TABLE DATA",
                        .tag = "t",
                        .dependencies = {first, first + 9},
                        .belongs_to = {first}});
  dump.data.push_back({.entry = first + 5});
  return dump;
}

model::Globals Globals() {
  model::Globals globals;
  globals.roles = {{{.id = 1, .kind = "ROLE", .tag = "bob"}}};
  globals.tablespaces = {{{.id = 4, .kind = "TABLESPACE", .tag = "fast"}}};
  globals.memberships = {{{.id = 3, .kind = "ROLE MEMBERSHIP", .tag = "bob ann"}}};
  return globals;
}

TEST(ServerToc, HasWhatIsTheServersOwnAndThenEachDatabase) {
  ServerToc joining({.server_version = "18.1", .encoding = "UTF8"});
  joining.Add(Globals());
  catalog::DatabaseDump a = Database("a", 2);
  catalog::DatabaseDump b = Database("b", 1);
  joining.Add(a);
  joining.Add(b);
  const model::Toc toc = joining.Take().Unpack();
  EXPECT_NO_THROW(model::CheckToc(toc));
  std::vector<std::string> kinds;
  std::vector<uint32_t> databases;
  std::vector<model::DumpId> ids;
  for (const model::Entry& entry : toc.entries) {
    kinds.push_back(entry.kind);
    databases.push_back(entry.database);
    ids.push_back(entry.id);
  }
  EXPECT_THAT(kinds, ElementsAre("ROLE", "ROLE MEMBERSHIP", "TABLESPACE", "TABLE", "TABLE DATA",
                                 "TABLE", "TABLE DATA"));
  EXPECT_THAT(databases, ElementsAre(0, 0, 0, 1, 1, 2, 2));
  EXPECT_THAT(ids, ElementsAre(1, 3, 4, 6, 11, 12, 17));
  EXPECT_EQ(toc.header.server_version, "18.1");
  EXPECT_EQ(toc.header.encoding, "UTF8");
  EXPECT_THAT(toc.header.databases, ElementsAre(model::Database{"a", "LATIN1", false, ""},
                                                model::Database{"b", "LATIN1", false, ""}));
}

TEST(ServerToc, KeepsWhatEntriesAndDataSayOfEachOther) {
  ServerToc joining({});
  joining.Add(Globals());
  catalog::DatabaseDump a = Database("a", 2);
  catalog::DatabaseDump b = Database("b", 1);
  joining.Add(a);
  joining.Add(b);
  const model::Toc toc = joining.Take().Unpack();
  EXPECT_EQ(b.data[0].entry, toc.entries[6].id);
  EXPECT_THAT(toc.entries[6].dependencies, ElementsAre(12, 21));
  EXPECT_THAT(toc.entries[6].belongs_to, ElementsAre(12));
  EXPECT_EQ(a.data[0].entry, toc.entries[4].id);
}

TEST(ServerToc, RefusesMoreObjectsThanThereAreNumbers) {
  ServerToc joining({});
  catalog::DatabaseDump a = Database("a", std::numeric_limits<model::DumpId>::max() - 9);
  catalog::DatabaseDump b = Database("b", 1);
  joining.Add(a);
  EXPECT_THROW(joining.Add(b), base::Error);
}

}  // namespace
}  // namespace pgstow::dump
