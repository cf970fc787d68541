// Archives of released layouts stay readable for ever, and broken ones are refused with the words
// that fit. The files were made by make_golden.cc and are never made again.
#include <filesystem>
#include <string>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "host/base/error.h"
#include "tests/golden/samples.h"
#include "tests/support/paths.h"
#include "tests/unit/storage/filled_pipe.h"

namespace pgstow::archive {
namespace {

namespace fs = std::filesystem;
using base::ErrorCode;
using tests::Bare;
using tests::Joined;
using tests::OpenArchive;

std::string Golden(const std::string& name) {
  return (tests::SourceDir() / "tests/golden" / name).string();
}

void ExpectHolds(const std::string& path, const tests::Sample& sample) {
  const auto reader = OpenArchive(path);
  EXPECT_EQ(Bare(reader->toc()), Bare(sample.toc));
  EXPECT_EQ(tests::ReadParts(*reader), Joined(sample.data));
  EXPECT_NO_THROW(OpenArchive(path)->Verify({}));
  const tests::FilledPipe pipe(tests::ReadFile(path));
  EXPECT_EQ(tests::ReadStream(*OpenArchive(pipe.path())), Joined(sample.data));
}

TEST(Golden, LayoutOneIsRead) {
  ExpectHolds(Golden("v1-tiny.pgstow"), tests::TinySample());
  EXPECT_EQ(OpenArchive(Golden("v1-tiny.pgstow"))->toc().header.format_version, "1.0");
  EXPECT_EQ(OpenArchive(Golden("v1-tiny.pgstow"))->toc().entries[1].parts[0].rows, 2);
}

TEST(Golden, LayoutOneIsReadThroughZstd) {
  ExpectHolds(Golden("v1-zstd.pgstow"), tests::SmallSample());
}

// As long as 1.0 is what is written, it is written as the golden archive shows.
TEST(Golden, LayoutOneIsWritten) {
  const tests::TempDir dir;
  tests::WriteArchive(tests::TinySample(), dir / "archive");
  EXPECT_TRUE(tests::ReadFile(dir / "archive") == tests::ReadFile(Golden("v1-tiny.pgstow")));
}

// Layout 1.2: several databases.
TEST(Golden, AServerIsReadAndWritten) {
  ExpectHolds(Golden("v1-server.pgstow"), tests::ServerSample());
  EXPECT_EQ(OpenArchive(Golden("v1-server.pgstow"))->toc().header.format_version, "1.2");
  const tests::TempDir dir;
  tests::WriteArchive(tests::ServerSample(), dir / "archive");
  EXPECT_TRUE(tests::ReadFile(dir / "archive") == tests::ReadFile(Golden("v1-server.pgstow")));
}

// Layout 1.3: entries in groups. What a later zstd makes of them may have other bytes.
TEST(Golden, GroupsAreReadAndWritten) {
  ExpectHolds(Golden("v1-groups.pgstow"), tests::LongSample());
  EXPECT_EQ(OpenArchive(Golden("v1-groups.pgstow"))->toc().header.format_version, "1.3");
  const tests::TempDir dir;
  tests::WriteArchive(tests::LongSample(), dir / "archive", "zstd:3");
  ExpectHolds((dir / "archive"), tests::LongSample());
}

struct Broken {
  const char* name;
  ErrorCode code;
  const char* message;  // ends so
};

constexpr Broken kBroken[] = {
    {"bad-magic", ErrorCode::kInput, "input file does not appear to be a valid archive"},
    {"newer-major", ErrorCode::kVersion,
     "it has version 2.0 of the format \"custom\", and this program reads versions 1.x"},
    {"missing-filter", ErrorCode::kPlugin, ""},
    {"truncated", ErrorCode::kTruncated,
     "it is truncated: it ends at byte 357, in its data: the footer is missing"},
    {"trailing-bytes", ErrorCode::kCorrupt,
     "it is damaged: other bytes follow its end at byte 714"},
    {"flipped-preamble", ErrorCode::kCorrupt, "in the preamble: its checksum does not fit"},
    {"flipped-frame", ErrorCode::kCorrupt, "in a frame: its checksum does not fit"},
    {"flipped-frame-checksum", ErrorCode::kCorrupt, "in a frame: its checksum does not fit"},
    {"flipped-index", ErrorCode::kCorrupt, "in the frame index: its checksum does not fit"},
    {"flipped-toc", ErrorCode::kCorrupt,
     "in the final table of contents: its checksum does not fit"},
    {"flipped-footer", ErrorCode::kCorrupt, "in the footer: its checksum does not fit"},
    {"overlapping-frames", ErrorCode::kCorrupt, "in the data: two frames overlap"},
    {"frame-outside-the-data", ErrorCode::kCorrupt,
     "in the frame index: a frame is said to be outside the data"},
    {"footer-points-outside", ErrorCode::kCorrupt, "in the footer: it points outside the archive"},
    {"toc-bomb", ErrorCode::kCorrupt,
     "in the final table of contents: its length is outside the limits"},
    {"tocs-differ", ErrorCode::kCorrupt, "it tells other entries than the early table of contents"},
    {"not-final", ErrorCode::kCorrupt, "its table of contents is not the final one"},
};

TEST(Golden, BrokenArchivesAreRefusedByName) {
  for (const Broken& broken : kBroken) {
    SCOPED_TRACE(broken.name);
    try {
      OpenArchive(Golden("broken/" + std::string(broken.name) + ".pgstow"))->Verify({});
      ADD_FAILURE() << "passes for whole";
    } catch (const base::Error& error) {
      EXPECT_EQ(error.code(), broken.code);
      EXPECT_THAT(error.what(), testing::EndsWith(broken.message));
    }
  }
}

TEST(Golden, EveryBrokenArchiveHasItsError) {
  size_t files = 0;
  for (const auto& file : fs::directory_iterator(Golden("broken"))) {
    files += file.path().extension() == ".pgstow" ? 1 : 0;
  }
  EXPECT_EQ(files, std::size(kBroken));
}

TEST(Golden, AMissingFilterIsNamed) {
  try {
    OpenArchive(Golden("broken/missing-filter.pgstow"));
    ADD_FAILURE();
  } catch (const base::Error& error) {
    EXPECT_THAT(error.what(), testing::HasSubstr("\"nosuch\""));
    EXPECT_THAT(error.detail(),
                testing::StartsWith("Its data went through the filters \"nosuch:a=1\"."));
  }
}

}  // namespace
}  // namespace pgstow::archive
