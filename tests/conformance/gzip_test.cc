// What gzip and zlib promise beyond the laws of every filter.
#include <string>
#include <string_view>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "host/base/error.h"
#include "plugins/conformance/bytes.h"
#include "tests/conformance/codec_runner.h"

namespace pgstow::conformance {
namespace {

using base::ErrorCode;
using testing::StartsWith;

base::Error ErrorOf(const std::string& filter, std::string_view stream) {
  CodecRunner decoder(filter, PGSTOW_DECODE);
  try {
    decoder.Run(stream);
  } catch (const base::Error& error) {
    return error;
  }
  return {ErrorCode::kInternal, "no error"};
}

std::string Encoded(const std::string& filter, std::string_view text,
                    std::string_view settings = {}) {
  return CodecRunner(filter, PGSTOW_ENCODE, settings).Run(text);
}

std::string Decoded(const std::string& filter, std::string_view stream, Pieces pieces = {}) {
  return CodecRunner(filter, PGSTOW_DECODE).Run(stream, pieces);
}

std::string WithByte(std::string stream, size_t place, char value) {
  stream[place] = value;
  return stream;
}

// The last 8 bytes of a gzip stream: CRC-32, then the length of the content.
// Source: https://www.rfc-editor.org/rfc/rfc1952#section-2.3
TEST(Gzip, ComparesChecksumAndLengthOfTheContent) {
  const std::string stream = Encoded("gzip", "some text");
  const size_t end = stream.size();
  EXPECT_STREQ(ErrorOf("gzip", WithByte(stream, end - 8, '!')).what(),
               "decoding with \"gzip\": could not decompress a gzip stream: incorrect data check");
  EXPECT_STREQ(
      ErrorOf("gzip", WithByte(stream, end - 4, '!')).what(),
      "decoding with \"gzip\": could not decompress a gzip stream: incorrect length check");
}

TEST(Gzip, KeepsItsTwoWrappingsApart) {
  const std::string gzip = Encoded("gzip", "text");
  const std::string zlib = Encoded("zlib", "text");
  EXPECT_EQ(ErrorOf("gzip", zlib).code(), ErrorCode::kCorrupt);
  EXPECT_EQ(ErrorOf("zlib", gzip).code(), ErrorCode::kCorrupt);
  EXPECT_STREQ(
      ErrorOf("gzip", "these bytes are no gzip").what(),
      "decoding with \"gzip\": could not decompress a gzip stream: incorrect header check");
  EXPECT_STREQ(ErrorOf("zlib", "").what(),
               "decoding with \"zlib\": the zlib stream ends too early");
}

// The gzip program itself writes a name and a time into the header; others add a comment, a
// checksum of the header, or fields of their own.
TEST(Gzip, ReadsHeadersWithEverythingInThem) {
  const std::string plain = Encoded("gzip", "text");
  const std::string fields =
      std::string("\x05\x00", 2) + "extra" + std::string("name\0", 5) + std::string("comment\0", 8);
  const std::string full = WithByte(plain.substr(0, 10), 3, 0x04 | 0x08 | 0x10) + fields;
  EXPECT_EQ(Decoded("gzip", full + plain.substr(10)), "text");
  EXPECT_EQ(Decoded("gzip", full + plain.substr(10), {1, 1}), "text");
  EXPECT_EQ(ErrorOf("gzip", full).code(), ErrorCode::kTruncated);
}

// A header can go on for as long as it likes: it is passed over and never kept.
TEST(Gzip, PassesOverANameOfAnyLength) {
  const std::string plain = Encoded("gzip", "text");
  const std::string name = std::string(20'000'000, 'n') + '\0';
  EXPECT_EQ(Decoded("gzip", WithByte(plain.substr(0, 10), 3, 0x08) + name + plain.substr(10)),
            "text");
}

// Bit 5 of the second byte says that a dictionary is needed, which no archive has; the lowest five
// bits make the two bytes a multiple of 31.
// Source: https://www.rfc-editor.org/rfc/rfc1950#section-2.2
TEST(Gzip, RefusesAStreamThatNeedsADictionary) {
  const std::string stream = std::string("\x78\x20") + "dict" + Encoded("zlib", "text").substr(2);
  ASSERT_EQ(0x7820 % 31, 0);
  const base::Error error = ErrorOf("zlib", stream);
  EXPECT_EQ(error.code(), ErrorCode::kCorrupt);
  EXPECT_THAT(error.what(), testing::EndsWith("it needs a preset dictionary"));
}

TEST(Gzip, WritesNoTimeAndNoName) {
  const std::string header = Encoded("gzip", "text").substr(0, 8);
  EXPECT_EQ(header, std::string("\x1f\x8b\x08\0\0\0\0\0", 8));
}

TEST(Gzip, GetsSmallerWithItsLevel) {
  std::string rows;
  for (int i = 0; i < 20'000; ++i) rows += std::to_string(i * 7919 % 10'007) + "\tx\n";
  for (const char* filter : {"gzip", "zlib"}) {
    EXPECT_LT(Encoded(filter, rows, "9").size(), Encoded(filter, rows, "1").size());
    EXPECT_EQ(Encoded(filter, rows), Encoded(filter, rows, "6"));
  }
}

// Up to 4 MiB a frame is made as a whole, beyond that as a stream.
TEST(Gzip, MakesStreamsOfAnyLengthWhateverCameBefore) {
  constexpr size_t kWhole = size_t{4} << 20;
  for (const char* filter : {"gzip", "zlib"}) {
    CodecRunner encoder(filter, PGSTOW_ENCODE);
    for (const size_t length : {kWhole + 1, size_t{0}, kWhole, size_t{1}, kWhole + 100'000}) {
      std::string text = Rows(length / 20 + 1);
      ASSERT_GE(text.size(), length);
      text.resize(length);
      const std::string made = encoder.Run(text, {.in = 1'000'000, .out = 7 << 20});
      EXPECT_EQ(Decoded(filter, made), text) << filter << ", " << length << " bytes";
      EXPECT_EQ(encoder.Run(text, {.in = 65'537, .out = 1000}), made) << filter << ", " << length;
    }
  }
}

}  // namespace
}  // namespace pgstow::conformance
