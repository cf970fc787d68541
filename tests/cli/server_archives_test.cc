// What commands that need no server do with archives of whole servers:
// tests/golden/v1-server.pgstow has databases "one" and "two", a table t in each, and a table
// "alone" in "two".

#include <string>
#include <utility>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/support/paths.h"
#include "tests/support/process.h"

namespace pgstow::tests {
namespace {

using testing::HasSubstr;

class ServerArchive : public testing::Test {
 protected:
  static Outcome Pgstow(Command arguments) {
    arguments.insert(arguments.begin(), PgstowPath());
    return RunProgram(std::move(arguments));
  }
  static std::string ErrorOf(Command arguments) {
    const Outcome outcome = Pgstow(std::move(arguments));
    EXPECT_EQ(outcome.exit_code, 1);
    EXPECT_EQ(outcome.out, "");
    return outcome.err;
  }
  static std::string OutputOf(Command arguments) {
    const Outcome outcome = Pgstow(std::move(arguments));
    EXPECT_EQ(outcome.exit_code, 0) << outcome.err;
    return outcome.out;
  }

  const std::string archive_ = SourceDir() / "tests/golden/v1-server.pgstow";
  TempDir dir_;
};

TEST_F(ServerArchive, GivesTheRowsOfATableThatOneDatabaseHas) {
  EXPECT_EQ(OutputOf({"cat", archive_, "alone"}), "3\n");
}

TEST_F(ServerArchive, GivesTheRowsOfATableOfTheDatabaseThatIsNamed) {
  EXPECT_EQ(OutputOf({"cat", "--database=one", archive_, "t"}), "1\n2\n");
  EXPECT_EQ(OutputOf({"cat", "--database=two", archive_, "public.t"}), "\xe9\n");
}

TEST_F(ServerArchive, AsksWhichDatabaseIsMeant) {
  EXPECT_EQ(ErrorOf({"cat", archive_, "t"}),
            "pgstow: error: the name \"t\" is ambiguous\n"
            "pgstow: hint: It may be public.t of database \"one\" or public.t of database "
            "\"two\".\n");
  EXPECT_EQ(ErrorOf({"cat", "--database=three", archive_, "t"}),
            "pgstow: error: the archive has no database \"three\"\n"
            "pgstow: hint: It has \"one\", \"two\".\n");
}

TEST_F(ServerArchive, HasAnEncodingInEachDatabase) {
  EXPECT_EQ(OutputOf({"cat", "--database=one", "--as=jsonl", archive_, "t"}),
            "{\"a\":\"1\"}\n{\"a\":\"2\"}\n");
  EXPECT_THAT(ErrorOf({"cat", "--database=two", "--as=jsonl", archive_, "t"}), HasSubstr("LATIN1"));
}

TEST_F(ServerArchive, IsConvertedWithAllItsDatabases) {
  OutputOf({"convert", "--compress=zstd", archive_, dir_ / "other.pgstow"});
  EXPECT_EQ(OutputOf({"cat", "--database=two", dir_ / "other.pgstow", "t"}), "\xe9\n");
  OutputOf({"convert", "--compress=none", dir_ / "other.pgstow", dir_ / "again.pgstow"});
  EXPECT_TRUE(ReadFile(dir_ / "again.pgstow") == ReadFile(archive_));
}

TEST_F(ServerArchive, IsNotConvertedIntoAFormatOfOneDatabase) {
  EXPECT_EQ(ErrorOf({"convert", "--format=directory", archive_, dir_ / "folder"}),
            "pgstow: error: the archive is of 2 databases, and archives of format \"directory\" "
            "hold one\n"
            "pgstow: hint: Take out one of them with --database.\n");
}

TEST_F(ServerArchive, IsConvertedIntoOneOfItsDatabases) {
  OutputOf({"convert", "--format=directory", "--database=two", archive_, dir_ / "folder"});
  EXPECT_EQ(OutputOf({"cat", dir_ / "folder", "t"}), "\xe9\n");
  const std::string script = OutputOf({"restore", "-f", "-", dir_ / "folder"});
  EXPECT_THAT(script, HasSubstr("client_encoding = 'LATIN1'"));
  EXPECT_THAT(script, Not(HasSubstr("ROLE me;")));
  OutputOf({"convert", "--database=one", archive_, dir_ / "one.pgstow"});
  EXPECT_THAT(OutputOf({"list", "--json", dir_ / "one.pgstow"}),
              HasSubstr("\"database\": \"one\""));
}

TEST_F(ServerArchive, IsVerified) {
  EXPECT_EQ(Pgstow({"verify", "--deep", archive_}).exit_code, 0);
  EXPECT_THAT(OutputOf({"verify", "--json", archive_}),
              HasSubstr("\"databases\": [\"one\", \"two\"]"));
}

TEST_F(ServerArchive, IsSalvagedWithItsDatabases) {
  const std::string whole = ReadFile(archive_);
  WriteFile(dir_ / "cut", whole.substr(0, whole.size() - 100));
  EXPECT_EQ(Pgstow({"salvage", dir_ / "cut", dir_ / "left"}).exit_code, 0);
  EXPECT_TRUE(ReadFile(dir_ / "left") == whole);
  std::string damaged = whole;
  damaged[whole.find("3\n")] ^= 1;
  WriteFile(dir_ / "cut", damaged);
  EXPECT_THAT(Pgstow({"salvage", dir_ / "cut", dir_ / "left"}).out,
              HasSubstr("public.alone of database \"two\""));
  std::string without_preamble = whole;
  without_preamble[20] ^= 1;
  WriteFile(dir_ / "cut", without_preamble);
  Pgstow({"salvage", "--chain=none", dir_ / "cut", dir_ / "left"});
  EXPECT_EQ(OutputOf({"cat", "--database=one", dir_ / "left", "t"}), "1\n2\n");
}

}  // namespace
}  // namespace pgstow::tests
