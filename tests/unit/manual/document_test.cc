#include "host/manual/document.h"

#include <string>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/unit/manual/sample.h"

namespace pgstow::manual {
namespace {

using testing::HasSubstr;
using testing::Not;
using testing::StartsWith;

Document Sample() { return Describe(SampleCommands().front()); }

TEST(Document, TellsAllOfACommandInOrder) {
  std::string titles;
  for (const Section& section : Sample().sections) titles += section.title + ";";
  EXPECT_EQ(
      titles,
      "Usage;Description;Arguments;General options;Examples;Exit codes;Environment;See also;");
}

TEST(Document, TextIsWhatATerminalShows) {
  const std::string text = TextOf(Sample());
  EXPECT_THAT(text, StartsWith("prog send sends things.\n\n"
                               "Usage:\n  prog send [OPTION]... [DBNAME] [FILE]...\n\n"
                               "Description:\n  One paragraph in two lines.\n\n  Another.\n\n"
                               "Arguments:\n  DBNAME  from where\n  FILE    what\n\n"
                               "General options:\n  -f, --file=FILENAME "));
  EXPECT_THAT(text, HasSubstr("\nExamples:\n  Send it:\n    prog send --file='it' .x\n"));
  EXPECT_THAT(text, HasSubstr("\nSee also:\n  prog-show(1)\n"));
  EXPECT_THAT(text, Not(HasSubstr("hidden")));
}

TEST(Document, VariablesAndFilesFollowFromOptions) {
  Command command = SampleCommands().front();
  EXPECT_THAT(TextOf(Describe(command)), Not(HasSubstr("PGHOST")));
  command.table.groups.front().options.push_back({"port", 'p', "PORT", "the port", Nothing()});
  EXPECT_THAT(TextOf(Describe(command)), HasSubstr("PGHOST"));
  EXPECT_THAT(TextOf(Describe(command)), HasSubstr("~/.pgpass"));
}

TEST(Roff, StylesOptionsAndEscapesWhatRoffTakesForItsOwn) {
  const std::string roff = RoffOf(Sample(), "1.2.3");
  EXPECT_THAT(roff, StartsWith(".TH PROG-SEND 1 \"\" \"pgstow 1.2.3\" \"pgstow\"\n"
                               ".SH NAME\nprog\\-send \\- sends things\n.SH SYNOPSIS\n"));
  EXPECT_THAT(roff, HasSubstr("\n.TP\n\\fB\\-f\\fR, \\fB\\-\\-file\\fR=\\fIFILENAME\\fR\n"));
  EXPECT_THAT(roff, HasSubstr("\n.TP\n\\fB\\-\\-explain\\fR\\fI[=FORM]\\fR\n"));
  EXPECT_THAT(roff, HasSubstr("\n.SH OPTIONS\n.SS General options\n"));
  EXPECT_THAT(roff, HasSubstr("prog send \\-\\-file=\\(aqit\\(aq .x\n"));
  EXPECT_THAT(roff, HasSubstr("\n.SH EXIT STATUS\n"));
}

TEST(Roff, NoLineOfTextIsARequest) {
  const Document document{"p",
                          "s",
                          {{"Description",
                            {{Block::Kind::kText, ".so /etc/passwd"},
                             {Block::Kind::kText, "'quoted'"},
                             {Block::Kind::kText, "a\\b \xE2\x80\xA6 ~^`\""}}}}};
  const std::string roff = RoffOf(document, "1");
  EXPECT_THAT(roff, HasSubstr("\n\\&.so /etc/passwd\n"));
  EXPECT_THAT(roff, HasSubstr("\n\\(aqquoted\\(aq\n"));
  EXPECT_THAT(roff, HasSubstr("\na\\eb \\[u2026] \\(ti\\(ha\\(ga\\(dq\n"));
}

TEST(Markdown, HasARowForEachOptionThatHelpShows) {
  const std::string tables = OptionTables(SampleCommands(), "./renew");
  EXPECT_THAT(tables, StartsWith("# Options\n"));
  EXPECT_THAT(tables, HasSubstr("`./renew`"));
  EXPECT_THAT(tables, HasSubstr("\n## prog send\n"));
  EXPECT_THAT(tables, HasSubstr("\n| General options | |\n|---|---|\n"
                                "| `-f, --file=FILENAME` | where it goes |\n"));
  EXPECT_THAT(tables, HasSubstr("\n| `--mode=fast\\|slow` | how |\n"));
  EXPECT_THAT(tables, HasSubstr("\n| `--large` | large ones (also --big) |\n"));
  EXPECT_THAT(tables, Not(HasSubstr("hidden")));
}

}  // namespace
}  // namespace pgstow::manual
