#include "restore/rows/binary_copy.h"

#include <array>
#include <string>
#include <vector>

#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace pgstow::rows {
namespace {

using std::string_literals::operator""s;

// OIDs of pg_type.
constexpr uint32_t kBool = 16;
constexpr uint32_t kBytea = 17;
constexpr uint32_t kInt8 = 20;
constexpr uint32_t kInt4 = 23;
constexpr uint32_t kFloat8 = 701;
constexpr uint32_t kDate = 1082;
constexpr uint32_t kTime = 1083;
constexpr uint32_t kTimestamp = 1114;
constexpr uint32_t kTimestamptz = 1184;
constexpr uint32_t kNumeric = 1700;
constexpr uint32_t kUuid = 2950;
constexpr uint32_t kJsonb = 3802;
constexpr uint32_t kPoint = 600;

std::string Hex(std::string_view bytes) {
  std::string hex;
  for (const char c : bytes) hex += fmt::format("{:02x}", static_cast<unsigned char>(c));
  return hex;
}

// The form of a value in hexadecimal digits; "-" when it has none.
std::string Form(uint32_t type, std::string_view value) {
  std::string out(MostBinary(value.size()), '\0');
  const char* const end = BinaryEncoderOf(type)(value, out.data());
  if (end == nullptr) return "-";
  return Hex(std::string_view(out.data(), static_cast<size_t>(end - out.data())));
}

// What a server sends for the same values with COPY … TO … (FORMAT binary).
TEST(BinaryValues, AreAsServersWriteThem) {
  EXPECT_EQ(Form(kBool, "t"), "01");
  EXPECT_EQ(Form(kBool, "f"), "00");
  EXPECT_EQ(Form(kInt4, "-2"), "fffffffe");
  EXPECT_EQ(Form(kInt8, "9223372036854775807"), "7fffffffffffffff");
  EXPECT_EQ(Form(kFloat8, "1.5"), "3ff8000000000000");
  EXPECT_EQ(Form(kFloat8, "-Infinity"), "fff0000000000000");
  EXPECT_EQ(Form(kFloat8, "5e-324"), "0000000000000001");
  EXPECT_EQ(Form(kTextType, "é"), "c3a9");
  EXPECT_EQ(Form(kJsonb, "{}"), "017b7d");
  EXPECT_EQ(Form(kBytea, "\\x00ff"), "00ff");
  EXPECT_EQ(Form(kUuid, "a0eebc99-9c0b-4ef8-bb6d-6bb9bd380a11"),
            "a0eebc999c0b4ef8bb6d6bb9bd380a11");
}

TEST(BinaryValues, CountTimeFromTheYear2000) {
  EXPECT_EQ(Form(kDate, "2000-01-01"), "00000000");
  EXPECT_EQ(Form(kDate, "2000-03-01"), "0000003c");
  EXPECT_EQ(Form(kDate, "1999-12-31"), "ffffffff");
  EXPECT_EQ(Form(kDate, "2000-02-29"), "0000003b");
  EXPECT_EQ(Form(kDate, "0001-02-29 BC"), "fff4dac6");
  EXPECT_EQ(Form(kDate, "0001-01-01 BC"), "fff4da8b");
  EXPECT_EQ(Form(kDate, "infinity"), "7fffffff");
  EXPECT_EQ(Form(kTime, "24:00:00"), "000000141dd76000");
  EXPECT_EQ(Form(kTimestamp, "2000-01-01 00:00:00.5"), "000000000007a120");
  EXPECT_EQ(Form(kTimestamp, "-infinity"), "8000000000000000");
  EXPECT_EQ(Form(kTimestamptz, "2000-01-01 05:30:00+05:30"), "0000000000000000");
  EXPECT_EQ(Form(kTimestamptz, "1999-12-31 23:59:59-00:00:01"), "0000000000000000");
}

// Servers drop groups of zeros in front and at the end when they receive them.
TEST(BinaryValues, HaveNumericDigitsInGroupsOfFour) {
  EXPECT_EQ(Form(kNumeric, "0"), "00010000000000000000");
  EXPECT_EQ(Form(kNumeric, "12345.678"), "0003000100000003000109291a7c");
  EXPECT_EQ(Form(kNumeric, "-0.05"), "0002000040000002000001f4");
  EXPECT_EQ(Form(kNumeric, "NaN"), "00000000c0000000");
  EXPECT_EQ(Form(kNumeric, "-Infinity"), "00000000f0000000");
}

TEST(BinaryValues, AreNoneOfWhatServersDoNotWrite) {
  EXPECT_EQ(Form(kBool, "true"), "-");
  EXPECT_EQ(Form(kInt4, "1 "), "-");
  EXPECT_EQ(Form(kInt4, ""), "-");
  EXPECT_EQ(Form(kInt4, "2147483648"), "-");
  EXPECT_EQ(Form(kFloat8, "1.5x"), "-");
  EXPECT_EQ(Form(kNumeric, "1e5"), "-");
  EXPECT_EQ(Form(kNumeric, "1."), "-");
  EXPECT_EQ(Form(kNumeric, ".5"), "-");
  EXPECT_EQ(Form(kNumeric, std::string(20000, '1') + "." + std::string(20000, '1')), "-");
  EXPECT_EQ(Form(kBytea, "\\001"), "-");
  EXPECT_EQ(Form(kBytea, "\\x0g"), "-");
  EXPECT_EQ(Form(kDate, "01/02/2000"), "-");
  EXPECT_EQ(Form(kDate, "2000-13-01"), "-");
  EXPECT_EQ(Form(kDate, "2001-02-29"), "-");
  EXPECT_EQ(Form(kDate, "1900-02-29"), "-");
  EXPECT_EQ(Form(kDate, "2000-00-01"), "-");
  EXPECT_EQ(Form(kDate, "2000-04-31"), "-");
  EXPECT_EQ(Form(kDate, "4715-01-01 BC"), "-");
  EXPECT_EQ(Form(kDate, "5874898-01-01"), "-");
  EXPECT_EQ(Form(kTime, "24:00:01"), "-");
  EXPECT_EQ(Form(kTimestamp, "2000-06-31 00:00:00"), "-");
  EXPECT_EQ(Form(kTimestamp, "2000-01-01"), "-");
  EXPECT_EQ(Form(kTimestamp, "999999-01-01 00:00:00"), "-");
  EXPECT_EQ(Form(kTimestamptz, "2000-01-01 00:00:00"), "-");
  EXPECT_EQ(Form(kUuid, "a0eebc999c0b4ef8bb6d6bb9bd380a11"), "-");
}

constexpr std::array kIntAndText = {kInt4, kTextType};

std::string Taken(BinaryCopy& copy, std::string_view text, size_t piece) {
  std::string bytes;
  for (size_t at = 0; at < text.size(); at += piece) {
    EXPECT_TRUE(copy.Add(std::span(text).subspan(at, std::min(piece, text.size() - at))));
    bytes.append(copy.bytes().data(), copy.bytes().size());
    copy.Clear();
  }
  copy.End();
  return bytes.append(copy.bytes().data(), copy.bytes().size());
}

TEST(BinaryCopy, TakesRowsInPiecesOfAnySize) {
  const std::string expected =
      "PGCOPY\n\377\r\n\0\0\0\0\0\0\0\0\0"
      "\0\2\0\0\0\4\0\0\0\7\0\0\0\3a\tb"
      "\0\2\377\377\377\377\0\0\0\0"
      "\377\377"s;
  for (const size_t piece : {1, 2, 5, 100}) {
    auto copy = BinaryCopy::Of(kIntAndText);
    EXPECT_EQ(Taken(*copy, "7\ta\\tb\n\\N\t\n", piece), expected);
    EXPECT_EQ(copy->rest(), "");
  }
}

TEST(BinaryCopy, LeavesRowsThatHaveNoBinaryForm) {
  for (const std::string& row :
       {"x\ta\n"s, "1\n"s, "1\ta\tb\n"s, "1\ta\\\n"s, "1\ta\\101\n"s, "1\ta\\\tb\n"s,
        "1\t" + std::string(BinaryCopy::kWidestRow, 'a') + "\n"}) {
    auto copy = BinaryCopy::Of(kIntAndText);
    const std::string text = "7\ta\n" + row + "8\tb\n";
    EXPECT_FALSE(copy->Add(text)) << row.substr(0, 20);
    EXPECT_EQ(copy->rest(), row + "8\tb\n");
    EXPECT_TRUE(std::string_view(copy->bytes().data(), copy->bytes().size()).ends_with("\1a"));
  }
}

TEST(BinaryCopy, LeavesARowWhoseStartCameBefore) {
  auto copy = BinaryCopy::Of(kIntAndText);
  EXPECT_TRUE(copy->Add("x"s));
  EXPECT_FALSE(copy->Add("y\ta\n8\tb"s));
  EXPECT_EQ(copy->rest(), "xy\ta\n8\tb");
}

// So a row that never ends does not fill the memory.
TEST(BinaryCopy, HoldsTheWidestRowAtMost) {
  auto copy = BinaryCopy::Of(kIntAndText);
  EXPECT_TRUE(copy->Add(std::string(BinaryCopy::kWidestRow, '1')));
  EXPECT_FALSE(copy->Add("1"s));
}

TEST(BinaryCopy, IsOfKnownTypesAlone) {
  EXPECT_FALSE(BinaryCopy::Of(std::array{kInt4, kPoint}));
  EXPECT_FALSE(BinaryCopy::Of({}));
}

}  // namespace
}  // namespace pgstow::rows
