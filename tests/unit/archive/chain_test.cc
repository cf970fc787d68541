#include "host/archive/chain.h"

#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "host/base/error.h"
#include "tests/unit/archive/sample.h"

namespace pgstow::archive {
namespace {

using base::ErrorCode;
using testing::HasSubstr;
using testing::StartsWith;
using tests::Plugins;

std::string SpecOf(std::string_view spec) { return Chain::Parse(Plugins(), spec)->spec(); }

base::Error ErrorOf(std::string_view spec) {
  try {
    Chain::Parse(Plugins(), spec);
  } catch (const base::Error& error) {
    return error;
  }
  ADD_FAILURE() << "no error for " << spec;
  return {ErrorCode::kInternal, ""};
}

std::span<const std::byte> AsBytes(std::string_view text) { return std::as_bytes(std::span(text)); }

std::string RoundTrip(const Chain& chain, std::string_view text) {
  const auto encoder = chain.NewEncoder();
  const auto decoder = chain.NewDecoder();
  const auto raw = decoder->Run(encoder->Run(AsBytes(text), {}, 1 << 20), {}, text.size());
  return {reinterpret_cast<const char*>(raw.data()), raw.size()};
}

TEST(Chain, IsEmptyForNone) {
  for (const std::string_view spec : {"", "0", "00", "none", "none:0"}) {
    EXPECT_TRUE(Chain::Parse(Plugins(), spec)->empty()) << spec;
    EXPECT_EQ(Chain::Parse(Plugins(), spec)->suffix(), "");
    EXPECT_EQ(RoundTrip(*Chain::Parse(Plugins(), spec), "abc"), "abc");
  }
}

TEST(Chain, SaysEveryOptionAndReadsItBack) {
  const std::string spec = SpecOf("zstd:7,long");
  EXPECT_THAT(spec, StartsWith("zstd:"));
  EXPECT_THAT(spec, HasSubstr("level=7"));
  EXPECT_THAT(spec, HasSubstr("long=true"));
  EXPECT_EQ(SpecOf(spec), spec);
  EXPECT_EQ(SpecOf("zstd+zstd:7"), SpecOf("zstd") + "+" + SpecOf("zstd:7"));
  EXPECT_EQ(Chain::Parse(Plugins(), "zstd")->suffix(), ".zst");
}

// So that a program whose zstd knows no such option reads the archive.
TEST(Chain, IsStoredWithoutWhatEncodersAloneLookAt) {
  const auto chain = Chain::Parse(Plugins(), "zstd:adapt=off+zstd:1");
  EXPECT_EQ(chain->spec(), "zstd:level=3,long=false,workers=0+zstd:level=1,long=false,workers=0");
  EXPECT_EQ(chain->full_spec(),
            "zstd:level=3,long=false,workers=0,adapt=false+"
            "zstd:level=1,long=false,workers=0,adapt=true");
  EXPECT_EQ(Chain::ParseStored(Plugins(), chain->spec())->spec(), chain->spec());
}

// What is sealed is bound to the text.
TEST(Chain, KeepsTheTextOfArchivesThatStoreMore) {
  for (const std::string stored : {"zstd:level=3,long=false,workers=0,adapt=true",
                                   "zstd:level=3,long=false,workers=0,adapt=true+seal"}) {
    EXPECT_EQ(Chain::ParseStored(Plugins(), stored)->spec(), stored);
  }
  EXPECT_EQ(Chain::ParseStored(Plugins(), "zstd")->spec(), SpecOf("zstd"));
}

TEST(Chain, RunsFiltersInOrderAndBack) {
  const auto chain = Chain::Parse(Plugins(), "zstd:1+zstd:3");
  EXPECT_EQ(RoundTrip(*chain, ""), "");
  const std::string text(100000, 'x');
  EXPECT_EQ(RoundTrip(*chain, text), text);
}

TEST(Chain, NamesTheFilterThatIsMissing) {
  EXPECT_EQ(ErrorOf("nosuch").code(), ErrorCode::kPlugin);
  EXPECT_THAT(ErrorOf("nosuch").what(), HasSubstr("\"nosuch\""));
}

TEST(Chain, RefusesBadSpecificationsAsPgDump) {
  EXPECT_EQ(ErrorOf("zstd:level=fast").code(), ErrorCode::kUsage);
  EXPECT_STREQ(ErrorOf("zstd:").what(),
               "invalid compression specification: found empty string where a compression option "
               "was expected");
  EXPECT_STREQ(
      ErrorOf("none:5").what(),
      "invalid compression specification: compression algorithm \"none\" does not accept a "
      "compression level");
}

TEST(Chain, StopsAFrameThatGrowsTooLarge) {
  const auto chain = Chain::Parse(Plugins(), "zstd");
  const auto encoder = chain->NewEncoder();
  const auto bomb = encoder->Run(AsBytes(std::string(1 << 20, '\0')), {}, 1 << 20);
  const auto decoder = chain->NewDecoder();
  try {
    decoder->Run(bomb, {}, 1000);
    ADD_FAILURE();
  } catch (const base::Error& error) {
    EXPECT_EQ(error.code(), ErrorCode::kCorrupt);
  }
  EXPECT_EQ(decoder->Run(bomb, {}, 1 << 20).size(), 1 << 20);
}

}  // namespace
}  // namespace pgstow::archive
