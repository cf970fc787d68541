// Names whose bytes are no characters never become SQL (CVE-2025-1094): neither those that a
// command line gives nor those that a database has, whatever encoding a client asks for.

#include <filesystem>
#include <string>
#include <vector>

#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/cli/support.h"
#include "tests/support/dump_text.h"
#include "tests/support/paths.h"

namespace pgstow::tests {
namespace {

using testing::HasSubstr;

// Starts of characters in one encoding or another, which may swallow the quote behind them.
constexpr const char* kStarts[] = {"\xc0", "\x81", "\xe2\x82"};
constexpr const char* kEncodings[] = {"UTF8", "SJIS", "BIG5", "GBK", "UHC", "GB18030"};

class NamesTest : public ServerTest {
 protected:
  static bool HasVictim(const ScratchDatabase& database) {
    return database.Sql("SELECT to_regclass('public.victim') IS NOT NULL") == "t\n";
  }

  // SQL in the bytes that it has.
  static void SqlInBytes(const ScratchDatabase& database, const std::string& sql) {
    database.Sql("SET client_encoding = SQL_ASCII; " + sql);
  }
};
INSTANTIATE_TEST_SUITE_P(Servers, NamesTest, testing::ValuesIn(Server::Names()),
                         [](const auto& run) { return run.param; });

TEST_P(NamesTest, OnTheCommandLineAreRefusedAsByPgDump) {
  const ScratchDatabase database(server());
  database.Sql("CREATE TABLE victim (a int)");
  for (const std::string start : kStarts) {
    for (const std::string& name : {start, "x" + start + "'; DROP TABLE public.victim; --",
                                    "\"x" + start +
                                        "\"\"; DROP TABLE public.victim"
                                        "; --\""}) {
      for (const Command& option : std::vector<Command>{
               {"-t", name}, {"-n", name}, {"-T", name}, {"-e", name}, {"--role", name}}) {
        SCOPED_TRACE(Shown(option));
        Command theirs = {Oracle("pg_dump"), "-d", database.name()};
        Command ours = {PgstowPath(), "dump", "-F", "plain", "-d", database.name()};
        theirs.insert(theirs.end(), option.begin(), option.end());
        ours.insert(ours.end(), option.begin(), option.end());
        const Outcome outcome = server().Run(ours);
        EXPECT_EQ(outcome.exit_code, server().Run(theirs).exit_code) << outcome.err;
        EXPECT_EQ(outcome.exit_code, 1);
      }
    }
  }
  EXPECT_TRUE(HasVictim(database));
}

TEST_P(NamesTest, OfDatabasesAreHandedToTheServerAsTheyAre) {
  for (const std::string start : kStarts) {
    const Outcome outcome =
        server().Run({PgstowPath(), "dump", "-F", "plain", "-d", "x" + start + "' host='nowhere"});
    EXPECT_EQ(outcome.exit_code, 1);
    EXPECT_THAT(outcome.err, HasSubstr("pgstow: error: "));
  }
}

// Each byte is a character to the server, and not to who reads the script: whatever comes out of a
// dump, what is behind a quote in a name is not run. Names of types do not come back to the server
// in a query, which it would refuse.
TEST_P(NamesTest, InADatabaseOfBytesAreNotRunInAnyEncoding) {
  const std::string kBytes = "ENCODING 'SQL_ASCII' LOCALE 'C'";
  const TempDir dir;
  const std::string gotcha = dir / "gotcha";
  const std::string script = dir / "script";
  int dumped = 0;
  for (const std::string start : kStarts) {
    const ScratchDatabase database(server(), kBytes);
    const std::string type = fmt::format(R"("x{}""; DROP TABLE public.victim; --")", start);
    SqlInBytes(database, fmt::format("CREATE TYPE {} AS ENUM ()", type));
    SqlInBytes(database, fmt::format("COMMENT ON TYPE {} IS 'y{}''; DROP TABLE public.victim; --'",
                                     type, start));
    SqlInBytes(database,
               fmt::format("CREATE TYPE \"x{}\"\";\n\\! touch {}\n\" AS ENUM ()", start, gotcha));
    for (const char* encoding : kEncodings) {
      SCOPED_TRACE(testing::PrintToString(start) + " in " + encoding);
      const Outcome dump = server().Run({PgstowPath(), "dump", "-F", "plain", "-E", encoding, "-f",
                                         script, "-d", database.name()});
      if (!dump.ok()) {
        EXPECT_EQ(dump.exit_code, 1) << dump.err;
        continue;
      }
      ++dumped;
      const ScratchDatabase target(server(), kBytes);
      target.Sql("CREATE TABLE victim (a int)");
      server().Run({Oracle("psql"), "-X", "-d", target.name(), "-f", script});
      EXPECT_TRUE(HasVictim(target));
      EXPECT_FALSE(std::filesystem::exists(gotcha));
    }
    // As they are they can be dumped, and are the same as pg_dump has them.
    const Outcome dump = server().Run({PgstowPath(), "dump", "-F", "plain", "-d", database.name()});
    EXPECT_EQ(dump.exit_code, 0) << dump.err;
    EXPECT_PRED_FORMAT2(SameText, OracleText(database), Normalized(dump.out));
  }
  EXPECT_GT(dumped, 0) << "no dump got as far as a script";
}

}  // namespace
}  // namespace pgstow::tests
