#include "host/pg/server_error.h"

#include <gtest/gtest.h>

namespace pgstow::pg {
namespace {

TEST(ServerError, IsWordedAsPostgresqlsToolsDo) {
  const ServerError error(ServerError::Stage::kQuery, "ERROR:  relation \"t\" does not exist\n",
                          "TABLE t",
                          {.sqlstate = "42P01", .message = "relation \"t\" does not exist"});
  EXPECT_STREQ(error.what(), "query failed: ERROR:  relation \"t\" does not exist");
  EXPECT_EQ(error.detail(), "Query was: TABLE t");
  EXPECT_EQ(error.sqlstate(), "42P01");
  EXPECT_EQ(error.server_message(), "ERROR:  relation \"t\" does not exist");
  EXPECT_EQ(error.fields().message, "relation \"t\" does not exist");
  EXPECT_EQ(error.code(), base::ErrorCode::kServer);
}

TEST(ServerError, OfAConnectionIsTheMessageAlone) {
  const ServerError error(ServerError::Stage::kConnect, "connection to server failed\n", "", {});
  EXPECT_STREQ(error.what(), "connection to server failed");
  EXPECT_EQ(error.detail(), "");
  EXPECT_EQ(error.fields().message, "connection to server failed");
}

}  // namespace
}  // namespace pgstow::pg
