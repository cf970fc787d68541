#include "restore/rows/utf8.h"

#include <cstdint>
#include <string>

#include <gtest/gtest.h>

namespace pgstow::rows {
namespace {

bool IsUtf8(std::string_view text, size_t piece_size) {
  Utf8Check check;
  bool good = true;
  for (size_t at = 0; at < text.size(); at += piece_size) {
    good = check.Add(text.substr(at, piece_size));
  }
  return good && check.whole();
}

// By the definition: the number of a character, and how it is written.
std::string Encoded(uint32_t character) {
  const auto byte = [](uint32_t value) { return std::string(1, static_cast<char>(value)); };
  const auto more = [&](uint32_t shift) { return byte(0x80 | ((character >> shift) & 0x3f)); };
  if (character < 0x80) return byte(character);
  if (character < 0x800) return byte(0xc0 | (character >> 6)) + more(0);
  if (character < 0x10000) return byte(0xe0 | (character >> 12)) + more(6) + more(0);
  return byte(0xf0 | (character >> 18)) + more(12) + more(6) + more(0);
}

TEST(Utf8, IsEveryCharacterButSurrogates) {
  for (uint32_t character = 0; character < 0x110400; ++character) {
    const bool surrogate = character >= 0xd800 && character <= 0xdfff;
    const bool beyond = character > 0x10ffff;
    ASSERT_EQ(IsUtf8(Encoded(character), 8), !surrogate && !beyond) << character;
  }
}

TEST(Utf8, IsTheSameInPiecesOfAnySize) {
  const std::string text = "a long run of ASCII, café, 漢字, 😀, and more ASCII";
  for (size_t size = 1; size <= text.size(); ++size) {
    EXPECT_TRUE(IsUtf8(text, size)) << size;
    EXPECT_FALSE(IsUtf8(text + "\xff" + text, size)) << size;
  }
}

TEST(Utf8, IsNothingThatIsLongerThanItMustBeOrCutOff) {
  for (const char* text : {"\xc0\x80", "\xc1\xbf", "\xe0\x9f\xbf", "\xf0\x8f\xbf\xbf", "\x80",
                           "\xbf", "\xf5\x80\x80\x80", "\xff", "caf\xc3", "\xe6\xbc",
                           "\xf0\x9f\x98", "\xc3(", "\xe6\xbc(", "caf\xe9"}) {
    EXPECT_FALSE(IsUtf8(text, 100)) << text;
    EXPECT_FALSE(IsUtf8(text, 1)) << text;
  }
}

}  // namespace
}  // namespace pgstow::rows
