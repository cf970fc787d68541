// Rows of an extension's configuration tables are the user's.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/live/catalog/reading.h"

namespace pgstow::tests {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

// Only an extension's own script can name configuration tables; the extension that is at hand is
// made to look as if it had.
class ExtensionData : public EachServer {
 protected:
  void SetUp() override {
    connection_->Execute(R"(
CREATE SCHEMA configuration;
CREATE EXTENSION citext SCHEMA configuration;
CREATE TABLE configuration.z_parent (id integer PRIMARY KEY, own boolean);
CREATE TABLE configuration.a_child (parent integer REFERENCES configuration.z_parent);
CREATE TABLE configuration.fixed (id integer);
ALTER EXTENSION citext ADD TABLE configuration.z_parent;
ALTER EXTENSION citext ADD TABLE configuration.a_child;
ALTER EXTENSION citext ADD TABLE configuration.fixed;
UPDATE pg_extension
SET extconfig = ARRAY['configuration.a_child'::regclass, 'configuration.z_parent'::regclass]::oid[],
    extcondition = ARRAY['', E'\n  Where own']
WHERE extname = 'citext';
)");
  }

  // Names of the tables whose rows are read, in order.
  std::vector<std::string> Tables(const catalog::ReadOptions& options = {}) {
    std::vector<std::string> names;
    for (const auto& job : ReadCatalog(*connection_, options).data) {
      names.push_back(job.qualified_name);
    }
    return names;
  }

  std::unique_ptr<pg::Connection> connection_ = Connect();
};
INSTANTIATE_TEST_SUITE_P(Servers, ExtensionData, testing::ValuesIn(Server::Names()), NameOfServer);

TEST_P(ExtensionData, IsReadInTheOrderOfForeignKeys) {
  EXPECT_THAT(Tables(), ElementsAre("configuration.z_parent", "configuration.a_child"));
}

TEST_P(ExtensionData, IsReadUnderTheConditionOfTheExtension) {
  const auto dump = ReadCatalog(*connection_);
  ASSERT_EQ(dump.data.size(), 2U);
  EXPECT_EQ(dump.data[0].copy_out,
            "COPY (SELECT id, own FROM ONLY configuration.z_parent WHERE  own) TO stdout;");
  EXPECT_EQ(dump.data[1].where, "");
}

TEST_P(ExtensionData, ComesWithoutTheTables) {
  const auto dump = ReadCatalog(*connection_);
  EXPECT_FALSE(FindEntry(dump, "TABLE", "z_parent"));
  EXPECT_TRUE(FindEntry(dump, "EXTENSION", "citext"));
}

TEST_P(ExtensionData, StaysAwayWithItsExtensionUnlessChosen) {
  catalog::ReadOptions options;
  options.schemas = {"public"};
  EXPECT_THAT(Tables(options), IsEmpty());
  options.schemas = {"configuration"};
  EXPECT_THAT(Tables(options), ElementsAre("configuration.z_parent", "configuration.a_child"));
  options.schemas.clear();
  options.tables = {"configuration.a_child"};
  EXPECT_THAT(Tables(options), ElementsAre("configuration.a_child"));
}

TEST_P(ExtensionData, CanBeLeftOut) {
  catalog::ReadOptions options;
  options.exclude_tables = {"configuration.z_parent"};
  EXPECT_THAT(Tables(options), ElementsAre("configuration.a_child"));
  options.exclude_tables.clear();
  options.data = false;
  EXPECT_THAT(Tables(options), IsEmpty());
}

}  // namespace
}  // namespace pgstow::tests
