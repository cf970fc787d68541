#include "host/sql/characters.h"

#include <string>

#include <gtest/gtest.h>

namespace pgstow::sql {
namespace {

struct Sample {
  const char* encoding;
  std::string text;
  size_t length;
};

TEST(Characters, AreAsLongAsTheirEncodingSays) {
  const Sample samples[] = {
      {"UTF8", "a", 1},
      {"UTF8", "\xc3\xa4", 2},
      {"UTF8", "\xe2\x82\xac", 3},
      {"SJIS", "\x95\x5c", 2},
      {"SJIS", "\xb1", 1},
      {"SHIFT_JIS_2004", "\x81\x40", 2},
      {"BIG5", "\xa5\x5c", 2},
      {"GBK", "\x81\x5c", 2},
      {"UHC", "\x81\x41", 2},
      {"GB18030", "\x81\x5c", 2},
      {"GB18030", "\x81\x30\x81\x30", 4},
      {"EUC_JP", "\x8e\xb1", 2},
      {"EUC_JP", "\x8f\xa2\xaf", 3},
      {"EUC_KR", "\xb0\xa1", 2},
      {"EUC_TW", "\x8e\xa1\xa1\xa1", 4},
      {"EUC_CN", "\xb0\xa1", 2},
      {"JOHAB", "\xb0\xa1", 2},
      {"EUC_JIS_2004", "\xa4\xa2", 2},
  };
  for (const Sample& sample : samples) {
    EXPECT_EQ(CharacterLengthIn(sample.encoding)(sample.text + "x"), sample.length)
        << sample.encoding;
    EXPECT_EQ(CharacterLengthIn(sample.encoding)(sample.text), sample.length) << sample.encoding;
  }
}

TEST(Characters, AreNeverIncompleteNorDoTheyTakeWhatSqlIsMadeOf) {
  for (const char* encoding : {"UTF8", "SJIS", "SHIFT_JIS_2004", "BIG5", "GBK", "UHC", "GB18030",
                               "EUC_JP", "EUC_JIS_2004", "EUC_KR", "EUC_TW", "EUC_CN", "JOHAB"}) {
    const CharacterLength length = CharacterLengthIn(encoding);
    for (int lead = 0x80; lead <= 0xff; ++lead) {
      const std::string first(1, static_cast<char>(lead));
      const bool alone = length(first) == 1;  // half-width katakana
      for (const char next : {'\'', '"', '\n', '\0', '$', ';', '-', ' '}) {
        EXPECT_EQ(length(first + next), alone ? 1U : 0U) << encoding << " " << lead;
      }
      EXPECT_LE(length(first), 1U) << encoding << " " << lead;
    }
    EXPECT_EQ(length("a"), 1U);
  }
}

TEST(Characters, AreOneByteInAllOtherEncodings) {
  for (const char* encoding : {"SQL_ASCII", "LATIN1", "WIN1252", "KOI8R", "", "no encoding"}) {
    EXPECT_EQ(CharacterLengthIn(encoding), nullptr) << encoding;
  }
}

TEST(Characters, AreFoundUnderEveryNameThatTheServerTakes) {
  EXPECT_EQ(CharacterLengthIn("utf-8"), CharacterLengthIn("UTF8"));
  EXPECT_EQ(CharacterLengthIn("Shift_JIS"), CharacterLengthIn("SJIS"));
  EXPECT_EQ(CharacterLengthIn("windows-932"), CharacterLengthIn("SJIS"));
  EXPECT_EQ(CharacterLengthIn("win950"), CharacterLengthIn("BIG5"));
  EXPECT_EQ(CharacterLengthIn("euc_jp"), CharacterLengthIn("EUC_JP"));
}

}  // namespace
}  // namespace pgstow::sql
