// The laws of every filter, straight on the plugin ABI: each case runs for each filter that the
// registry finds.
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include <algorithm>
#include <cstdint>
#include <fstream>
#include <random>
#include <string>
#include <string_view>
#include <thread>
#include <utility>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <pgstow/sdk/text.h>

#include "host/base/error.h"
#include "tests/conformance/codec_runner.h"
#include "tests/conformance/plugins.h"

namespace pgstow::conformance {
namespace {

using base::ErrorCode;
using sdk::View;

// How a filter differs from the others. Every filter has a row.
struct Quirks {
  std::string_view name;
  bool detects_damage;    // its frames carry a checksum and their own end
  std::string_view tool;  // command that decodes concatenated frames from stdin; empty: none
};
constexpr Quirks kQuirks[] = {
    {.name = "gzip", .detects_damage = true, .tool = "gzip --decompress --stdout --quiet"},
    {.name = "lz4", .detects_damage = true, .tool = "lz4 --decompress --stdout --quiet"},
    {.name = "rot13", .detects_damage = false, .tool = ""},
    {.name = "zlib", .detects_damage = true, .tool = ""},
    {.name = "zstd", .detects_damage = true, .tool = "zstd --decompress --stdout --quiet"},
};

const Quirks& QuirksOf(const std::string& filter) {
  const auto found = std::ranges::find(kQuirks, filter, &Quirks::name);
  if (found == std::end(kQuirks)) throw std::runtime_error("no row of quirks for " + filter);
  return *found;
}

template <class Predicate>
std::vector<std::string> FiltersWhose(Predicate has) {
  std::vector<std::string> filters = AllFilters();
  std::erase_if(filters, [&has](const std::string& filter) { return !has(QuirksOf(filter)); });
  return filters;
}

constexpr uint64_t kSeed = 20260101;

std::string RandomBytes(size_t count) {
  std::mt19937_64 generator(kSeed);
  std::string bytes(count, '\0');
  for (char& byte : bytes) byte = static_cast<char>(generator());
  return bytes;
}

// Rows as COPY writes them: compressible, no two alike.
std::string Rows(size_t count) {
  std::string rows;
  for (size_t i = 0; i < count; ++i) {
    rows += std::to_string(i) + "\tcustomer " + std::to_string(i * i % 997) + "\t\\N\n";
  }
  return rows;
}

class Filter : public testing::TestWithParam<std::string> {
 protected:
  const Quirks& quirks() const { return QuirksOf(GetParam()); }
  const pgstow_filter_info& info() const { return *AllPlugins().GetFilter(GetParam()).info; }
  CodecRunner Encoder(std::string_view settings = {}) const {
    return {GetParam(), PGSTOW_ENCODE, settings};
  }
  CodecRunner Decoder(std::string_view settings = {}) const {
    return {GetParam(), PGSTOW_DECODE, settings};
  }
  // What decoding throws; kInternal when it does not.
  static ErrorCode CodeOfDecoding(CodecRunner& decoder, std::string_view frame) {
    try {
      decoder.Run(frame);
    } catch (const base::Error& error) {
      return error.code();
    }
    return ErrorCode::kInternal;
  }
};

// Filters whose frames carry a checksum and their own end.
class FilterOfWholeFrames : public Filter {};

// Filters that an ordinary command-line tool decodes.
class FilterWithTool : public Filter {};

TEST_P(Filter, DescribesItself) {
  EXPECT_EQ(quirks().name, GetParam());
  EXPECT_GT(View(info().summary).size(), 0u);
  EXPECT_NE(View(info().summary).back(), '.');
  for (const pgstow_option* option : std::span(info().options, info().option_count)) {
    EXPECT_GT(View(option->help).size(), 0u) << View(option->name);
  }
}

TEST_P(Filter, GivesBackWhatItWasGivenInPiecesOfAnySize) {
  const std::string inputs[] = {
      "",           "x", std::string(1000, '\0'), Rows(1000), RandomBytes(70'000),
      Rows(200'000) /* more than one frame of 4 MiB */};
  const Pieces sizes[] = {{1, 1},  {1, 65536},   {65536, 1},
                          {7, 13}, {4096, 4096}, {1 << 24, 1 << 24}};
  CodecRunner encoder = Encoder();
  CodecRunner decoder = Decoder();
  for (const std::string& input : inputs) {
    for (const Pieces& pieces : sizes) {
      if (input.size() > 100'000 && std::min(pieces.in, pieces.out) < 1000) continue;
      SCOPED_TRACE(std::to_string(input.size()) + " bytes in pieces of " +
                   std::to_string(pieces.in) + " to " + std::to_string(pieces.out));
      const std::string encoded = encoder.Run(input, pieces, "context");
      const std::string decoded = decoder.Run(encoded, {pieces.out, pieces.in}, "context");
      ASSERT_TRUE(decoded == input);
    }
  }
}

TEST_P(Filter, StartsEveryFrameWithItsMagic) {
  const std::string_view magic = sdk::AsText(View(info().magic));
  CodecRunner encoder = Encoder();
  for (const std::string& input : {std::string(), Rows(10), RandomBytes(5'000'000)}) {
    EXPECT_TRUE(encoder.Run(input).starts_with(magic)) << input.size() << " bytes";
  }
}

TEST_P(Filter, MakesTheSameOfAFrameWhateverCameBefore) {
  CodecRunner used = Encoder();
  used.Run(Rows(50'000));
  used.Run(RandomBytes(5'000'000));
  EXPECT_TRUE(used.Run(Rows(2000)) == Encoder().Run(Rows(2000)));
}

TEST_P(Filter, TakesEveryOptionAtItsEdges) {
  const std::string input = Rows(3000);
  for (const pgstow_option* option : std::span(info().options, info().option_count)) {
    std::vector<std::string> values{std::string(View(option->default_value))};
    if (option->type == PGSTOW_OPTION_INTEGER) {
      values.push_back(std::to_string(option->min_value));
      values.push_back(std::to_string(option->max_value));
    } else if (option->type == PGSTOW_OPTION_BOOL) {
      values.insert(values.end(), {"true", "false"});
    }
    for (const std::string& value : values) {
      const std::string settings = std::string(View(option->name)) + "=" + value;
      SCOPED_TRACE(settings);
      EXPECT_TRUE(Decoder(settings).Run(Encoder(settings).Run(input)) == input);
    }
  }
}

TEST_P(Filter, DetectsEveryFlippedBitOrDoesWithoutItAndGoesOn) {
  const std::string input = Rows(20);
  const std::string encoded = Encoder().Run(input);
  CodecRunner decoder = Decoder();
  size_t undetected = 0;
  for (size_t bit = 0; bit < 8 * encoded.size(); ++bit) {
    std::string damaged = encoded;
    damaged[bit / 8] = static_cast<char>(damaged[bit / 8] ^ (1 << (bit % 8)));
    try {
      if (decoder.Run(damaged) != input) ++undetected;
    } catch (const base::Error& error) {
      EXPECT_THAT(error.code(), testing::AnyOf(ErrorCode::kCorrupt, ErrorCode::kTruncated))
          << "bit " << bit << ": " << error.what();
    }
  }
  if (quirks().detects_damage) {
    EXPECT_EQ(undetected, 0u) << "bits of " << 8 * encoded.size();
  }
  EXPECT_TRUE(decoder.Run(encoded) == input) << "after the errors";
}

TEST_P(FilterOfWholeFrames, SaysThatAFrameIsTruncatedAtEveryLength) {
  const std::string encoded = Encoder().Run(Rows(20));
  CodecRunner decoder = Decoder();
  for (size_t length = 0; length < encoded.size(); ++length) {
    EXPECT_EQ(CodeOfDecoding(decoder, std::string_view(encoded).substr(0, length)),
              ErrorCode::kTruncated)
        << "cut to " << length << " of " << encoded.size();
  }
}

TEST_P(FilterOfWholeFrames, RefusesBytesAfterTheEndOfAFrame) {
  const std::string encoded = Encoder().Run(Rows(20));
  CodecRunner decoder = Decoder();
  EXPECT_EQ(CodeOfDecoding(decoder, encoded + "x"), ErrorCode::kCorrupt);
  EXPECT_EQ(CodeOfDecoding(decoder, encoded + encoded), ErrorCode::kCorrupt);
}

TEST_P(Filter, RunsCodecsOnSeveralThreadsAtOnce) {
  const std::string inputs[] = {Rows(40'000), RandomBytes(500'000), Rows(1)};
  std::vector<int> wrong(std::size(inputs));
  std::vector<std::thread> threads;
  for (size_t i = 0; i < std::size(inputs); ++i) {
    threads.emplace_back([this, &wrong, &input = inputs[i], i] {
      CodecRunner encoder = Encoder();
      CodecRunner decoder = Decoder();
      for (int round = 0; round < 10; ++round) {
        if (decoder.Run(encoder.Run(input)) != input) ++wrong[i];
      }
    });
  }
  for (std::thread& thread : threads) thread.join();
  EXPECT_THAT(wrong, testing::Each(0));
}

TEST_P(FilterWithTool, MakesFramesThatItsOrdinaryToolReadsOneAfterAnother) {
  std::string path = testing::TempDir() + "pgstow-frames-XXXXXX";
  const int descriptor = ::mkstemp(path.data());
  ASSERT_GE(descriptor, 0);
  ::close(descriptor);
  CodecRunner encoder = Encoder();
  std::string expected;
  {
    std::ofstream file(path, std::ios::binary);
    for (const std::string& input : {Rows(5000), std::string(), RandomBytes(100'000), Rows(7)}) {
      file << encoder.Run(input);
      expected += input;
    }
  }
  FILE* tool = ::popen((std::string(quirks().tool) + " < " + path).c_str(), "r");
  ASSERT_NE(tool, nullptr);
  std::string decoded;
  char buffer[65536];
  for (size_t got; (got = ::fread(buffer, 1, sizeof(buffer), tool)) > 0;)
    decoded.append(buffer, got);
  EXPECT_EQ(::pclose(tool), 0) << "\"" << quirks().tool << "\" failed; is it installed?";
  EXPECT_TRUE(decoded == expected);
  ::unlink(path.c_str());
}

std::string NameOfTest(const testing::TestParamInfo<std::string>& test) { return test.param; }

INSTANTIATE_TEST_SUITE_P(Conformance, Filter, testing::ValuesIn(AllFilters()), NameOfTest);
INSTANTIATE_TEST_SUITE_P(Conformance, FilterOfWholeFrames,
                         testing::ValuesIn(FiltersWhose([](const Quirks& quirks) {
                           return quirks.detects_damage;
                         })),
                         NameOfTest);
INSTANTIATE_TEST_SUITE_P(Conformance, FilterWithTool,
                         testing::ValuesIn(FiltersWhose([](const Quirks& quirks) {
                           return !quirks.tool.empty();
                         })),
                         NameOfTest);

TEST(Filters, OfThisBuildAndTheExamplesAreAllFound) {
  EXPECT_THAT(AllFilters(), testing::ElementsAre("gzip", "lz4", "rot13", "zlib", "zstd"));
}

}  // namespace
}  // namespace pgstow::conformance
