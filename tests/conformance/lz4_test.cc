// What lz4 promises beyond the laws of every filter.
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
  CodecRunner decoder("lz4", PGSTOW_DECODE);
  try {
    decoder.Run(frame);
  } catch (const base::Error& error) {
    return error.what();
  }
  return {};
}

std::string Encoded(std::string_view text, std::string_view settings = {}) {
  return CodecRunner("lz4", PGSTOW_ENCODE, settings).Run(text);
}

// Byte 4 of a frame has its flags: bit 2 says that a checksum follows the content.
// Source: https://github.com/lz4/lz4/blob/dev/doc/lz4_Frame_format.md
TEST(Lz4, PutsAChecksumIntoEveryFrameAtEveryLevel) {
  for (const char* level : {"0", "1", "3", "12"}) {
    EXPECT_EQ(Encoded("some text", level)[4] & 0x04, 0x04) << "level " << level;
  }
  std::string frame = Encoded("some bytes that are not compressible");
  frame.back() = static_cast<char>(~frame.back());
  EXPECT_EQ(ErrorOf(frame),
            "decoding with \"lz4\": could not decompress an lz4 frame: "
            "ERROR_contentChecksum_invalid");
}

TEST(Lz4, SaysWhatIsWrongWithABadFrame) {
  EXPECT_EQ(ErrorOf("these bytes are no frame of lz4"),
            "decoding with \"lz4\": could not decompress an lz4 frame: ERROR_frameType_unknown");
  EXPECT_EQ(ErrorOf(""), "decoding with \"lz4\": the lz4 frame ends too early");
}

// Blocks say their size before them: one that claims more than the header allowed is refused before
// anything is made of it.
TEST(Lz4, RefusesABlockThatIsLargerThanTheHeaderAllows) {
  std::string frame = Encoded("some text");
  constexpr size_t kFirstBlockSize = 7;  // after magic, flags, block size and their checksum
  frame.replace(kFirstBlockSize, 4, "\xff\xff\xff\x7f");
  EXPECT_THAT(ErrorOf(frame), HasSubstr("ERROR_maxBlockSize_invalid"));
}

// What `lz4 --content-size` makes of a file with "text".
TEST(Lz4, ReadsFramesThatSayTheSizeOfTheirContent) {
  const std::string header("\x04\x22\x4d\x18\x6c\x40\x04\0\0\0\0\0\0\0\x19", 15);
  const std::string block("\x04\0\0\x80text", 8);
  const std::string end("\0\0\0\0\x6b\xff\xdb\x98", 8);
  CodecRunner decoder("lz4", PGSTOW_DECODE);
  EXPECT_EQ(decoder.Run(header + block + end, {1, 1}), "text");
  EXPECT_THAT(ErrorOf(header + end), HasSubstr("ERROR_frameSize_wrong"));
}

TEST(Lz4, GetsSmallerWithItsLevel) {
  std::string rows;
  for (int i = 0; i < 20'000; ++i) rows += std::to_string(i * 7919 % 10'007) + "\tx\n";
  EXPECT_LT(Encoded(rows, "9").size(), Encoded(rows, "1").size());
}

}  // namespace
}  // namespace pgstow::conformance
