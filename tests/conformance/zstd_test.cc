// What zstd promises beyond the laws of every filter. How it adapts to frames: zstd_adapt_test.cc.
#include <string>
#include <string_view>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "host/base/error.h"
#include "tests/conformance/codec_runner.h"

namespace pgstow::conformance {
namespace {

using testing::HasSubstr;

std::string ErrorOf(std::string_view frame) {
  CodecRunner decoder("zstd", PGSTOW_DECODE);
  try {
    decoder.Run(frame);
  } catch (const base::Error& error) {
    return error.what();
  }
  return {};
}

// Source: https://www.rfc-editor.org/rfc/rfc8878#section-3.1.1
std::string FrameWithWindowLog(int log) {
  const std::string magic = "\x28\xb5\x2f\xfd";
  const char descriptor = 0;  // a window follows; no content size, checksum or dictionary
  const char window = static_cast<char>((log - 10) << 3);
  const std::string last_raw_block_of_1 = {0x09, 0x00, 0x00};
  return magic + descriptor + window + last_raw_block_of_1 + "x";
}

TEST(Zstd, RefusesAFrameThatWantsAWindowOfMoreThan128MiB) {
  EXPECT_EQ(ErrorOf(FrameWithWindowLog(27)), "");
  EXPECT_THAT(ErrorOf(FrameWithWindowLog(28)), HasSubstr("requires too much memory"));
  EXPECT_THAT(ErrorOf(FrameWithWindowLog(41)), HasSubstr("requires too much memory"));
}

TEST(Zstd, SaysWhatIsWrongWithABadFrame) {
  EXPECT_EQ(ErrorOf("these bytes are no frame of zstd"),
            "decoding with \"zstd\": could not decompress a zstd frame: Unknown frame descriptor");
  EXPECT_EQ(ErrorOf(""), "decoding with \"zstd\": the zstd frame ends too early");
  CodecRunner encoder("zstd", PGSTOW_ENCODE);
  std::string frame = encoder.Run("some bytes that are not compressible");
  frame.back() = static_cast<char>(~frame.back());
  EXPECT_THAT(ErrorOf(frame), HasSubstr("Restored data doesn't match checksum"));
}

// Bit 2 of the frame header descriptor says that a checksum follows the content; bits 5 to 7 that
// the header has the content's size.
TEST(Zstd, PutsChecksumAndSizeIntoEveryFrame) {
  CodecRunner encoder("zstd", PGSTOW_ENCODE);
  for (const size_t size : {size_t{0}, size_t{1}, size_t{300}, size_t{4} << 20}) {
    const std::string frame = encoder.Run(std::string(size, 'x'), {1000, 65536});
    EXPECT_EQ(frame[4] & 0x04, 0x04) << size << " bytes";
    EXPECT_NE(frame[4] & 0xe0, 0) << size << " bytes";
  }
  EXPECT_EQ(encoder.Run(std::string((size_t{4} << 20) + 1, 'x'), {1000, 65536})[4] & 0x04, 0x04);
}

TEST(Zstd, GetsSmallerWithItsLevel) {
  std::string rows;
  for (int i = 0; i < 20'000; ++i) rows += std::to_string(i * 7919 % 10'007) + "\tx\n";
  CodecRunner fast("zstd", PGSTOW_ENCODE, "-20");
  CodecRunner usual("zstd", PGSTOW_ENCODE, "3");
  CodecRunner best("zstd", PGSTOW_ENCODE, "19");
  EXPECT_LT(usual.Run(rows).size(), fast.Run(rows).size());
  EXPECT_LT(best.Run(rows).size(), usual.Run(rows).size());
}

}  // namespace
}  // namespace pgstow::conformance
