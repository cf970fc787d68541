#include "host/loader/settings.h"

#include <cstddef>
#include <string>
#include <string_view>
#include <utility>

#include <gtest/gtest.h>
#include <pgstow/sdk/options.h>

#include "host/base/error.h"

namespace pgstow::loader {
namespace {

constexpr sdk::OptionTable kOptions{
    sdk::IntegerOption("level", -7, 22, "3", ""), sdk::BoolOption("long", false, ""),
    sdk::IntegerOption("workers", 0, 64, "0", ""), sdk::StringOption("dictionary", "", "")};

OptionTable Table() {
  return {.options = {kOptions.data(), kOptions.size()},
          .shorthand = "level",
          .noun = "compression",
          .subject = "compression algorithm \"zstd\""};
}

std::string Canonical(std::string_view text) { return ParseSettings(Table(), text).canonical(); }

std::string ErrorOf(std::string_view text, const OptionTable& table = Table()) {
  try {
    ParseSettings(table, text);
  } catch (const base::Error& error) {
    EXPECT_EQ(error.code(), base::ErrorCode::kUsage);
    return error.what();
  }
  ADD_FAILURE() << '"' << text << "\" was accepted";
  return {};
}

TEST(Settings, AreTheDefaultsWhenNothingIsSaid) {
  EXPECT_EQ(Canonical(""), "level=3,long=false,workers=0,dictionary=");
}

TEST(Settings, SayEveryOptionInTheOrderOfTheTable) {
  EXPECT_EQ(Canonical("workers=4,level=-7"), "level=-7,long=false,workers=4,dictionary=");
}

TEST(Settings, AreStoredWithoutWhatEncodersAloneLookAt) {
  static constexpr sdk::OptionTable kTable{sdk::ForEncoding(sdk::BoolOption("fast", true, "")),
                                           sdk::IntegerOption("level", 1, 9, "5", ""),
                                           sdk::ForEncoding(sdk::StringOption("hint", "", ""))};
  const OptionTable table{.options = {kTable.data(), kTable.size()},
                          .shorthand = {},
                          .noun = "compression",
                          .subject = {}};
  const Settings settings = ParseSettings(table, "fast=off,level=7,hint=rows");
  EXPECT_EQ(settings.canonical(), "fast=false,level=7,hint=rows");
  EXPECT_EQ(settings.stored(), "level=7");
  EXPECT_EQ(ParseSettings(table, settings.stored()).canonical(), "fast=true,level=7,hint=");
}

// Of headers that had no flags.
TEST(Settings, AreAllStoredOfAnOlderFilter) {
  pgstow_option option = sdk::ForEncoding(sdk::BoolOption("fast", true, ""));
  option.size = offsetof(pgstow_option, flags);
  const pgstow_option* const options[] = {&option};
  const OptionTable table{
      .options = options, .shorthand = {}, .noun = "compression", .subject = {}};
  EXPECT_EQ(ParseSettings(table, "").stored(), "fast=true");
}

TEST(Settings, TakeTheLastOfAKeySaidTwice) {
  EXPECT_EQ(Canonical("level=1,level=2"), "level=2,long=false,workers=0,dictionary=");
}

TEST(Settings, TakeABareIntegerAsTheShorthandWhenItComesFirst) {
  EXPECT_EQ(Canonical("19,long"), "level=19,long=true,workers=0,dictionary=");
  EXPECT_EQ(Canonical("-5"), "level=-5,long=false,workers=0,dictionary=");
  EXPECT_EQ(ErrorOf("long,19"),
            "invalid compression specification: unrecognized compression option: \"19\"");
}

TEST(Settings, TakeBooleansAsPostgresSpellsThem) {
  for (const char* text : {"long", "long=true", "long=yes", "long=on", "long=1"}) {
    EXPECT_EQ(Canonical(text), "level=3,long=true,workers=0,dictionary=") << text;
  }
  for (const char* text : {"long=false", "long=no", "long=off", "long=0"}) {
    EXPECT_EQ(Canonical(text), "level=3,long=false,workers=0,dictionary=") << text;
  }
}

TEST(Settings, ParseTheirCanonicalSpellingToThemselves) {
  for (const char* text : {"", "22,long,workers=64", "dictionary=a b=c"}) {
    EXPECT_EQ(Canonical(Canonical(text)), Canonical(text));
  }
}

TEST(Settings, SpellIntegersOneWay) {
  EXPECT_EQ(Canonical("level=+007"), "level=7,long=false,workers=0,dictionary=");
}

TEST(Settings, KeepTheirAbiViewWhenMoved) {
  Settings settings = ParseSettings(Table(), "dictionary=x");  // short text lives inside a string
  const Settings moved = std::move(settings);
  ASSERT_EQ(moved.abi().size(), 4u);
  EXPECT_EQ(sdk::View(moved.abi()[3].name), "dictionary");
  EXPECT_EQ(sdk::View(moved.abi()[3].value), "x");
}

TEST(Settings, RefuseWithTheSentencesOfPgDump) {
  const std::string prefix = "invalid compression specification: ";
  EXPECT_EQ(ErrorOf("99"), prefix +
                               "compression algorithm \"zstd\" expects a compression level between "
                               "-7 and 22 (default at 3)");
  EXPECT_EQ(ErrorOf("level=99999999999999999999"), ErrorOf("99"));
  EXPECT_EQ(ErrorOf("foo"), prefix + "unrecognized compression option: \"foo\"");
  EXPECT_EQ(ErrorOf("level=abc"),
            prefix + "value for compression option \"level\" must be an integer");
  EXPECT_EQ(ErrorOf("level="), ErrorOf("level=abc"));
  EXPECT_EQ(ErrorOf("level"), prefix + "compression option \"level\" requires a value");
  EXPECT_EQ(ErrorOf("long=maybe"),
            prefix + "value for compression option \"long\" must be a Boolean value");
  EXPECT_EQ(ErrorOf(","), prefix + "found empty string where a compression option was expected");
  EXPECT_EQ(ErrorOf("long,"), ErrorOf(","));
  EXPECT_EQ(ErrorOf("dictionary"), prefix + "compression option \"dictionary\" requires a value");
}

TEST(Settings, TakeADefaultThatIsOutsideTheRange) {
  static constexpr sdk::OptionTable kTable{sdk::IntegerOption("level", 1, 9, "-1", "")};
  const OptionTable table{.options = {kTable.data(), kTable.size()},
                          .shorthand = "level",
                          .noun = "compression",
                          .subject = "compression algorithm \"gzip\""};
  EXPECT_EQ(ParseSettings(table, "").canonical(), "level=-1");
  EXPECT_EQ(ParseSettings(table, "level=-1").canonical(), "level=-1");
  for (const char* text : {"0", "-2", "10"}) {
    EXPECT_EQ(ErrorOf(text, table),
              "invalid compression specification: compression algorithm \"gzip\" expects a "
              "compression level between 1 and 9 (default at -1)");
  }
}

TEST(Settings, SayWhatTheAlgorithmLacksOfTheOptionsThatPgDumpKnows) {
  const OptionTable table{.options = {},
                          .shorthand = "",
                          .noun = "compression",
                          .subject = "compression algorithm \"rot13\""};
  const std::string start =
      "invalid compression specification: compression algorithm \"rot13\" does not ";
  EXPECT_EQ(ErrorOf("3", table), start + "accept a compression level");
  EXPECT_EQ(ErrorOf("level=3", table), ErrorOf("3", table));
  EXPECT_EQ(ErrorOf("workers=3", table), start + "accept a worker count");
  EXPECT_EQ(ErrorOf("long", table), start + "support long-distance mode");
}

}  // namespace
}  // namespace pgstow::loader
