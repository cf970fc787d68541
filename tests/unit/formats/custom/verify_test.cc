// Archives whose checksums are all right and whose pieces do not fit each other.
#include <string>

#include "host/base/error.h"
#include "tests/unit/archive/sample.h"
#include "tests/unit/formats/custom/expect.h"
#include "tests/unit/formats/custom/forge.h"
#include "tests/unit/storage/filled_pipe.h"
#include "tests/unit/storage/memory_file.h"

namespace pgstow::custom {
namespace {

using testing::EndsWith;

// What verify says of these bytes as a file, without the words that name it.
std::string Verdict(const std::string& bytes) {
  const tests::MemoryFile file(bytes);
  try {
    tests::OpenArchive(file.path())->Verify({});
  } catch (const base::Error& error) {
    return error.what();
  }
  return "whole";
}

// The same as a pipe.
std::string PipeVerdict(const std::string& bytes) {
  const tests::FilledPipe pipe(bytes);
  try {
    tests::OpenArchive(pipe.path())->Verify({});
  } catch (const base::Error& error) {
    return error.what();
  }
  return "whole";
}

TEST(Verify, FindsNothingWrongWithWhatIsWrittenRight) {
  EXPECT_TRUE(Forge() == Written());
  EXPECT_EQ(Verdict(Forge()), "whole");
  EXPECT_EQ(PipeVerdict(Forge()), "whole");
}

TEST(Verify, FindsFramesThatOverlap) {
  const std::string bytes = Forge({.index = [](FrameIndex& index) {
    index[{2, 0}].frames[0] = index[{1, 0}].frames[0];
  }});
  EXPECT_THAT(Verdict(bytes), EndsWith("two frames overlap"));
  EXPECT_THAT(PipeVerdict(bytes), EndsWith("it names other frames than there are"));
}

TEST(Verify, FindsBytesThatNoFrameCovers) {
  const std::string bytes = Forge({.after_data = [](std::string& data) { data += "lost"; }});
  EXPECT_THAT(Verdict(bytes), EndsWith("no frame covers these bytes"));
  EXPECT_NE(PipeVerdict(bytes), "whole");
}

TEST(Verify, FindsAnIndexOfOtherParts) {
  const std::string without = Forge({.index = [](FrameIndex& index) { index.erase({2, 0}); }});
  EXPECT_THAT(Verdict(without), EndsWith("it has other parts than the final table of contents"));
  EXPECT_THAT(PipeVerdict(without), EndsWith("it names other frames than there are"));
  const std::string fewer = Forge({.index = [](FrameIndex& index) {
    index[{1, 0}].frames.pop_back();
  }});
  EXPECT_THAT(Verdict(fewer), EndsWith("its numbers are not those of the final table of contents"));
  EXPECT_THAT(PipeVerdict(fewer), EndsWith("it names other frames than there are"));
}

TEST(Verify, FindsFramesThatTheIndexMixedUp) {
  const std::string bytes = Forge({.index = [](FrameIndex& index) {
    std::swap(index[{1, 0}].frames[0], index[{2, 0}].frames[0]);
    std::swap(index[{1, 0}].frames[0].stored_bytes, index[{2, 0}].frames[0].stored_bytes);
  }});
  EXPECT_NE(Verdict(bytes), "whole");
  EXPECT_THAT(PipeVerdict(bytes), EndsWith("it names other frames than there are"));
}

TEST(Verify, FindsFramesOutOfSequence) {
  const std::string bytes = Forge({.first_frame = [](pgstow_frame& frame) { frame.sequence = 1; }});
  EXPECT_THAT(Verdict(bytes), EndsWith("it is not the one the index tells"));
  EXPECT_EQ(PipeVerdict(bytes), "frame 1 stands where frame 0 should");
}

TEST(Verify, FindsRawBytesThatAreNotThoseOfTheFrame) {
  const std::string sum =
      Forge({.first_frame = [](pgstow_frame& frame) { frame.raw_checksum ^= 1; }});
  EXPECT_EQ(Verdict(sum), "the checksum of the decoded bytes does not fit");
  EXPECT_EQ(PipeVerdict(sum), "the checksum of the decoded bytes does not fit");
  const std::string more = Forge({.first_frame = [](pgstow_frame& frame) { ++frame.raw_bytes; }});
  EXPECT_EQ(Verdict(more), "a frame decodes to 12 bytes and should have 13");
}

TEST(Verify, FindsEndsOfPartsWithOtherNumbers) {
  const std::string rows = Forge({.first_end = [](pgstow_part& end) { end.rows = 99; }});
  EXPECT_THAT(Verdict(rows), EndsWith("its numbers are not those of the final table of contents"));
  const std::string frames = Forge({.first_end = [](pgstow_part& end) { end.frame_count = 1; }});
  EXPECT_THAT(PipeVerdict(frames), testing::StartsWith("the data has 2 frames"));
}

TEST(Verify, FindsTablesOfContentsThatDiffer) {
  const Change<model::Toc> change = [](model::Toc& toc) { toc.entries[0].owner = "mallory"; };
  EXPECT_THAT(Verdict(Forge({.early_toc = change})),
              EndsWith("it tells other entries than the early table of contents"));
  EXPECT_EQ(PipeVerdict(Forge({.final_toc = change})),
            "the final table of contents tells other entries than the early one");
}

TEST(Verify, FindsATocWithOtherNumbersThanTheData) {
  const std::string bytes =
      Forge({.final_toc = [](model::Toc& toc) { ++toc.entries[0].parts[0].raw_bytes; }});
  EXPECT_THAT(Verdict(bytes), EndsWith("its numbers are not those of the final table of contents"));
  EXPECT_THAT(PipeVerdict(bytes), testing::StartsWith("the data has 2 frames and 24 bytes"));
}

TEST(Open, RefusesATocThatIsNotFinal) {
  const std::string bytes =
      Forge({.final_toc = [](model::Toc& toc) { toc.header.complete = false; }});
  EXPECT_THAT(Verdict(bytes), EndsWith("its table of contents is not the final one"));
  EXPECT_NE(PipeVerdict(bytes), "whole");
}

TEST(Open, RefusesAFooterThatPointsOutside) {
  const std::string outside =
      Forge({.footer = [](Footer& footer) { footer.toc_offset = footer.file_bytes; }});
  EXPECT_THAT(Verdict(outside), EndsWith("it points outside the archive"));
  EXPECT_THAT(PipeVerdict(outside), EndsWith("it points elsewhere than to the index"));
  const std::string backwards =
      Forge({.footer = [](Footer& footer) { footer.index_offset = footer.toc_offset + 1; }});
  EXPECT_THAT(Verdict(backwards), EndsWith("it points outside the archive"));
}

TEST(Open, RefusesALengthAboveTheLimitBeforeItReadsOn) {
  const std::string bytes = Forge({.final_toc_head = [](std::string& head) {
    head.replace(8, 8, std::string("\xFF\xFF\xFF\xFF\xFF\xFF\xFF\x7F", 8));
  }});
  EXPECT_THAT(Verdict(bytes), EndsWith("its length is outside the limits"));
  EXPECT_THAT(PipeVerdict(bytes), EndsWith("its length is outside the limits"));
}

}  // namespace
}  // namespace pgstow::custom
