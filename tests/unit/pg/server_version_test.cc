#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "host/base/error.h"
#include "host/pg/hold.h"
#include "host/pg/session.h"

namespace pgstow::pg {
namespace {

using testing::HasSubstr;

TEST(ServerVersionTest, KnownOnesPass) {
  EXPECT_NO_THROW(CheckServerVersion(130000, "13.0", false));
  EXPECT_NO_THROW(CheckServerVersion(180004, "18.4", false));
}

TEST(ServerVersionTest, ANewerOnePassesOnlyWhenAllowed) {
  EXPECT_NO_THROW(CheckServerVersion(190000, "19beta1", true));
  try {
    CheckServerVersion(190000, "19beta1", false);
    FAIL() << "19 passed";
  } catch (const base::Error& error) {
    EXPECT_EQ(error.code(), base::ErrorCode::kVersion);
    EXPECT_STREQ(error.what(), "aborting because of server version mismatch");
    EXPECT_EQ(error.detail(), "server version: 19beta1; known versions: 13 to 18");
    EXPECT_THAT(error.hint(), HasSubstr("--allow-newer"));
  }
}

TEST(ServerVersionTest, AnOlderOneNeverPasses) {
  EXPECT_THROW(CheckServerVersion(120020, "12.20", true), base::Error);
}

TEST(ServerVersionTest, TellsWhichServersLeaveViewsAlone) {
  for (const int version : {130016, 140013, 150008, 150020, 160004, 170000, 180000, 190000}) {
    EXPECT_TRUE(RestrictsRelationKinds(version)) << version;
  }
  for (const int version : {130000, 130015, 140012, 150007, 160003}) {
    EXPECT_FALSE(RestrictsRelationKinds(version)) << version;
  }
}

}  // namespace
}  // namespace pgstow::pg
