// Tar archives whose members are no plain files, or lead elsewhere.
#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/hostile/native_bytes.h"
#include "tests/hostile/refusal.h"
#include "tests/unit/formats/tar/forge.h"

namespace pgstow::tests {
namespace {

using tar::Forge;
using tar::ForgedEnd;
using tar::ForgedMember;

std::string TocMember(const std::vector<std::string>& members = {"2.dat"}) {
  return ForgedMember("toc.dat", TableToc({.of_members = true}, members));
}

// A tar archive with a member of these headers in place of the rows.
std::string TarWith(const std::string& member) { return TocMember() + member + ForgedEnd(); }

void ExpectTarRefused(const std::string& tar, const std::string& message) {
  const Trap trap;
  trap.WriteArchive(tar);
  ExpectRefused(trap, message);
}

TEST(HostileTar, WithoutAFaultIsTaken) {
  const Trap trap;
  trap.WriteArchive(TarWith(ForgedMember("2.dat", kTwoRows)));
  const Outcome outcome = trap.Run({"verify", "--deep", trap.archive()});
  EXPECT_EQ(outcome.exit_code, 0) << outcome.err;
  EXPECT_THAT(outcome.out, testing::HasSubstr("rows 2, bytes of rows 4"));
}

TEST(HostileTar, MembersWithAPathAreRefused) {
  for (const std::string name :
       {"../2.dat", "a/../../2.dat", "a/2.dat", "/2.dat", "/etc/passwd", "./2.dat", "..", "."}) {
    SCOPED_TRACE(name);
    ExpectTarRefused(TarWith(ForgedMember(name, kTwoRows)),
                     "its member \"" + name + "\" has not the name of a file of data");
  }
}

TEST(HostileTar, LinksAndDevicesAreRefused) {
  struct Kind {
    char type;
    const char* what;
  };
  for (const Kind& kind :
       {Kind{'1', "hard link"}, Kind{'2', "symbolic link"}, Kind{'3', "character device"},
        Kind{'4', "block device"}, Kind{'6', "fifo"}}) {
    SCOPED_TRACE(kind.what);
    const std::string link = kind.type == '1' ? "toc.dat" : kind.type == '2' ? "/etc/passwd" : "";
    const std::string member = Forge({.name = "2.dat", .type = kind.type, .link = link});
    ExpectTarRefused(TarWith(member), "its member \"2.dat\" is not a regular file");
    const std::string toc = Forge({.name = "toc.dat", .type = kind.type, .link = "/etc/passwd"});
    ExpectTarRefused(toc + ForgedEnd(),
                     "could not find header for file \"toc.dat\" in tar archive");
  }
}

TEST(HostileTar, TwoMembersOfOneNameAreRefused) {
  const std::string rows = ForgedMember("2.dat", kTwoRows);
  ExpectTarRefused(TarWith(rows + ForgedMember("2.dat", "9\n\\.\n\n\n")),
                   "it has two members \"2.dat\"");
  ExpectTarRefused(TarWith(TocMember() + rows), "it has two members \"toc.dat\"");
}

// What stands in restore.sql is for people; nobody runs it.
TEST(HostileTar, ItsScriptIsNotRead) {
  const Trap trap;
  trap.WriteArchive(TarWith(ForgedMember("2.dat", kTwoRows) +
                            ForgedMember("restore.sql", "\\! touch " + trap.target() + "\n")));
  const Outcome outcome = trap.Run({"restore", "-f", "-", trap.archive()});
  EXPECT_EQ(outcome.exit_code, 0) << outcome.err;
  EXPECT_THAT(outcome.out, testing::Not(testing::HasSubstr("touch")));
}

TEST(HostileTar, NamesInItsTableOfContentsLeadNowhere) {
  const Trap trap;
  for (const std::string& name : {std::string("../secret"), trap.secret(), std::string("toc.dat"),
                                  std::string("a/2.dat"), std::string("..")}) {
    SCOPED_TRACE(name);
    ExpectTarRefused(TocMember({name}) + ForgedMember("2.dat", kTwoRows) + ForgedEnd(),
                     "the data of entry 2 is said to be in \"" + name +
                         "\", which is not the name of a file of data");
  }
}

TEST(HostileTar, EntriesDoNotShareAMember) {
  ExpectTarRefused(TocMember({"2.dat", "2.dat"}) + ForgedMember("2.dat", kTwoRows) + ForgedEnd(),
                   "the data of entry 3 is said to be in \"2.dat\", which has that of another "
                   "entry");
}

// A header may claim more bytes than there are.
TEST(HostileTar, SizesThatLieAreRefused) {
  for (const uint64_t claimed : {uint64_t{4096}, uint64_t{1} << 40}) {
    const Trap trap;
    trap.WriteArchive(TarWith(Forge({.name = "2.dat", .bytes = claimed, .binary_size = true})));
    const Outcome outcome = trap.Run({"restore", "-f", "/dev/null", trap.archive()});
    EXPECT_EQ(outcome.exit_code, 1);
    EXPECT_THAT(outcome.err, testing::HasSubstr("it is truncated"));
    EXPECT_LT(outcome.peak_mib, InThisBuild(64));
  }
}

// Read in order, the second member of a name belongs to nothing.
TEST(HostileTar, OfAPipeIsNotBelievedEither) {
  struct Row {
    std::string tar;
    const char* message;
  };
  const std::string rows = ForgedMember("2.dat", kTwoRows);
  for (const Row& row :
       {Row{TarWith(ForgedMember("../2.dat", kTwoRows)),
            "its member \"../2.dat\" has not the name of a file of data"},
        Row{TarWith(Forge({.name = "2.dat", .type = '2', .link = "/etc/passwd"})),
            "its member \"2.dat\" is not a regular file"},
        Row{TarWith(rows + rows),
            "there is \"2.dat\", which no entry of the table of contents names"}}) {
    const Trap trap;
    const Outcome outcome = trap.Run({"verify", "--deep", "-"}, {.input = row.tar});
    EXPECT_EQ(outcome.exit_code, 1);
    EXPECT_EQ(outcome.err, "pgstow: error: could not read archive from standard input: " +
                               std::string(row.message) + "\n");
  }
}

}  // namespace
}  // namespace pgstow::tests
