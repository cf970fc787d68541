// Options that the program does not have are refused, never taken and ignored.

#include <set>
#include <string>
#include <utility>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "host/base/task_pool.h"
#include "tests/support/paths.h"
#include "tests/support/process.h"
#include "tests/support/server.h"

namespace pgstow::tests {
namespace {

using testing::HasSubstr;
using testing::Not;

// The long options that a help text names.
std::set<std::string> LongOptions(const std::string& help) {
  std::set<std::string> options;
  const char* const kLetters = "abcdefghijklmnopqrstuvwxyz-";
  for (size_t begin = help.find(" --"); begin != std::string::npos;) {
    const size_t end = help.find_first_not_of(kLetters, begin + 3);
    if (end > begin + 3) options.insert(help.substr(begin + 1, end - begin - 1));
    begin = help.find(" --", end);
  }
  return options;
}

TEST(OptionsTest, UnknownOptionEndsWithAHint) {
  for (const char* command : {"dump", "restore", "list", "verify", "plugins"}) {
    SCOPED_TRACE(command);
    const Outcome outcome = RunProgram({PgstowPath(), command, "--frobnicate"});
    // 1 from verify would say that the archive is damaged.
    EXPECT_EQ(outcome.exit_code, command == std::string("verify") ? 2 : 1);
    EXPECT_EQ(outcome.out, "");
    EXPECT_THAT(outcome.err, HasSubstr("unrecognized option '--frobnicate'"));
    EXPECT_THAT(outcome.err, HasSubstr(std::string("Try \"pgstow ") + command +
                                       " --help\" for more information."));
  }
}

TEST(OptionsTest, UnknownCommandEndsWithAHint) {
  const Outcome outcome = RunProgram({PgstowPath(), "frobnicate"});
  EXPECT_EQ(outcome.exit_code, 1);
  EXPECT_THAT(outcome.err, HasSubstr("\"frobnicate\""));
  EXPECT_THAT(outcome.err, HasSubstr("hint"));
}

// What PostgreSQL's tools have and we do not yet have is not taken silently: a script that relies
// on it must not believe that it was done.
TEST(OptionsTest, OptionsOfPostgresqlsToolsAreTakenOrRefused) {
  const std::pair<std::string, std::string> kTools[] = {{"pg_dump", "dump"},
                                                        {"pg_restore", "restore"}};
  for (const auto& [tool, command] : kTools) {
    const std::set<std::string> theirs = LongOptions(RunOrThrow({Oracle(tool), "--help"}));
    const std::set<std::string> ours = LongOptions(RunOrThrow({PgstowPath(), command, "--help"}));
    EXPECT_GT(theirs.size(), 30u);
    for (const std::string& option : theirs) {
      if (ours.contains(option)) continue;
      SCOPED_TRACE(command + " " + option);
      const Outcome outcome = RunProgram({PgstowPath(), command, option, "--version"});
      EXPECT_EQ(outcome.exit_code, 1);
      EXPECT_THAT(outcome.err, HasSubstr("unrecognized option '" + option + "'"));
    }
  }
}

// Connections of their own are told under -v.
TEST(OptionsTest, DumpsToFilesAreOverSeveralConnectionsUnlessToldOtherwise) {
  const Server server = Server::Named("installed");
  const ScratchDatabase source(server);
  const TempDir dir;
  source.Sql("CREATE TABLE a AS SELECT 1; CREATE TABLE b AS SELECT 2");
  const auto told = [&](Command arguments) {
    Command command = {PgstowPath(), "dump", "--verbose", source.name()};
    command.insert(command.end(), arguments.begin(), arguments.end());
    const Outcome outcome = RunProgram(command, {.environment = server.environment()});
    EXPECT_EQ(outcome.exit_code, 0) << Shown(command) << outcome.err;
    return outcome.err;
  };
  const std::string file = dir / "a";
  const auto several = HasSubstr("finished item");
  if (base::UsableCores() > 1) {
    EXPECT_THAT(told({"-Fc", "-f", file}), several);
    EXPECT_THAT(told({"-Fc", "-f", file, "-j", "auto"}), several);
    EXPECT_THAT(told({"-Fc", "-j", "auto"}), several);  // through a pipe
  }
  EXPECT_THAT(told({"-Fc", "-f", file, "-j", "1"}), Not(several));
  EXPECT_THAT(told({"-Fc"}), Not(several));
  EXPECT_THAT(told({"-Fc", "-f", "/dev/null"}), Not(several));
  EXPECT_THAT(told({"-Ft", "-f", file, "-j", "auto"}), Not(several));
  EXPECT_THAT(told({"-f", file}), Not(several));  // a script
}

}  // namespace
}  // namespace pgstow::tests
