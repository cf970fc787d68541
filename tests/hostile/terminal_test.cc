// Names that would steer a terminal: what clears it, colours it, rewrites lines that were shown, or
// turns the direction of writing.
#include "tests/cli/terminal.h"

#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/hostile/native_bytes.h"
#include "tests/hostile/refusal.h"

namespace pgstow::tests {
namespace {

using testing::HasSubstr;
using testing::Not;

struct Sequence {
  const char* what;
  const char* bytes;
  const char* spelled;
};
// Source: ECMA-48; https://invisible-island.net/xterm/ctlseqs/ctlseqs.html
constexpr Sequence kSequences[] = {
    {"clears the screen", "\x1b[2J", "\\x1b[2J"},
    {"sets the title", "\x1b]0;root\x07", "\\x1b]0;root\\x07"},
    {"makes the terminal answer", "\x1b[c", "\\x1b[c"},
    {"C1 as a byte",
     "\x9b"
     "2J",
     "\\x9b2J"},
    {"C1 as UTF-8", "\u009b2J", "\\xc2\\x9b2J"},
    {"back to the line's start", "\rroot", "\\x0droot"},
    {"back by one", "abc\b\b\b", "abc\\x08\\x08\\x08"},
    {"turns the direction", "\u202etxt\u202c", "\\xe2\\x80\\xaetxt\\xe2\\x80\\xac"},
    {"isolates", "\u2066x\u2069", "\\xe2\\x81\\xa6x\\xe2\\x81\\xa9"},
    {"deletes", "\x7f", "\\x7f"},
};

// An archive that has the text wherever a name may stand.
std::string ArchiveNamed(const std::string& text) {
  NativeArchive archive{.database = "db" + text,
                        .server_version = "18" + text,
                        .dump_version = "18" + text,
                        .entries = SessionEntries()};
  archive.entries.push_back({.id = 1,
                             .kind = "KIND" + text,
                             .tag = "tag" + text,
                             .definition = "CREATE TABLE t ();\n",
                             .schema = "schema" + text,
                             .owner = "owner" + text});
  return NativeToc(archive);
}

// Nothing of it but text, what ends lines, and U+FFFD, which JSON has for bytes that are no text.
void ExpectHarmless(std::string written) {
  const std::string replaced = "\uFFFD";
  for (size_t at = written.find(replaced); at != std::string::npos; at = written.find(replaced)) {
    written.replace(at, replaced.size(), "?");
  }
  for (const char c : written) {
    const auto byte = static_cast<unsigned char>(c);
    ASSERT_TRUE(byte >= 0x20 || c == '\n' || c == '\r' || c == '\t') << testing::PrintToString(c);
    ASSERT_TRUE(byte < 0x7f) << "no text of these tests has others: " << written;
  }
}

TerminalOutcome OnTerminal(Command command) {
  command.insert(command.begin(), PgstowPath());
  return RunOnTerminal(command, {{"PG_COLOR", "never"}}, 4000, 50);
}

// The lines of the screen. Progress is drawn with sequences of the program's own.
std::string Seen(const TerminalOutcome& outcome) {
  std::string lines;
  for (const std::string& line : outcome.screen) lines += line + "\n";
  return lines;
}

TEST(HostileNames, DoNotSteerTheTerminalThatAListGoesTo) {
  for (const Sequence& sequence : kSequences) {
    SCOPED_TRACE(sequence.what);
    const Trap trap;
    trap.WriteArchive(ArchiveNamed(sequence.bytes));
    for (const Command& command :
         {Command{"list", trap.archive()}, Command{"list", "--json", trap.archive()},
          Command{"list", "--inspect", trap.archive()}, Command{"list", "--why=1", trap.archive()},
          Command{"restore", "--list", trap.archive()},
          Command{"restore", "--explain", "-f", "-", trap.archive()}}) {
      SCOPED_TRACE(command[1]);
      ExpectHarmless(OnTerminal(command).written);
    }
    // The end of a line never was part of a name in lists.
    std::string spelled = sequence.spelled;
    if (spelled.starts_with("\\x0d")) spelled.replace(0, 4, " ");
    EXPECT_THAT(OnTerminal({"list", trap.archive()}).written, HasSubstr("tag" + spelled));
  }
}

// Programs that read lists get names as they are, and as pg_restore prints them.
TEST(HostileNames, AreListedAsTheyAreToFilesAndPipes) {
  for (const Sequence& sequence : kSequences) {
    SCOPED_TRACE(sequence.what);
    const Trap trap;
    trap.WriteArchive(ArchiveNamed(sequence.bytes));
    std::string listed = sequence.bytes;
    std::replace(listed.begin(), listed.end(), '\r', ' ');
    EXPECT_THAT(trap.Run({"list", trap.archive()}).out, HasSubstr(" tag" + listed + " owner"));
    trap.Run({"list", "-f", trap.target(), trap.archive()});
    EXPECT_THAT(ReadFile(trap.target()), HasSubstr(" tag" + listed + " owner"));
  }
}

// A line of a list is one entry, whatever it is called.
TEST(HostileNames, AddNoLinesToLists) {
  const Trap trap;
  trap.WriteArchive(ArchiveNamed("\n2; 0 0 TABLE public accounts root"));
  const std::string list = trap.Run({"list", trap.archive()}).out;
  EXPECT_THAT(list, Not(HasSubstr("\n2;")));
  EXPECT_EQ(
      std::count(list.begin(), list.end(), '\n'),
      std::count(list.begin(), list.begin() + static_cast<ptrdiff_t>(list.find("\n1; ")), '\n') +
          2);
}

TEST(HostileNames, DoNotSteerTheTerminalThatMessagesGoTo) {
  for (const Sequence& sequence : kSequences) {
    SCOPED_TRACE(sequence.what);
    const Trap trap;
    NativeArchive archive{.entries = SessionEntries()};
    const std::string name = "tag" + std::string(sequence.bytes);
    archive.entries.push_back({.id = 1, .tag = name});
    archive.entries.push_back({.id = 1, .tag = name});
    trap.WriteArchive(NativeToc(archive));
    const TerminalOutcome outcome = OnTerminal({"restore", "-f", "/dev/null", trap.archive()});
    EXPECT_EQ(outcome.exit_code, 1);
    ExpectHarmless(Seen(outcome));
    EXPECT_THAT(Seen(outcome),
                HasSubstr("entry 1 (TABLE \"tag" + std::string(sequence.spelled) + "\")"));
    // What is no terminal gets the bytes, as programs of PostgreSQL write them.
    EXPECT_THAT(trap.Run({"restore", "-f", "/dev/null", trap.archive()}).err, HasSubstr(name));
    // What the program does is told of names, too.
    trap.WriteArchive(ArchiveNamed(sequence.bytes));
    const TerminalOutcome told = OnTerminal({"restore", "-v", "-f", "/dev/null", trap.archive()});
    EXPECT_EQ(told.exit_code, 0);
    ExpectHarmless(Seen(told));
    EXPECT_THAT(Seen(told), HasSubstr("tag" + std::string(sequence.spelled)));
  }
}

}  // namespace
}  // namespace pgstow::tests
