#include "host/pg/libpq.h"

#include <dlfcn.h>

#include <cstdlib>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "host/base/error.h"

namespace pgstow::pg {
namespace {

bool IsLoaded() { return ::dlopen("libpq.so.5", RTLD_LAZY | RTLD_NOLOAD) != nullptr; }

TEST(LibpqDeathTest, IsLoadedWhenAFunctionIsFirstCalled) {
  testing::FLAGS_gtest_death_test_style = "threadsafe";  // in a process that has called none yet
  EXPECT_EXIT(
      {
        const bool early = IsLoaded();
        PQfreemem(nullptr);
        std::_Exit(!early && IsLoaded() ? 0 : 1);
      },
      testing::ExitedWithCode(0), "");
}

TEST(Libpq, SaysWhatAnOldOneLacks) {
  try {
    AddressInLibpq("PQofTheFuture");
    FAIL() << "there is such a function";
  } catch (const base::Error& error) {
    EXPECT_EQ(error.code(), base::ErrorCode::kServer);
    EXPECT_THAT(error.what(), testing::HasSubstr("PQofTheFuture"));
    EXPECT_THAT(error.hint(), testing::HasSubstr("Install libpq"));
  }
}

}  // namespace
}  // namespace pgstow::pg
