#include "host/base/json.h"

#include <string>

#include <gtest/gtest.h>

namespace pgstow::base {
namespace {

TEST(JsonString, EscapesWhatJsonReserves) {
  EXPECT_EQ(JsonString(""), R"("")");
  EXPECT_EQ(JsonString("a \"b\" \\ /"), R"("a \"b\" \\ /")");
  EXPECT_EQ(JsonString("\n\t\r\x01\x1f\x7f"), R"("\n\t\u000d\u0001\u001f\u007f")");
  EXPECT_EQ(JsonString(std::string_view("\0", 1)), R"("\u0000")");
}

TEST(JsonString, KeepsWellFormedUtf8) {
  for (const char* text : {"\u00e9", "\u20ac", "\U0001F600", "\uD7FF", "\uE000", "\U0010FFFF"}) {
    EXPECT_EQ(JsonString(text), '"' + std::string(text) + '"');
  }
}

TEST(JsonString, EscapesWhatSteersATerminal) {
  EXPECT_EQ(JsonString("a\u009b2J\u202eb\u2066c"), R"("a\u009b2J\u202eb\u2066c")");
}

TEST(JsonString, ReplacesEachByteThatIsNoUtf8) {
  const std::string replaced = "\uFFFD";
  EXPECT_EQ(JsonString("a\xE9z"), "\"a" + replaced + "z\"") << "latin1";
  EXPECT_EQ(JsonString("\x80"), '"' + replaced + '"') << "continuation alone";
  EXPECT_EQ(JsonString("\xE2\x82"), '"' + replaced + replaced + '"') << "cut short";
  EXPECT_EQ(JsonString("\xC0\x80"), '"' + replaced + replaced + '"') << "longer than needed";
  EXPECT_EQ(JsonString("\xED\xA0\x80"), '"' + replaced + replaced + replaced + '"') << "surrogate";
  EXPECT_EQ(JsonString("\xF4\x90\x80\x80"), '"' + replaced + replaced + replaced + replaced + '"')
      << "past the last code point";
}

}  // namespace
}  // namespace pgstow::base
