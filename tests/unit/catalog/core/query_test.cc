#include "host/catalog/query.h"

#include <gtest/gtest.h>

namespace pgstow::catalog {
namespace {

struct Sample : Object {
  std::string body;
};

TEST(Query, AsksOlderServersForWhatTheyHaveInstead) {
  const Query<Sample> query = {
      .columns = {Column<Sample>("p.proname", &Sample::name),
                  Column<Sample>("p.new", &Sample::body).Since(18, "p.middle").Since(15, "NULL")},
      .tail = "FROM pg_catalog.pg_proc p"};
  EXPECT_EQ(query.Sql(18), "SELECT p.proname,\n  p.new\nFROM pg_catalog.pg_proc p");
  EXPECT_EQ(query.Sql(17), "SELECT p.proname,\n  p.middle\nFROM pg_catalog.pg_proc p");
  EXPECT_EQ(query.Sql(14), "SELECT p.proname,\n  NULL\nFROM pg_catalog.pg_proc p");
}

}  // namespace
}  // namespace pgstow::catalog
