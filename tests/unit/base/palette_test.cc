#include "host/base/palette.h"

#include <gtest/gtest.h>

namespace pgstow::base {
namespace {

using Part = Palette::Part;

TEST(PaletteTest, PaintsWhenAsked) {
  EXPECT_EQ(Palette::FromSettings(nullptr, nullptr, true).Painted(Part::kError, "x"), "x");
  EXPECT_EQ(Palette::FromSettings("never", nullptr, true).Painted(Part::kError, "x"), "x");
  EXPECT_EQ(Palette::FromSettings("ALWAYS", nullptr, true).Painted(Part::kError, "x"), "x");
  EXPECT_EQ(Palette::FromSettings("auto", nullptr, false).Painted(Part::kError, "x"), "x");
  EXPECT_EQ(Palette::FromSettings("auto", nullptr, true).Painted(Part::kError, "x"),
            "\x1b[01;31mx\x1b[0m");
  EXPECT_EQ(Palette::FromSettings("always", nullptr, false).Painted(Part::kError, "x"),
            "\x1b[01;31mx\x1b[0m");
}

TEST(PaletteTest, HasTheUsualColors) {
  const Palette usual = Palette::FromSettings("always", nullptr, false);
  EXPECT_EQ(usual.Painted(Part::kWarning, "x"), "\x1b[01;35mx\x1b[0m");
  EXPECT_EQ(usual.Painted(Part::kNote, "x"), "\x1b[01;36mx\x1b[0m");
  EXPECT_EQ(usual.Painted(Part::kLocus, "x"), "\x1b[01mx\x1b[0m");
}

TEST(PaletteTest, TakesColorsAsTheyAre) {
  const Palette own =
      Palette::FromSettings("always", ":note=1:warning:other=5:error=31=32:note=4;7::", false);
  EXPECT_EQ(own.Painted(Part::kError, "x"), "\x1b[31=32mx\x1b[0m");
  EXPECT_EQ(own.Painted(Part::kNote, "x"), "\x1b[4;7mx\x1b[0m");
  EXPECT_EQ(own.Painted(Part::kWarning, "x"), "x");
  EXPECT_EQ(own.Painted(Part::kLocus, "x"), "x");
  const Palette empty_code = Palette::FromSettings("always", "error=", false);
  EXPECT_EQ(empty_code.Painted(Part::kError, "x"), "\x1b[mx\x1b[0m");
  const Palette nothing = Palette::FromSettings("always", "", false);
  EXPECT_EQ(nothing.Painted(Part::kError, "x"), "x");
}

}  // namespace
}  // namespace pgstow::base
