#include <string>

#include <gtest/gtest.h>
#include <pgstow/sdk/text.h>

#include "host/base/boundary.h"
#include "host/base/error.h"
#include "host/loader/host_services.h"
#include "host/loader/registry.h"

namespace pgstow::loader {
namespace {

using base::ErrorCode;
using sdk::Abi;

base::Error Caught(pgstow_status status, const std::string& what, const Plugin* plugin) {
  try {
    Check(status, what, plugin);
  } catch (const base::Error& error) {
    return error;
  }
  ADD_FAILURE() << "status " << status << " did not throw";
  return base::Error(ErrorCode::kInternal, "");
}

const Plugin kPlugin{.name = "zstd", .version = "9", .path = "/p/zstd.so"};

TEST(Check, PassesGoodStatusesOn) {
  EXPECT_EQ(Check(PGSTOW_OK, "reading", &kPlugin), PGSTOW_OK);
  EXPECT_EQ(Check(PGSTOW_END, "reading", &kPlugin), PGSTOW_END);
  EXPECT_EQ(Check(PGSTOW_MORE, "reading", &kPlugin), PGSTOW_MORE);
}

TEST(Check, CarriesTheMessageOfThePlugin) {
  Host().set_error(PGSTOW_E_CORRUPT, Abi("frame 3 has a wrong checksum"));
  const base::Error error = Caught(PGSTOW_E_CORRUPT, "reading archive \"x\"", &kPlugin);
  EXPECT_EQ(error.code(), ErrorCode::kCorrupt);
  EXPECT_STREQ(error.what(), "reading archive \"x\": frame 3 has a wrong checksum");
}

TEST(Check, GivesEachStatusItsCode) {
  const std::pair<pgstow_status, ErrorCode> codes[] = {
      {PGSTOW_E_INVALID, ErrorCode::kUsage},
      {PGSTOW_E_CORRUPT, ErrorCode::kCorrupt},
      {PGSTOW_E_TRUNCATED, ErrorCode::kTruncated},
      {PGSTOW_E_VERSION, ErrorCode::kVersion},
      {PGSTOW_E_UNSUPPORTED, ErrorCode::kUnsupported},
      {PGSTOW_E_IO, ErrorCode::kIo},
      {PGSTOW_E_MEMORY, ErrorCode::kIo},
      {PGSTOW_E_INTERNAL, ErrorCode::kPlugin},
      {-99, ErrorCode::kPlugin}};
  for (const auto& [status, code] : codes) {
    EXPECT_EQ(Caught(status, "x", &kPlugin).code(), code) << status;
  }
}

TEST(Check, NamesThePluginThatGaveNoReason) {
  const base::Error error = Caught(PGSTOW_E_INTERNAL, "reading", &kPlugin);
  EXPECT_STREQ(error.what(),
               "reading: the plugin \"zstd\" (\"/p/zstd.so\") failed with status -8 and gave no "
               "reason");
  EXPECT_EQ(error.detail(), "This is a defect of the plugin \"zstd\" (\"/p/zstd.so\").");
}

TEST(Check, ThrowsTheErrorOfTheHostAsItWas) {
  const int32_t status = base::GuardCallback(PGSTOW_E_IO, []() -> int32_t {
    throw base::Error(ErrorCode::kIo, "could not write file \"f\"").WithHint("Make room.");
  });
  const base::Error error = Caught(status, "writing", &kPlugin);
  EXPECT_STREQ(error.what(), "could not write file \"f\"");
  EXPECT_EQ(error.hint(), "Make room.");
}

TEST(Check, PrefersWhatThePluginSaysOfAnErrorOfTheHost) {
  base::GuardCallback(PGSTOW_E_IO, []() -> int32_t {
    throw base::Error(ErrorCode::kIo, "could not read file \"f\"");
  });
  Host().set_error(PGSTOW_E_TRUNCATED, Abi("the footer is missing"));
  EXPECT_STREQ(Caught(PGSTOW_E_TRUNCATED, "reading", &kPlugin).what(),
               "reading: the footer is missing");
}

TEST(Check, ForgetsAnErrorThatThePluginRecoveredFrom) {
  Host().set_error(PGSTOW_E_IO, Abi("stale"));
  Check(PGSTOW_OK, "reading", &kPlugin);
  EXPECT_STREQ(Caught(PGSTOW_E_IO, "reading", nullptr).what(),
               "reading: a plugin failed with status -6 and gave no reason");
}

TEST(Check, DoesNotExplainOneErrorWithAnother) {
  Host().set_error(PGSTOW_E_IO, Abi("stale"));
  EXPECT_STREQ(Caught(PGSTOW_E_MEMORY, "", nullptr).what(),
               "a plugin failed with status -7 and gave no reason");
}

TEST(Host, GivesServicesByIdAndNullForUnknownOnes) {
  const int service = 0;
  ProvideService("test.service/1", &service);
  EXPECT_EQ(Host().get_service(Abi("test.service/1")), &service);
  EXPECT_EQ(Host().get_service(Abi("test.service/2")), nullptr);
}

}  // namespace
}  // namespace pgstow::loader
