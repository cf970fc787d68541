// Custom archives of pg_dump whose table of contents lies.
#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/hostile/native_bytes.h"
#include "tests/hostile/refusal.h"

namespace pgstow::tests {
namespace {

using testing::HasSubstr;

// A table, and its rows at `offset`; nothing: where they are is not told.
NativeArchive WithRows(std::optional<uint64_t> offset) {
  NativeArchive archive{.entries = SessionEntries()};
  archive.entries.push_back({.id = 1, .definition = "CREATE TABLE public.t (a integer);\n"});
  NativeEntry rows = RowsOf(2, "");
  rows.offset = offset;
  archive.entries.push_back(rows);
  return archive;
}

// The same with the rows where they are said to be.
std::string WholeArchive() {
  const std::string toc = NativeToc(WithRows(0));
  return NativeToc(WithRows(toc.size())) + NativeBlock(2, kTwoRows);
}

void ExpectArchiveRefused(const std::string& bytes, const std::string& message) {
  const Trap trap;
  trap.WriteArchive(bytes);
  ExpectRefused(trap, message);
}

TEST(HostilePgDump, WithoutAFaultIsTaken) {
  const Trap trap;
  trap.WriteArchive(WholeArchive());
  EXPECT_EQ(trap.Run({"verify", "--deep", trap.archive()}).err, "");
  const Outcome restored = trap.Run({"restore", "-f", "-", trap.archive()});
  EXPECT_EQ(restored.err, "");
  EXPECT_THAT(restored.out, HasSubstr("COPY public.t (a) FROM stdin;\n1\n2\n\\.\n"));
}

TEST(HostilePgDump, OffsetsOutsideTheFileAreRefused) {
  const uint64_t far = uint64_t{1} << 50;
  const Trap trap;
  trap.WriteArchive(NativeToc(WithRows(far)) + NativeBlock(2, kTwoRows));
  const Outcome outcome = trap.Run({"restore", "-f", "/dev/null", trap.archive()});
  EXPECT_EQ(outcome.exit_code, 1);
  EXPECT_EQ(MessageIn(outcome.err), "it ends at byte " + std::to_string(far) + ", inside its data");
  EXPECT_EQ(MessageIn(trap.Run({"verify", trap.archive()}).err),
            "the block of data at byte " + std::to_string(NativeToc(WithRows(far)).size()) +
                " should be at byte " + std::to_string(far));
}

TEST(HostilePgDump, OffsetsToOtherDataAreRefused) {
  const std::string toc = NativeToc(WithRows(0));
  const std::string other = NativeBlock(1, kTwoRows);
  const uint64_t start = toc.size();
  ExpectArchiveRefused(
      NativeToc(WithRows(start)) + other + NativeBlock(2, kTwoRows),
      "the block of data at byte " + std::to_string(start) + " is of entry 1, which has no data");
  // The middle of a text that looks like a block.
  const Trap trap;
  trap.WriteArchive(NativeToc(WithRows(20)));
  const Outcome outcome = trap.Run({"restore", "-f", "/dev/null", trap.archive()});
  EXPECT_EQ(outcome.exit_code, 1);
  EXPECT_THAT(outcome.err, HasSubstr("its data is damaged before byte 21: a block is of an unknown "
                                     "type"));
}

TEST(HostilePgDump, BlocksThatLieAboutTheirSizeAreRefused) {
  const std::string toc = NativeToc(WithRows(0));
  const auto archive = [&](const std::string& chunk) {
    return NativeToc(WithRows(toc.size())) + std::string(1, '\1') + NativeInteger(2) + chunk;
  };
  const uint64_t chunk_at = toc.size() + 6;
  ExpectArchiveRefused(archive(NativeInteger(-7)), "the data of entry 2 is damaged before byte " +
                                                       std::to_string(chunk_at + 5) +
                                                       ": a chunk has an impossible length");
  const Trap trap;
  trap.WriteArchive(archive(NativeInteger(0x7fffffff) + "1\n"));
  const Outcome outcome = trap.Run({"restore", "-f", "/dev/null", trap.archive()});
  EXPECT_EQ(outcome.exit_code, 1);
  EXPECT_THAT(outcome.err, HasSubstr("it ends at byte"));
  EXPECT_LT(outcome.peak_mib, InThisBuild(64));
}

// A billion entries take no room before they come.
TEST(HostilePgDump, EntriesThatAreNotThereTakeNoMemory) {
  NativeArchive archive = WithRows({});
  archive.claimed_entries = 1'000'000'000;
  const std::string bytes = NativeToc(archive);
  const Trap trap;
  trap.WriteArchive(bytes);
  for (const Command& command :
       {Command{"list", trap.archive()}, Command{"restore", "-f", "/dev/null", trap.archive()}}) {
    const Outcome outcome = trap.Run(command);
    EXPECT_EQ(outcome.exit_code, 1);
    EXPECT_EQ(outcome.err, "pgstow: error: could not read archive \"" + trap.archive() +
                               "\": it ends at byte " + std::to_string(bytes.size()) +
                               ", inside its table of contents\n");
    EXPECT_LT(outcome.peak_mib, InThisBuild(64));
  }
  archive.claimed_entries = -5;
  trap.WriteArchive(NativeToc(archive));
  EXPECT_THAT(trap.Run({"list", trap.archive()}).err,
              HasSubstr("it has an impossible number of entries"));
}

TEST(HostilePgDump, TextsThatAreNotThereTakeNoMemory) {
  const std::string head = NativeToc({});
  for (const int64_t length : {int64_t{0x3fffffff}, int64_t{0x7fffffff}, int64_t{-2}}) {
    const Trap trap;
    trap.WriteArchive(head.substr(0, head.size() - 5) + NativeInteger(1) + NativeInteger(1) +
                      NativeInteger(0) + NativeInteger(length) + "0");
    const Outcome outcome = trap.Run({"list", trap.archive()});
    EXPECT_EQ(outcome.exit_code, 1);
    EXPECT_THAT(outcome.err, length > 0x3fffffff + 1 || length < 0
                                 ? HasSubstr("a text has an impossible length")
                                 : HasSubstr("it ends at byte"));
    EXPECT_LT(outcome.peak_mib, InThisBuild(64));
  }
}

TEST(HostilePgDump, DumpIdsThatAreNotOneEachAreRefused) {
  NativeArchive archive{.entries = SessionEntries()};
  archive.entries.push_back({.id = 7, .tag = "one", .definition = "CREATE TABLE one ();\n"});
  archive.entries.push_back({.id = 7, .tag = "two", .definition = "CREATE TABLE two ();\n"});
  ExpectArchiveRefused(NativeToc(archive),
                       "entry 7 (TABLE \"one\") of the table of contents shares its dump id with "
                       "another one");
}

TEST(HostilePgDump, ZeroBytesInTextsAreRefused) {
  NativeArchive archive{.entries = SessionEntries()};
  archive.entries.push_back({.id = 1, .tag = std::string("t\0x", 3)});
  const Trap trap;
  trap.WriteArchive(NativeToc(archive));
  const Outcome outcome = trap.Run({"list", trap.archive()});
  EXPECT_EQ(outcome.exit_code, 1);
  EXPECT_THAT(outcome.err, HasSubstr("of the table of contents has a text with a zero byte"));
  archive.entries.back().tag = "t";
  archive.entries.back().definition = std::string("CREATE TABLE t ();\n\0DROP TABLE t;\n", 35);
  ExpectArchiveRefused(NativeToc(archive),
                       "entry 1 (TABLE \"t\") of the table of contents has a text with a zero "
                       "byte");
}

// Entries that wait for each other, or for themselves, or for what is not there, still come once.
TEST(HostilePgDump, CyclesEnd) {
  NativeArchive archive{.entries = SessionEntries()};
  const auto add = [&archive](int id, const std::vector<int>& needs) {
    const std::string name = "t" + std::to_string(id);
    archive.entries.push_back({.id = id,
                               .tag = name,
                               .definition = "CREATE TABLE public." + name + " ();\n",
                               .drop = "DROP TABLE public." + name + ";\n",
                               .dependencies = needs});
  };
  add(1, {2});
  add(2, {3});
  add(3, {1});
  add(4, {4, 1, 99});
  const Trap trap;
  trap.WriteArchive(NativeToc(archive));
  for (const Command& options :
       {Command{}, Command{"--clean"}, Command{"-t", "t4", "--with-dependencies"},
        Command{"-t", "t1", "--with-dependents"}, Command{"--first=t3"}, Command{"--explain"}}) {
    Command command = {"restore", "-f", "-", trap.archive()};
    command.insert(command.end(), options.begin(), options.end());
    const Outcome outcome = trap.Run(command, {.timeout = std::chrono::seconds(20)});
    EXPECT_EQ(outcome.exit_code, 0) << outcome.err;
    if (options == Command{"--explain"}) continue;
    EXPECT_THAT(outcome.out, HasSubstr("CREATE TABLE public.t1 ();\n"));
    const size_t first = outcome.out.find("CREATE TABLE public.t1 ();");
    EXPECT_EQ(outcome.out.find("CREATE TABLE public.t1 ();", first + 1), std::string::npos);
  }
}

TEST(HostilePgDump, OtherVersionsAreNamed) {
  for (const auto& [major, minor] : {std::pair{1, 17}, {2, 0}, {1, 9}, {0, 0}}) {
    NativeArchive archive = WithRows({});
    archive.major = major;
    archive.minor = minor;
    ExpectArchiveRefused(NativeToc(archive), "unsupported version (" + std::to_string(major) + "." +
                                                 std::to_string(minor) + ") in file header");
  }
}

}  // namespace
}  // namespace pgstow::tests
