#include "host/cli/columns.h"

#include <gtest/gtest.h>

namespace pgstow::cli {
namespace {

TEST(Columns, ArePerCharacterAsTerminalsCount) {
  EXPECT_EQ(ColumnsOf(""), 0u);
  EXPECT_EQ(ColumnsOf("abc"), 3u);
  EXPECT_EQ(ColumnsOf("\xc3\xa4"), 1u);          // ä
  EXPECT_EQ(ColumnsOf("a\xcc\x88"), 1u);         // a and two dots above it
  EXPECT_EQ(ColumnsOf("\xe8\xa1\xa8"), 2u);      // 表
  EXPECT_EQ(ColumnsOf("\xf0\x9f\x98\x80"), 2u);  // an emoji
}

TEST(Columns, ThatAreTooManyAreCut) {
  EXPECT_EQ(Fitted("abcdef", 6), "abcdef");
  EXPECT_EQ(Fitted("abcdefg", 6), "abc...");
  EXPECT_EQ(Fitted("\xe8\xa1\xa8\xe8\xa1\xa8\xe8\xa1\xa8", 5), "\xe8\xa1\xa8...");
  EXPECT_EQ(Fitted("\xe8\xa1\xa8\xe8\xa1\xa8", 4), "\xe8\xa1\xa8\xe8\xa1\xa8");
  EXPECT_EQ(Fitted("abc", 2), "..");
  EXPECT_EQ(Fitted("abc", 0), "");
}

TEST(Columns, AreNotMovedByNames) {
  EXPECT_EQ(Fitted("a\nb\tc\r\x1b[2Jd\x7f", 80), "a?b?c??[2Jd?");
  EXPECT_EQ(Fitted("\xc2\x9b"
                   "31m",
                   80),
            "?31m")
      << "a control of two bytes";
  EXPECT_EQ(Fitted("a\xe2\x80\xae"
                   "b",
                   80),
            "a?b")
      << "writing from right to left";
  EXPECT_EQ(Fitted("a\xff\xc3", 80), "a??") << "no UTF-8";
}

}  // namespace
}  // namespace pgstow::cli
