#include "host/base/visible.h"

#include <gtest/gtest.h>

namespace pgstow::base {
namespace {

TEST(Visible, LeavesTextAsItIs) {
  EXPECT_EQ(Visible("table \"Größe\" 表 é"), "table \"Größe\" 表 é");
  EXPECT_EQ(Visible(""), "");
}

TEST(Visible, SpellsWhatWouldSteerATerminal) {
  EXPECT_EQ(Visible("a\x1b[2J\nb\r\t\x7f"), "a\\x1b[2J\\x0ab\\x0d\\x09\\x7f");
  EXPECT_EQ(Visible("\xc2\x9b"
                    "2J"),
            "\\xc2\\x9b2J");
  EXPECT_EQ(Visible("a\\x1b"), "a\\\\x1b");
}

TEST(Visible, SpellsWhatTurnsTheDirectionOfWriting) {
  EXPECT_EQ(Visible("a\u202eb\u2066c\u200fd\u061ce\u2028f"),
            "a\\xe2\\x80\\xaeb\\xe2\\x81\\xa6c\\xe2\\x80\\x8fd\\xd8\\x9ce\\xe2\\x80\\xa8f");
  EXPECT_EQ(Visible("\u0645\u200c\u0646"), "\u0645\u200c\u0646") << "joiners belong to words";
}

TEST(VisibleLines, KeepsLinesAndBackslashes) {
  EXPECT_EQ(VisibleLines("LINE 1: \\x1b\n\t^\x1b[2J\r\u009b"),
            "LINE 1: \\x1b\n\t^\\x1b[2J\\x0d\\xc2\\x9b");
}

TEST(Visible, SpellsBytesThatAreNoText) {
  EXPECT_EQ(Visible("a\xff\xc3"), "a\\xff\\xc3");
  EXPECT_EQ(Visible("\x9b"), "\\x9b");
}

}  // namespace
}  // namespace pgstow::base
