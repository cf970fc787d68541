#include "host/base/boundary.h"

#include <stdexcept>
#include <thread>

#include <gtest/gtest.h>

#include "host/base/error.h"

namespace pgstow::base {
namespace {

TEST(Boundary, KeepsTheLastErrorUntilItIsTaken) {
  KeepPluginError(-2, "first");
  KeepPluginError(-3, "second");
  const BoundaryError error = TakeBoundaryError();
  EXPECT_EQ(error.status, -3);
  EXPECT_EQ(error.message, "second");
  EXPECT_EQ(error.exception, nullptr);
  EXPECT_EQ(TakeBoundaryError().status, 0);
}

TEST(Boundary, KeepsTheErrorsOfThreadsApart) {
  KeepPluginError(-2, "of this thread");
  std::thread([] {
    EXPECT_EQ(TakeBoundaryError().status, 0);
    KeepPluginError(-3, "of the other");
  }).join();
  EXPECT_EQ(TakeBoundaryError().message, "of this thread");
}

TEST(Boundary, GuardPassesGoodStatusesOn) {
  EXPECT_EQ(GuardCallback(-6, [] { return 1; }), 1);
  EXPECT_EQ(TakeBoundaryError().status, 0);
}

TEST(Boundary, GuardKeepsTheExceptionWhole) {
  EXPECT_EQ(
      GuardCallback(
          -6, []() -> int32_t { throw Error(ErrorCode::kServer, "lost").WithSqlstate("08006"); }),
      -6);
  const BoundaryError kept = TakeBoundaryError();
  EXPECT_EQ(kept.status, -6);
  try {
    std::rethrow_exception(kept.exception);
  } catch (const Error& error) {
    EXPECT_STREQ(error.what(), "lost");
    EXPECT_EQ(error.sqlstate(), "08006");
  }
}

TEST(Boundary, APluginsWordReplacesTheHostsException) {
  KeepHostException(-6, std::make_exception_ptr(std::runtime_error("of the host")));
  KeepPluginError(-2, "of the plugin");
  const BoundaryError kept = TakeBoundaryError();
  EXPECT_EQ(kept.exception, nullptr);
  EXPECT_EQ(kept.message, "of the plugin");
}

}  // namespace
}  // namespace pgstow::base
