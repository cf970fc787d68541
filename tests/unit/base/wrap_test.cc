#include "host/base/wrap.h"

#include <string>

#include <gtest/gtest.h>

namespace pgstow::base {
namespace {

std::string Wrapped(const std::string& words, size_t column) {
  std::string text;
  AppendWrapped(text, words, column);
  return text;
}

TEST(Wrap, LinesEndBeforeTheEdge) {
  const std::string half(39, 'x');
  EXPECT_EQ(Wrapped(half + " " + half, 0), half + " " + half + "\n");
  EXPECT_EQ(Wrapped(half + " " + half, 2), half + "\n  " + half + "\n");
  EXPECT_EQ(Wrapped("", 2), "\n");
}

TEST(Wrap, WordThatIsTooWideHasALineOfItsOwn) {
  const std::string wide(90, 'x');
  EXPECT_EQ(Wrapped("a " + wide + " b", 0), "a\n" + wide + "\nb\n");
}

TEST(Wrap, CharactersCountAndNotBytes) {
  std::string signs;
  for (int i = 0; i < 40; ++i) signs += "\xE2\x80\xA6";
  const std::string half(39, 'x');
  EXPECT_EQ(Wrapped(half + " " + signs, 0), half + " " + signs + "\n");
}

TEST(Wrap, RowGoesOnBelowALeftColumnThatIsTooWide) {
  std::string text;
  AppendRow(text, "  -a", "short", 6);
  AppendRow(text, "  --all", "wide", 6);
  AppendRow(text, "  -abc", "to the edge", 6);
  EXPECT_EQ(text, "  -a  short\n  --all\n      wide\n  -abc\n      to the edge\n");
}

}  // namespace
}  // namespace pgstow::base
