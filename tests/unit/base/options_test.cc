#include "host/base/options.h"

#include <climits>
#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace pgstow::base {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;

struct Values {
  std::string file;
  std::string database;
  std::vector<std::string> tables;
  int jobs = 1;
  bool data_only = false;
  bool schema_only = false;
  bool clean = false;
  bool if_exists = false;
  bool acls = true;
};

OptionTable TableFor(Values& values) {
  return {
      .summary = "does something",
      .groups = {{"General options",
                  {{"file", 'f', "FILENAME", "where it goes", Text(values.file)},
                   {"jobs", 'j', "NUM", "how many at once", Integer(values.jobs, 1, INT_MAX)},
                   HelpOption(),
                   VersionOption()}},
                 {"Other options",
                  {{"data-only", 'a', nullptr, "rows only", Set(values.data_only)},
                   {"schema-only", 's', nullptr, "definitions only", Set(values.schema_only)},
                   {"clean", 'c', nullptr, "drop first", Set(values.clean)},
                   {"if-exists", 0, nullptr, "drop with IF EXISTS", Set(values.if_exists)},
                   {"table", 't', "PATTERN", "these tables", Append(values.tables)},
                   {"no-privileges", 'x', nullptr, "no GRANT", Clear(values.acls)},
                   {.name = "no-acl", .alias_of = "no-privileges"}}}},
      .rules = {Conflict("schema-only", "data-only"), Requires("if-exists", "clean")},
      .operands = {{"DBNAME", Text(values.database)}},
      .notes = "The end.",
  };
}

Values Parsed(std::vector<std::string> arguments) {
  Values values;
  EXPECT_EQ(ParseOptions(TableFor(values), "prog do", std::move(arguments)), Request::kRun);
  return values;
}

// The error that a command line gives, as "message|hint".
std::string Complaint(std::vector<std::string> arguments) {
  Values values;
  try {
    ParseOptions(TableFor(values), "prog do", std::move(arguments));
  } catch (const OptionError& error) {
    return "getopt: " + std::string(error.what()) + "|" + error.hint();
  } catch (const Error& error) {
    EXPECT_EQ(error.code(), ErrorCode::kUsage);
    return std::string(error.what()) + "|" + error.hint();
  }
  return "";
}

Request Asked(std::vector<std::string> arguments) {
  Values values;
  return ParseOptions(TableFor(values), "prog do", std::move(arguments));
}

constexpr const char* kTry = "Try \"prog do --help\" for more information.";

TEST(Options, TakesLongShortBundledAndAttachedForms) {
  EXPECT_EQ(Parsed({"--file", "x"}).file, "x");
  EXPECT_EQ(Parsed({"--file=x"}).file, "x");
  EXPECT_EQ(Parsed({"-f", "x"}).file, "x");
  EXPECT_EQ(Parsed({"-fx"}).file, "x");
  const Values bundled = Parsed({"-acfx"});
  EXPECT_TRUE(bundled.data_only);
  EXPECT_TRUE(bundled.clean);
  EXPECT_EQ(bundled.file, "x");
}

TEST(Options, AValueMayTakeTheNextWord) {
  std::string value;
  std::string operand;
  const auto parse = [&](std::vector<std::string> arguments) {
    value = operand = "";
    const OptionTable table = {
        .groups = {{"Options",
                    {{.name = "how",
                      .letter = 'h',
                      .argument = "HOW",
                      .bind = Text(value),
                      .value_takes_word = "into"}}}},
        .operands = {{"FILE", Text(operand)}},
    };
    ParseOptions(table, "prog do", std::move(arguments));
  };
  parse({"x", "--how", "into", "y"});
  EXPECT_EQ(value, "into:y");
  EXPECT_EQ(operand, "x");
  parse({"-h", "into", "y", "x"});
  EXPECT_EQ(value, "into:y");
  EXPECT_EQ(operand, "x");
  parse({"--how=into", "x"});
  EXPECT_EQ(value, "into");
  EXPECT_EQ(operand, "x");
  parse({"--how", "onto", "x"});
  EXPECT_EQ(value, "onto");
  EXPECT_EQ(operand, "x");
  parse({"--how", "into"});
  EXPECT_EQ(value, "into");
}

TEST(Options, TakesUniqueAbbreviations) {
  EXPECT_TRUE(Parsed({"--data"}).data_only);
  EXPECT_EQ(Parsed({"--jo=3"}).jobs, 3);
}

TEST(Options, AliasIsTheSameOption) {
  EXPECT_FALSE(Parsed({"--no-acl"}).acls);
  EXPECT_FALSE(Parsed({"--no"}).acls) << "both names are one option, so this is not ambiguous";
}

TEST(Options, LastValueWinsAndListsKeepAll) {
  EXPECT_EQ(Parsed({"-fx", "--file=y"}).file, "y");
  EXPECT_THAT(Parsed({"-t", "a", "--table=b"}).tables, ElementsAre("a", "b"));
}

TEST(Options, OperandsMayStandAnywhere) {
  EXPECT_EQ(Parsed({"db", "-a"}).database, "db");
  EXPECT_TRUE(Parsed({"db", "-a"}).data_only);
  EXPECT_EQ(Parsed({"--", "-a"}).database, "-a");
}

TEST(Options, OptionTakesThePlaceOfAnOperand) {
  Values values;
  OptionTable table = TableFor(values);
  table.operands[0].unless = "table";
  EXPECT_EQ(ParseOptions(table, "prog", {"-a", "db"}), Request::kRun);
  EXPECT_EQ(values.database, "db");
  try {
    ParseOptions(table, "prog", {"-tx", "db"});
    FAIL() << "both were taken";
  } catch (const Error& error) {
    EXPECT_STREQ(error.what(), "too many command-line arguments (first is \"db\")");
  }
}

TEST(Options, ParsesAgainFromTheStart) {
  EXPECT_TRUE(Parsed({"-ac"}).clean);
  EXPECT_TRUE(Parsed({"-ca"}).data_only);
}

TEST(Options, HelpAndVersionEndParsing) {
  EXPECT_EQ(Asked({"-?"}), Request::kHelp);
  EXPECT_EQ(Asked({"--help", "--nonsense"}), Request::kHelp);
  EXPECT_EQ(Asked({"--data-only", "-?c"}), Request::kHelp);
  EXPECT_EQ(Asked({"-cV"}), Request::kVersion);
}

TEST(Options, ComplainsAsGetoptDoes) {
  const auto getopt = [](const std::string& message) { return "getopt: " + message + "|" + kTry; };
  EXPECT_EQ(Complaint({"--nonsense=1"}), getopt("unrecognized option '--nonsense=1'"));
  EXPECT_EQ(Complaint({"-cy"}), getopt("invalid option -- 'y'"));
  EXPECT_EQ(Complaint({"-cf"}), getopt("option requires an argument -- 'f'"));
  EXPECT_EQ(Complaint({"--fi"}), getopt("option '--file' requires an argument"));
  EXPECT_EQ(Complaint({"--clean=yes"}), getopt("option '--clean' doesn't allow an argument"));
  EXPECT_EQ(Complaint({"x", "--", "y"}),
            std::string("too many command-line arguments (first is \"y\")|") + kTry);
}

TEST(Options, AmbiguousAbbreviationNamesTheChoices) {
  Values values;
  OptionTable table = TableFor(values);
  table.groups[1].options.push_back({"schema", 'n', "PATTERN", "these", Append(values.tables)});
  try {
    ParseOptions(table, "prog do", {"--sch"});
    FAIL() << "--sch was accepted";
  } catch (const OptionError& error) {
    EXPECT_STREQ(error.what(),
                 "option '--sch' is ambiguous; possibilities: '--schema-only' '--schema'");
  }
  EXPECT_EQ(ParseOptions(table, "prog do", {"--schema=x"}), Request::kRun);
  EXPECT_THAT(values.tables, ElementsAre("x"));
}

TEST(Options, SuggestsTheNearestName) {
  EXPECT_THAT(Complaint({"--shcema-only"}),
              HasSubstr("|Did you mean \"--schema-only\"? Try \"prog do"));
  Values values;
  OptionTable table = TableFor(values);
  table.suggest = false;
  try {
    ParseOptions(table, "prog", {"--shcema-only"});
    FAIL() << "--shcema-only was accepted";
  } catch (const OptionError& error) {
    EXPECT_EQ(error.hint(), "Try \"prog --help\" for more information.");
  }
}

TEST(Options, RefusesWhatGoesNotTogether) {
  EXPECT_EQ(Complaint({"-a", "-s"}),
            "options -s/--schema-only and -a/--data-only cannot be used together|");
  EXPECT_EQ(Complaint({"--if-exists"}), "option --if-exists requires option -c/--clean|");
  EXPECT_EQ(Complaint({"--if-exists", "-c"}), "");
}

TEST(Options, ChecksNumbersAndTheirRange) {
  EXPECT_EQ(Parsed({"-j", " 3 "}).jobs, 3);
  EXPECT_EQ(Complaint({"-jx"}), "invalid value \"x\" for option -j/--jobs|");
  EXPECT_EQ(Complaint({"-j2x"}), "invalid value \"2x\" for option -j/--jobs|");
  for (const char* jobs : {"0", "-1", "", "2147483648", "99999999999999999999"}) {
    EXPECT_EQ(Complaint({"-j", jobs}), "-j/--jobs must be in range 1..2147483647|") << jobs;
  }
}

TEST(Options, HelpAlignsAndWrapsWhatTheTableShows) {
  Values values;
  OptionTable table = TableFor(values);
  table.groups[1].options.push_back(
      {"a-name-that-fills-the-column", 0, "X",
       "a help that is too long for what is left of the line after the first column",
       Text(values.file)});
  EXPECT_EQ(HelpText(table, "prog do"),
            R"(prog do does something.

Usage:
  prog do [OPTION]... [DBNAME]

General options:
  -f, --file=FILENAME  where it goes
  -j, --jobs=NUM       how many at once
  -?, --help           show this help, then exit
  -V, --version        output version information, then exit

Other options:
  -a, --data-only              rows only
  -s, --schema-only            definitions only
  -c, --clean                  drop first
  --if-exists                  drop with IF EXISTS
  -t, --table=PATTERN          these tables
  -x, --no-privileges          no GRANT (also --no-acl)
  --a-name-that-fills-the-column=X
                               a help that is too long for what is left of the
                               line after the first column

The end.
)");
}

TEST(Options, LongNameAfterOneDashIsNoBundleOfLetters) {
  for (const std::vector<std::string>& line :
       {std::vector<std::string>{"-file=x"}, {"db", "-file=x"}, {"-x", "-file=x"}}) {
    EXPECT_EQ(
        Complaint(line),
        std::string("getopt: unrecognized option '-file=x'|Did you mean \"--file\"? ") + kTry);
  }
  EXPECT_EQ(Complaint({"db", "-clean"}),
            std::string("getopt: unrecognized option '-clean'|Did you mean \"--clean\"? ") + kTry);
  // What only starts like one is a value, and so is what stands where a value must.
  EXPECT_EQ(Parsed({"-filed"}).file, "iled");
  EXPECT_EQ(Parsed({"-f", "-file"}).file, "-file");
  EXPECT_EQ(Parsed({"-x", "--", "-file"}).database, "-file");
}

TEST(Options, ToolsTakeALongNameAfterOneDashForLetters) {
  Values values;
  OptionTable table = TableFor(values);
  table.suggest = false;
  ParseOptions(table, "tool", {"-file=x"});
  EXPECT_EQ(values.file, "ile=x");
}

TEST(Options, RefusedValueSuggestsTheNearest) {
  const auto hint = [](const std::string& value, bool suggest) -> std::string {
    const Binding refuse = [](const Option&, const char*) {
      throw Error(ErrorCode::kUsage, "no such form").WithHint("See the list.");
    };
    const OptionTable table = {.groups = {{"Options",
                                           {{.name = "as",
                                             .argument = "FORM",
                                             .bind = refuse,
                                             .values = {"text", "json:FILE", "@FILE"}}}}},
                               .suggest = suggest};
    try {
      ParseOptions(table, "prog do", {"--as", value});
    } catch (const Error& error) {
      return error.hint();
    }
    return "";
  };
  EXPECT_EQ(hint("txet", true), "Did you mean \"text\"? See the list.");
  EXPECT_EQ(hint("jsn:x", true), "Did you mean \"json:\"? See the list.");
  EXPECT_EQ(hint("punchcard", true), "See the list.");
  EXPECT_EQ(hint("json:", true), "See the list.");
  EXPECT_EQ(hint("txet", false), "See the list.");
}

TEST(Options, FixedPartEndsWhereCapitalsSayWhatFollows) {
  EXPECT_EQ(FixedPart("text"), "text");
  EXPECT_EQ(FixedPart("json:FILE"), "json:");
  EXPECT_EQ(FixedPart("@FILE"), "@");
  EXPECT_EQ(FixedPart("FILE"), "");
}

}  // namespace
}  // namespace pgstow::base
