// How much counts as what for --transaction-size, as observed with pg_restore 18.
#include "restore/script/transaction_size.h"

#include <gtest/gtest.h>

namespace pgstow::script {
namespace {

TEST(TransactionSize, IsFullAtItsLimitAndStartsAnew) {
  TransactionSize size(3);
  EXPECT_FALSE(size.Add(1));
  EXPECT_FALSE(size.Add(1));
  EXPECT_TRUE(size.Add(1));
  EXPECT_FALSE(size.Add(2));
  EXPECT_TRUE(size.Add(7));
  EXPECT_FALSE(size.Add(2));
}

TEST(TransactionSize, KnowsWhetherSoManyMoreWouldFillIt) {
  TransactionSize size(3);
  size.Add(1);
  EXPECT_FALSE(size.IsFullWith(1));
  EXPECT_TRUE(size.IsFullWith(2));
  EXPECT_FALSE(size.Add(1));  // asking counted nothing
}

TEST(TransactionSize, OfZeroIsNeverFull) {
  TransactionSize size(0);
  EXPECT_FALSE(size.limited());
  EXPECT_FALSE(size.IsFullWith(1000));
  EXPECT_FALSE(size.Add(1000));
}

TEST(TransactionSize, CountsSemicolonsOfWhateverIsNoFunction) {
  model::Entry entry;
  EXPECT_EQ(ActionsIn(entry), 1);
  entry.definition = "CREATE TABLE t ();\nALTER TABLE t CLUSTER ON i;\n";
  EXPECT_EQ(ActionsIn(entry), 2);
  entry.definition = "COMMENT ON TABLE t IS 'a;b';\n";
  EXPECT_EQ(ActionsIn(entry), 2);
  entry.selector = model::Selector::kFunction;
  EXPECT_EQ(ActionsIn(entry), 1);
}

TEST(TransactionSize, CountsEachStatementAboutLargeObjects) {
  model::Entry entry;
  entry.role = model::Role::kData;
  entry.definition = "SELECT pg_catalog.lo_create('1');\nSELECT pg_catalog.lo_create('2');\n";
  EXPECT_FALSE(EachStatementCounts(entry));
  entry.owned_as = std::string("LARGE OBJECT 1\0LARGE OBJECT 2", 29);
  EXPECT_TRUE(EachStatementCounts(entry));
  EXPECT_EQ(ActionsIn(entry), 1);
}

}  // namespace
}  // namespace pgstow::script
