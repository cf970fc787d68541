// What a server has that version 18 does not: nothing on those that are known, and what is new is
// named.
#include "host/catalog/newer.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/live/connecting.h"

namespace pgstow::tests {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

using Newer = EachServer;
INSTANTIATE_TEST_SUITE_P(Servers, Newer, testing::ValuesIn({std::string("18")}), NameOfServer);

TEST_P(Newer, FindsNothingNewOn18) { EXPECT_THAT(catalog::FindUnknown(*Connect()), IsEmpty()); }

TEST_P(Newer, NamesACatalogAndACodeThatAreNew) {
  const auto connection = Connect();
  connection->Execute(
      "SET allow_system_table_mods = on;"
      "CREATE TABLE pg_catalog.pg_novelty (oid oid, novname name);"
      "CREATE TABLE t ();"
      "UPDATE pg_catalog.pg_class SET relreplident = '?' WHERE relname = 't'");
  EXPECT_THAT(catalog::FindUnknown(*connection),
              ElementsAre("catalog pg_catalog.pg_novelty",
                          "code \"?\" in pg_catalog.pg_class.relreplident"));
}

}  // namespace
}  // namespace pgstow::tests
