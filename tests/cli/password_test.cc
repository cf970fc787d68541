// Passwords that are asked for on the terminal, beside PostgreSQL's own tools: the same is to be
// seen there, and it is asked once for all connections of a run.

#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/cli/terminal.h"
#include "tests/support/own_server.h"
#include "tests/support/paths.h"
#include "tests/support/process.h"

namespace pgstow::tests {
namespace {

namespace fs = std::filesystem;

using testing::HasSubstr;
using testing::Not;

constexpr const char* kQuestion = "Password: ";
constexpr const char* kSecret = "open sesame";

// A server that wants a password of all but postgres, and the database of a role that has one.
class PasswordTest : public testing::Test {
 protected:
  static void SetUpTestSuite() {
    own_ = std::make_unique<OwnServer>("18");
    Sql("postgres", std::string("CREATE ROLE clerk LOGIN PASSWORD '") + kSecret + "'");
    Sql("postgres", "CREATE DATABASE office OWNER clerk");
    Sql("postgres", "CREATE DATABASE archive OWNER clerk");
    Sql("office", "SET ROLE clerk; CREATE TABLE desk (a int); CREATE TABLE chair (a int)");
    Sql("postgres",
        "COPY (VALUES ('local all postgres trust'), ('local all all scram-sha-256')) TO '" +
            own_->folder() + "/data/pg_hba.conf'");
    Sql("postgres", "SELECT pg_reload_conf()");
  }
  static void TearDownTestSuite() { own_.reset(); }

  static void Sql(const std::string& database, const std::string& sql) {
    own_->server().Sql(database, sql);
  }

  // What is seen when the words are typed, the first of which is a tool's name.
  TerminalOutcome See(const fs::path& tools, Command words, const std::vector<std::string>& typed) {
    fs::remove_all(output_);
    words.front() = tools / words.front();
    std::vector<Answer> answers;
    for (const std::string& line : typed) answers.push_back({kQuestion, line});
    Environment environment = own_->server().environment();
    environment.insert(environment.end(), {{"PGPASSFILE", room_ / "none"}, {"LC_ALL", "C"}});
    return RunOnTerminal(std::move(words), environment, 200, 24, answers);
  }
  TerminalOutcome Theirs(const Command& words, const std::vector<std::string>& typed) {
    return See(fs::path(Oracle("pg_dump")).parent_path(), words, typed);
  }
  TerminalOutcome Ours(const Command& words, const std::vector<std::string>& typed) {
    return See(fs::path(PgstowPath()).parent_path().parent_path() / "libexec/pgstow", words, typed);
  }

  // Returns what both showed.
  std::string ShownByBoth(const Command& words, const std::vector<std::string>& typed) {
    const TerminalOutcome theirs = Theirs(words, typed);
    const TerminalOutcome ours = Ours(words, typed);
    EXPECT_EQ(theirs.exit_code, ours.exit_code);
    EXPECT_EQ(theirs.written, ours.written);
    exit_code_ = ours.exit_code;
    return ours.written;
  }

  TempDir room_;
  const std::string output_ = room_ / "out";
  int exit_code_ = -1;
  static std::unique_ptr<OwnServer> own_;
};

std::unique_ptr<OwnServer> PasswordTest::own_;

TEST_F(PasswordTest, IsAskedForWhenTheServerWantsOne) {
  EXPECT_EQ(ShownByBoth({"pg_dump", "-U", "clerk", "-f", output_, "office"}, {kSecret}),
            "Password: \r\n");
  EXPECT_EQ(exit_code_, 0);
}

TEST_F(PasswordTest, IsNotAskedForTwiceWhenItIsWrong) {
  EXPECT_THAT(ShownByBoth({"pg_dump", "-U", "clerk", "-f", output_, "office"}, {"guess", kSecret}),
              HasSubstr("FATAL:  password authentication failed for user \"clerk\""));
  EXPECT_EQ(exit_code_, 1);
}

TEST_F(PasswordTest, MayBeEmpty) {
  ShownByBoth({"pg_dump", "-U", "clerk", "-f", output_, "office"}, {""});
  EXPECT_EQ(exit_code_, 1);
}

TEST_F(PasswordTest, IsNeverAskedForWithTheOptionForThat) {
  EXPECT_THAT(ShownByBoth({"pg_dump", "-w", "-U", "clerk", "-f", output_, "office"}, {kSecret}),
              HasSubstr("fe_sendauth: no password supplied"));
  EXPECT_EQ(exit_code_, 1);
}

TEST_F(PasswordTest, IsAskedForBeforeConnectingWithTheOptionForThat) {
  EXPECT_EQ(ShownByBoth({"pg_dump", "-W", "-f", output_, "office"}, {"not needed"}),
            "Password: \r\n");
  EXPECT_EQ(exit_code_, 0);
}

TEST_F(PasswordTest, IsAskedForOnceForAllJobs) {
  EXPECT_EQ(
      ShownByBoth({"pg_dump", "-U", "clerk", "-Fd", "-j", "3", "-f", output_, "office"}, {kSecret}),
      "Password: \r\n");
  EXPECT_EQ(exit_code_, 0);
  const std::string archive = room_ / "archive";
  own_->server().Run({Oracle("pg_dump"), "-Fc", "-f", archive, "office"});
  EXPECT_EQ(ShownByBoth({"pg_restore", "-U", "clerk", "-d", "archive", "-c", "--if-exists", "-j",
                         "2", archive},
                        {kSecret}),
            "Password: \r\n");
  EXPECT_EQ(exit_code_, 0);
}

}  // namespace
}  // namespace pgstow::tests
