// Frames of zstd at level 3, where the filter chooses parameters by the data.
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include <array>
#include <fstream>
#include <functional>
#include <random>
#include <string>
#include <string_view>
#include <vector>

#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "plugins/conformance/bytes.h"
#include "tests/conformance/codec_runner.h"

namespace pgstow::conformance {
namespace {

constexpr size_t kFrame = size_t{3} << 19;  // as host/archive/writer.h has them
constexpr std::string_view kPlain = "level=3,adapt=off";

using Random = std::mt19937_64;

struct Kind {
  const char* name;
  std::function<std::string(size_t, Random&)> row;
};

std::string FrameOf(const Kind& kind) {
  Random random(1);
  std::string frame;
  for (size_t i = 0; frame.size() < kFrame; ++i) frame += kind.row(i, random);
  return frame.substr(0, kFrame);
}

// Words of which few are frequent, as in a language.
std::string Words(size_t count, Random& random) {
  static constexpr std::array<std::string_view, 8> kSyllables{"ta",  "ren", "o",  "mi",
                                                              "sol", "ka",  "du", "ve"};
  std::string text;
  for (size_t i = 0; i < count; ++i) {
    uint64_t word = random() % (1 + random() % 4096);
    do {
      text += kSyllables[word % kSyllables.size()];
      word /= kSyllables.size();
    } while (word > 0);
    text += ' ';
  }
  return text;
}

const std::vector<Kind>& Numbers() {
  static const std::vector<Kind> kKinds{
      {"integers",
       [](size_t i, Random& random) {
         return fmt::format("{}\t{}\t{}\n", i, random() % 1'000'000'000, random() % 1000);
       }},
      {"places and times",
       [](size_t i, Random& random) {
         return fmt::format("{}\t({}.{:06},{}.{:06})\t2026-07-{:02} {:02}:{:02}:{:02}\n", i,
                            52 + random() % 2, random() % 1'000'000, 13 + random() % 2,
                            random() % 1'000'000, 1 + random() % 31, random() % 24, random() % 60,
                            random() % 60);
       }},
  };
  return kKinds;
}

const std::vector<Kind>& Others() {
  static const std::vector<Kind> kKinds{
      {"prose",
       [](size_t i, Random& random) { return fmt::format("{}\t{}\n", i, Words(30, random)); }},
      {"json",
       [](size_t i, Random& random) {
         return fmt::format(
             "{{\"id\": {}, \"name\": \"{}\", \"active\": {}, \"tags\": [\"{}\"]}}\n", i,
             Words(1, random), random() % 2 == 0, Words(2, random));
       }},
      {"customers",
       [](size_t i, Random&) { return fmt::format("{}\tcustomer {}\t\\N\n", i, i * i % 997); }},
      {"readings",
       [](size_t i, Random& random) {
         return fmt::format("2026-01-{:02} 12:{:02}:{:02}+00\tsensor_{:03}\t{}.{}\n", 1 + i / 3600,
                            i / 60 % 60, i % 60, i % 57, 20 + random() % 3, random() % 100);
       }},
      {"keys",
       [](size_t i, Random& random) {
         return fmt::format("{}\t{:016x}{:016x}\n", i, random(), random());
       }},
      {"consecutive numbers", [](size_t i, Random&) { return fmt::format("{}\n", i); }},
      {"one value", [](size_t, Random&) { return std::string("1\t0\t                    \n"); }},
      {"random", [](size_t i, Random&) { return RandomBytes(4096 + i); }},
      {"random, again and again", [](size_t, Random&) { return RandomBytes(200'000); }},
  };
  return kKinds;
}

std::vector<Kind> AllKinds() {
  std::vector<Kind> kinds = Numbers();
  kinds.insert(kinds.end(), Others().begin(), Others().end());
  return kinds;
}

size_t SizeOf(std::string_view frame, std::string_view settings) {
  return CodecRunner("zstd", PGSTOW_ENCODE, settings).Run(frame).size();
}

TEST(ZstdAdapt, MakesNoKindOfDataMuchLarger) {
  for (const Kind& kind : AllKinds()) {
    const std::string frame = FrameOf(kind);
    EXPECT_LE(SizeOf(frame, "level=3"), SizeOf(frame, kPlain) * 102 / 100) << kind.name;
  }
}

TEST(ZstdAdapt, MakesNumbersSmaller) {
  for (const Kind& kind : Numbers()) {
    const std::string frame = FrameOf(kind);
    EXPECT_LE(SizeOf(frame, "level=3"), SizeOf(frame, kPlain) * 97 / 100) << kind.name;
  }
}

// Frames of one part may be encoded by any thread, in any order.
TEST(ZstdAdapt, MakesTheSameBytesWhateverCameBefore) {
  CodecRunner used("zstd", PGSTOW_ENCODE);
  for (const Kind& kind : AllKinds()) {
    const std::string frame = FrameOf(kind);
    const std::string fresh = CodecRunner("zstd", PGSTOW_ENCODE).Run(frame);
    EXPECT_EQ(used.Run(frame), fresh) << kind.name;
    EXPECT_EQ(used.Run(frame, {.in = 4097, .out = 1000}), fresh) << kind.name << ", in pieces";
    EXPECT_EQ(CodecRunner("zstd", PGSTOW_DECODE).Run(fresh), frame) << kind.name;
  }
}

TEST(ZstdAdapt, LeavesOtherLevelsAndSmallOrLargeFramesAlone) {
  const std::string frame = FrameOf(Numbers().front());
  for (const char* level : {"1", "2", "4", "9", "3,long"}) {
    EXPECT_EQ(CodecRunner("zstd", PGSTOW_ENCODE, level).Run(frame),
              CodecRunner("zstd", PGSTOW_ENCODE, std::string(level) + ",adapt=off").Run(frame))
        << level;
  }
  for (const std::string& other : {frame.substr(0, 500'000), frame + frame}) {
    EXPECT_EQ(CodecRunner("zstd", PGSTOW_ENCODE).Run(other),
              CodecRunner("zstd", PGSTOW_ENCODE, kPlain).Run(other));
  }
}

// The zstd program knows the size of a file, as the filter knows that of a frame.
TEST(ZstdAdapt, WhenOffMakesWhatTheZstdProgramMakes) {
  for (const Kind& kind : AllKinds()) {
    const std::string frame = FrameOf(kind);
    std::string path = testing::TempDir() + "pgstow-zstd-XXXXXX";
    const int descriptor = ::mkstemp(path.data());
    ASSERT_GE(descriptor, 0);
    ::close(descriptor);
    std::ofstream(path, std::ios::binary) << frame;
    FILE* tool = ::popen(("zstd -3 --single-thread --check --stdout --quiet " + path).c_str(), "r");
    ASSERT_NE(tool, nullptr);
    std::string made;
    std::array<char, 65536> buffer;
    for (size_t got; (got = ::fread(buffer.data(), 1, buffer.size(), tool)) > 0;) {
      made.append(buffer.data(), got);
    }
    EXPECT_EQ(::pclose(tool), 0) << "is the zstd program installed?";
    ::unlink(path.c_str());
    EXPECT_TRUE(CodecRunner("zstd", PGSTOW_ENCODE, kPlain).Run(frame) == made) << kind.name;
  }
}

}  // namespace
}  // namespace pgstow::conformance
