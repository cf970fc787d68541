#include "host/catalog/newer.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "host/catalog/known_catalogs.h"

namespace pgstow::catalog {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

TEST(NewerTest, KnowsTheCatalogsOf18) {
  EXPECT_THAT(UnknownCatalogs({{"pg_am", {"oid", "amname", "amhandler", "amtype"}},
                               {"pg_tablespace", {"oid", "spcname"}}}),
              IsEmpty());
}

TEST(NewerTest, NamesCatalogsAndColumnsThat18DoesNotHave) {
  EXPECT_THAT(UnknownCatalogs({{"pg_am", {"oid", "am", "amname", "amtype_new"}},
                               {"pg_propgraph_element", {"oid", "pgename"}},
                               {"pg_tablespace", {"oid"}}}),
              ElementsAre("column pg_catalog.pg_am.am", "column pg_catalog.pg_am.amtype_new",
                          "catalog pg_catalog.pg_propgraph_element"));
}

TEST(NewerTest, KnowsTheColumnOfEachCode) {
  for (const KnownCodes& known : KnownCodeColumns()) {
    EXPECT_THAT(UnknownCatalogs({{std::string(known.catalog), {std::string(known.column)}}}),
                IsEmpty());
  }
}

}  // namespace
}  // namespace pgstow::catalog
