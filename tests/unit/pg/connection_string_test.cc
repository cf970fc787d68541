#include "host/pg/connection_string.h"

#include <string>

#include <gtest/gtest.h>

#include "host/base/error.h"

namespace pgstow::pg {
namespace {

TEST(ToDatabaseTest, NamesTheDatabase) {
  EXPECT_EQ(ToDatabase({}, "shop").dbname, "dbname='shop'");
  EXPECT_EQ(ToDatabase({}, "").dbname, "");
}

// A name that looks like a connection string, or would end the value that it is, stays a name.
TEST(ToDatabaseTest, QuotesNames) {
  EXPECT_EQ(ToDatabase({}, "host=elsewhere").dbname, "dbname='host=elsewhere'");
  EXPECT_EQ(ToDatabase({}, R"(O'Brien\ )").dbname, R"(dbname='O\'Brien\\ ')");
}

TEST(ToDatabaseTest, TakesTheServerOfAConnectionString) {
  EXPECT_EQ(ToDatabase({.dbname = "host=here dbname=other application_name='x y'"}, "shop").dbname,
            "application_name='x y' dbname='shop' host='here'");
  EXPECT_EQ(ToDatabase({.dbname = "postgresql://anna@here:5433/other"}, "shop").dbname,
            "dbname='shop' host='here' port='5433' user='anna'");
}

TEST(ToDatabaseTest, PutsOptionsBeforeTheConnectionString) {
  const ConnectionOptions options = ToDatabase(
      {.dbname = "host=here port=1 user=anna", .host = "there", .port = "2", .user = "ben"},
      "shop");
  EXPECT_EQ(options.dbname, "dbname='shop' host='there' port='2' user='ben'");
  EXPECT_EQ(options.host + options.port + options.user, "");
}

TEST(ToDatabaseTest, RefusesWhatIsNoConnectionString) {
  try {
    ToDatabase({.dbname = "shop"}, "x");
    FAIL();
  } catch (const base::Error& error) {
    EXPECT_STREQ(error.what(), "missing \"=\" after \"shop\" in connection info string");
  }
}

}  // namespace
}  // namespace pgstow::pg
