// What a dump says and leaves when there is no room for what it writes.

#include <filesystem>
#include <string>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/cli/support.h"
#include "tests/support/paths.h"

namespace pgstow::tests {
namespace {

namespace fs = std::filesystem;
using testing::HasSubstr;

class FullDiskTest : public ServerTest {
 protected:
  void SetUp() override { MakeWideTable(database_, 60000); }

  Outcome DumpToFullStdout(const std::string& format) {
    return server().Run(
        {PgstowPath(), "dump", "--format=" + format, "-f", "-", "-d", database_.name()},
        {.output_path = "/dev/full"});
  }

  // A file may grow to a megabyte and no further, which a shell can arrange for any user.
  Outcome DumpToSmallFile(const std::string& format) {
    const std::string script = "trap '' XFSZ; ulimit -f 1000; exec \"$@\"";
    return server().Run({"bash", "-c", script, "bash", PgstowPath(), "dump", "--format=" + format,
                         "-f", dir_ / "archive", "-d", database_.name()});
  }

  ScratchDatabase database_{server()};
  TempDir dir_;
};

TEST_P(FullDiskTest, StandardOutputThatIsFullFailsTheDump) {
  for (const char* format : {"custom", "plain"}) {
    SCOPED_TRACE(format);
    const Outcome outcome = DumpToFullStdout(format);
    EXPECT_EQ(outcome.exit_code, 1);
    EXPECT_THAT(outcome.err, HasSubstr("No space left on device"));
  }
}

TEST_P(FullDiskTest, FileThatCannotGrowIsNotLeftBehind) {
  for (const char* format : {"custom", "plain"}) {
    SCOPED_TRACE(format);
    const Outcome outcome = DumpToSmallFile(format);
    EXPECT_EQ(outcome.exit_code, 1);
    EXPECT_THAT(outcome.err, HasSubstr("File too large"));
    EXPECT_THAT(outcome.err, HasSubstr("archive"));
    EXPECT_TRUE(fs::is_empty(dir_.path()));
  }
}

INSTANTIATE_TEST_SUITE_P(Servers, FullDiskTest, testing::ValuesIn(Server::Names()),
                         [](const auto& run) { return run.param; });

}  // namespace
}  // namespace pgstow::tests
