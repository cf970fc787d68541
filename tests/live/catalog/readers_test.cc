// Catalogs that are read over several connections are those that one reads.
#include <memory>
#include <vector>

#include <gtest/gtest.h>

#include "host/pg/session.h"
#include "tests/live/catalog/reading.h"
#include "tests/live/connecting.h"

namespace pgstow::tests {
namespace {

class LiveReaders : public EachServer {
 protected:
  // Wide tables make catalogs large fast.
  void MakeObjects() const {
    database_.Sql(
        "DO $$ DECLARE columns text; BEGIN"
        " SELECT pg_catalog.string_agg('c' || n || ' int', ', ') INTO columns"
        "   FROM pg_catalog.generate_series(1, 1500) n;"
        " FOR n IN 1 .. 14 LOOP EXECUTE pg_catalog.format('CREATE TABLE w%s (%s)', n, columns);"
        " END LOOP;"
        " FOR n IN REVERSE 40 .. 1 LOOP"
        "  EXECUTE pg_catalog.format('CREATE TABLE t%s (id serial PRIMARY KEY, a int DEFAULT %s,"
        "    b int REFERENCES t%s, CHECK (a > %s))', n, n, n, n);"
        "  EXECUTE pg_catalog.format('CREATE INDEX ON t%s ((a + b)) WHERE b > 0', n);"
        "  EXECUTE pg_catalog.format('CREATE VIEW v%s AS SELECT a, b FROM t%s', n, n);"
        "  EXECUTE pg_catalog.format('CREATE RULE r AS ON DELETE TO v%s DO INSTEAD NOTHING', n);"
        "  EXECUTE pg_catalog.format('CREATE POLICY p ON t%s USING (b = %s)', n, n);"
        "  EXECUTE pg_catalog.format('CREATE TRIGGER g BEFORE UPDATE ON t%s FOR EACH ROW"
        "    EXECUTE FUNCTION suppress_redundant_updates_trigger()', n);"
        "  EXECUTE pg_catalog.format('CREATE STATISTICS s%s ON a, b FROM t%s', n, n);"
        "  EXECUTE pg_catalog.format('GRANT SELECT (a) ON t%s TO PUBLIC', n);"
        " END LOOP; END $$;"
        "CREATE TABLE p (k int) PARTITION BY LIST (k);"
        "CREATE TABLE p1 PARTITION OF p FOR VALUES IN (1);"
        "CREATE TABLE child (a int) INHERITS (t1)");
  }
};

TEST_P(LiveReaders, ReadWhatOneReads) {
  MakeObjects();
  const auto leader = Connect();
  const pg::SessionOptions session;
  pg::HardenDumpSession(*leader, session);
  pg::BeginSnapshot(*leader, session, "");
  const std::string snapshot = pg::ExportSnapshot(*leader);
  catalog::ReadOptions options;
  const catalog::DatabaseDump alone = catalog::Read(*leader, options);

  int called = 0;
  options.helpers = [&] {
    ++called;
    std::vector<std::unique_ptr<pg::Connection>> helpers;
    for (int i = 0; i < 2; ++i) {
      helpers.push_back(leader->Another());
      pg::HardenDumpSession(*helpers.back(), session);
      pg::BeginSnapshot(*helpers.back(), session, snapshot);
    }
    return helpers;
  };
  const catalog::DatabaseDump together = catalog::Read(*leader, options);
  EXPECT_EQ(called, 1);
  EXPECT_GT(alone.toc.entries.size(), 300U);
  EXPECT_EQ(together.toc.Unpack(), alone.toc.Unpack());
  ASSERT_EQ(together.data.size(), alone.data.size());
}

TEST_P(LiveReaders, AreNotCalledForSmallCatalogs) {
  database_.Sql("CREATE TABLE t (a int)");
  catalog::ReadOptions options;
  options.helpers = [] {
    ADD_FAILURE() << "helpers were called";
    return std::vector<std::unique_ptr<pg::Connection>>();
  };
  EXPECT_TRUE(FindEntry(ReadCatalog(*Connect(), options), "TABLE", "t"));
}

INSTANTIATE_TEST_SUITE_P(Servers, LiveReaders, ::testing::ValuesIn(Server::Names()), NameOfServer);

}  // namespace
}  // namespace pgstow::tests
