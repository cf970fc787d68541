// What is written comes back: any chain, part by part and as a stream, from files and pipes.
#include <sys/stat.h>

#include <thread>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "host/base/error.h"
#include "tests/support/paths.h"
#include "tests/unit/archive/sample.h"

namespace pgstow::archive {
namespace {

using tests::Bare;
using tests::Joined;
using tests::OpenArchive;
using tests::SmallSample;

class RoundTrip : public testing::TestWithParam<std::string> {
 protected:
  tests::TempDir dir_;
  const std::string path_ = dir_ / "archive";
  const tests::Sample sample_ = SmallSample();
};

TEST_P(RoundTrip, GivesBackTocAndParts) {
  tests::WriteArchive(sample_, path_, GetParam());
  const auto reader = OpenArchive(path_);
  EXPECT_TRUE(reader->random_access());
  EXPECT_EQ(reader->toc().header.format, "custom");
  EXPECT_EQ(reader->toc().header.format_version, "1.0");
  EXPECT_TRUE(reader->toc().header.complete);
  EXPECT_EQ(Bare(reader->toc()), Bare(sample_.toc));
  EXPECT_EQ(tests::ReadParts(*reader), Joined(sample_.data));
}

TEST_P(RoundTrip, CountsRowsBytesAndFrames) {
  tests::WriteArchive(sample_, path_, GetParam());
  const auto reader = OpenArchive(path_);
  const model::Part& part = reader->toc().entries[3].parts[0];
  EXPECT_TRUE(part.known);
  EXPECT_EQ(part.rows, 10);
  EXPECT_EQ(part.raw_bytes, Joined(sample_.data).at({7, 0}).size());
  EXPECT_GT(part.frames, 1);
  const model::Part& empty = reader->toc().entries[4].parts[0];
  EXPECT_TRUE(empty.known);
  EXPECT_EQ(empty.frames, 0);
}

TEST_P(RoundTrip, StreamsAFile) {
  tests::WriteArchive(sample_, path_, GetParam());
  EXPECT_EQ(tests::ReadStream(*OpenArchive(path_)), Joined(sample_.data));
}

TEST_P(RoundTrip, StreamsThroughAPipe) {
  ASSERT_EQ(::mkfifo(path_.c_str(), 0600), 0);
  std::thread writer([this] { tests::WriteArchive(sample_, path_, GetParam()); });
  const auto reader = OpenArchive(path_);
  EXPECT_FALSE(reader->random_access());
  EXPECT_FALSE(reader->toc().header.complete);
  EXPECT_EQ(Bare(reader->toc()), Bare(sample_.toc));
  EXPECT_EQ(tests::ReadStream(*reader), Joined(sample_.data));
  EXPECT_TRUE(reader->toc().header.complete);
  EXPECT_EQ(reader->toc().entries[3].parts[1].rows, 3);
  writer.join();
}

TEST_P(RoundTrip, Verifies) {
  tests::WriteArchive(sample_, path_, GetParam());
  uint64_t raw_bytes = 0;
  OpenArchive(path_)->Verify(
      [&](model::DumpId, uint32_t, std::span<const char> raw) { raw_bytes += raw.size(); });
  uint64_t expected = 0;
  for (const auto& [key, bytes] : Joined(sample_.data)) expected += bytes.size();
  EXPECT_EQ(raw_bytes, expected);
}

TEST_P(RoundTrip, GivesTheSameBytesTwice) {
  tests::WriteArchive(sample_, path_, GetParam());
  tests::WriteArchive(sample_, dir_ / "again", GetParam());
  EXPECT_EQ(tests::ReadFile(path_), tests::ReadFile(dir_ / "again"));
}

// Facts that a chain makes very small are kept as they are: a reader lets none become so much more.
TEST_P(RoundTrip, GivesBackFactsThatAreAllAlike) {
  tests::Sample sample = sample_;
  const model::DumpId first = 1000;
  model::Entry many = sample.toc.entries.front();
  many.id = 3'000'000;
  many.definition = std::string(100'000, ' ');  // of many bytes: in groups
  for (model::DumpId id = 0; id < 2'000'000; ++id) many.dependencies.push_back(first + id);
  sample.toc.entries.push_back(many);
  tests::WriteArchive(sample, path_, GetParam());
  const auto reader = OpenArchive(path_);
  EXPECT_EQ(reader->toc().header.format_version, "1.3");
  EXPECT_TRUE(Bare(reader->toc()) == Bare(sample.toc));
}

INSTANTIATE_TEST_SUITE_P(Chains, RoundTrip,
                         testing::Values("none", "zstd", "zstd:19,long", "zstd+zstd:1"));

}  // namespace
}  // namespace pgstow::archive
