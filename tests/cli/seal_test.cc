// Sealed archives as users make and open them: where secrets come from, pipes, and other keys.
#include <sys/stat.h>

#include <string>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/cli/support.h"
#include "tests/support/paths.h"
#include "tests/support/process.h"
#include "tests/support/server.h"

namespace pgstow::tests {
namespace {

using testing::AllOf;
using testing::HasSubstr;
using testing::Not;

class SealTest : public testing::Test {
 protected:
  SealTest() {
    source_.Sql(
        "CREATE TABLE kept AS SELECT n, 'word ' || n AS word FROM generate_series(1, 5000) AS n");
    WriteFile(dir_ / "passphrase", "correct horse\n");
    ::chmod((dir_ / "passphrase").c_str(), 0600);
    public_key_ = RunOrThrow({PgstowPath(), "keygen", "-o", key_file_});
    public_key_.pop_back();
  }

  Outcome Run(Command command, RunOptions options = {}) const {
    command.insert(command.begin(), PgstowPath());
    return server_.Run(std::move(command), std::move(options));
  }
  Outcome Dump(Command seal) const {
    Command command{"dump", "-Fc", "-f", archive_, source_.name()};
    command.insert(command.end(), seal.begin(), seal.end());
    return Run(command);
  }
  // Its words, which `list` must not show to others.
  Outcome List(const Command& secrets, const Environment& environment = {}) const {
    Command command{"list", archive_};
    command.insert(command.end(), secrets.begin(), secrets.end());
    return Run(command, {.environment = environment});
  }
  void ExpectOpens(const Outcome& outcome) const {
    EXPECT_EQ(outcome.exit_code, 0) << outcome.err;
    EXPECT_THAT(outcome.out, HasSubstr("TABLE DATA public kept"));
  }
  void ExpectRefusedBySalvage(const Outcome& outcome) const {
    EXPECT_EQ(outcome.exit_code, 2);
    EXPECT_THAT(outcome.err, HasSubstr("it is sealed"));
  }
  void ExpectRefused(const Outcome& outcome) const {
    EXPECT_EQ(outcome.exit_code, 1);
    EXPECT_EQ(outcome.out, "");
    EXPECT_THAT(outcome.err, AllOf(HasSubstr("it is sealed"), Not(HasSubstr("kept"))));
  }

  Server server_ = Server::Named("installed");
  ScratchDatabase source_{server_};
  TempDir dir_;
  std::string archive_ = dir_ / "sealed.stow";
  std::string key_file_ = dir_ / "key";
  std::string public_key_;
  const std::string cheap_ = "passphrase:memory=1,passes=1";
};

TEST_F(SealTest, KeygenMakesAFileForItsOwnerAloneAndOverwritesNone) {
  struct stat status;
  ASSERT_EQ(::stat(key_file_.c_str(), &status), 0);
  EXPECT_EQ(status.st_mode & 0777, 0600u);
  const std::string file = ReadFile(key_file_);
  EXPECT_THAT(file,
              AllOf(HasSubstr("# created 20"), HasSubstr("# public key: " + public_key_ + "\n"),
                    HasSubstr("\npgstow-key-")));
  const Outcome again = Run({"keygen", "-o", key_file_});
  EXPECT_EQ(again.exit_code, 1);
  EXPECT_THAT(again.err, HasSubstr("File exists"));
  EXPECT_EQ(ReadFile(key_file_), file);
}

// Nothing of it is laid open by that: who could read the archive can read what is left.
TEST_F(SealTest, IsSalvagedForThoseWhoCanOpenIt) {
  ASSERT_EQ(Dump({"--seal", public_key_}).exit_code, 0);
  const std::string whole = ReadFile(archive_);
  WriteFile(archive_, whole.substr(0, whole.size() - 100));
  const std::string left = dir_ / "left.stow";
  ExpectRefusedBySalvage(Run({"salvage", archive_, left}));
  const Outcome salvaged = Run({"salvage", "--key", "file:" + key_file_, archive_, left});
  EXPECT_EQ(salvaged.exit_code, 0) << salvaged.err;
  EXPECT_THAT(salvaged.out, HasSubstr("rows 5000,"));
  archive_ = left;
  ExpectRefused(List({}));
  ExpectOpens(List({"--key", "file:" + key_file_}));
  EXPECT_EQ(Run({"verify", "--deep", "--key", "file:" + key_file_, left}).exit_code, 0);
}

TEST_F(SealTest, IsRestoredFromAPipeIntoADatabase) {
  const ScratchDatabase target(server_);
  const Outcome outcome =
      server_.Run({"sh", "-c",
                   PgstowPath() + " dump -Fc --seal " + public_key_ + " " + source_.name() + " | " +
                       PgstowPath() + " restore --key file:" + key_file_ + " -d " + target.name()});
  EXPECT_EQ(outcome.exit_code, 0) << outcome.err;
  EXPECT_EQ(target.Sql("SELECT count(*), max(word) FROM kept"),
            source_.Sql("SELECT count(*), max(word) FROM kept"));
}

TEST_F(SealTest, SecretsComeFromFilesDescriptorsVariablesAndCommands) {
  const std::string passphrase_file = dir_ / "passphrase";
  ASSERT_EQ(
      Dump({"--seal", cheap_, "--seal", public_key_, "--passphrase", "file:" + passphrase_file})
          .exit_code,
      0);
  ExpectOpens(List({"--key", "file:" + key_file_}));
  ExpectOpens(List({"--passphrase", "file:" + passphrase_file}));
  ExpectOpens(List({"--passphrase", "env:SECRET"}, {{"SECRET", "correct horse"}}));
  ExpectOpens(List({"--passphrase", "command:cat " + passphrase_file}));
  ExpectOpens(List({}, {{"PGSTOW_KEY_FROM", "file:" + key_file_}}));
  ExpectOpens(List({}, {{"PGSTOW_PASSPHRASE_FROM", "file:" + passphrase_file}}));
  ExpectOpens(server_.Run(
      {"sh", "-c",
       PgstowPath() + " list --passphrase fd:7 " + archive_ + " 7< " + passphrase_file}));
  ExpectOpens(
      List({"--passphrase", "command:echo wrong", "--passphrase", "file:" + passphrase_file}));
}

TEST_F(SealTest, WhoHasNoKeyIsToldNothing) {
  ASSERT_EQ(Dump({"--seal", public_key_}).exit_code, 0);
  ExpectRefused(List({}));
  ExpectRefused(List({"--key", "command:" + PgstowPath() + " keygen"}));
  EXPECT_THAT(ReadFile(archive_), Not(HasSubstr("kept")));
  const Outcome verify = Run({"verify", archive_});
  EXPECT_EQ(verify.exit_code, 2) << "unreadable, not damaged";
  EXPECT_EQ(Run({"verify", "--deep", "--key", "file:" + key_file_, archive_}).exit_code, 0);
}

TEST_F(SealTest, NoSecretStandsOnTheCommandLine) {
  const Outcome outcome = List({"--passphrase", "correct horse"});
  EXPECT_EQ(outcome.exit_code, 1);
  EXPECT_THAT(outcome.err,
              AllOf(HasSubstr("where to get it from: file:PATH, fd:N, env:NAME or "),
                    HasSubstr("can see what stands on a command line"), Not(HasSubstr("correct"))));
}

TEST_F(SealTest, RekeyChangesWhoOpens) {
  ASSERT_EQ(Dump({"--seal", public_key_}).exit_code, 0);
  const std::string passphrase = "file:" + (dir_ / "passphrase");
  const Outcome outcome = Run({"rekey", archive_, "--key", "file:" + key_file_, "--seal", cheap_,
                               "--new-passphrase", passphrase});
  EXPECT_EQ(outcome.exit_code, 0) << outcome.err;
  ExpectOpens(List({"--passphrase", passphrase}));
  ExpectRefused(List({"--key", "file:" + key_file_}));
}

TEST_F(SealTest, WhatIsNotSealedIsNotTakenForIt) {
  ASSERT_EQ(Dump({}).exit_code, 0);
  const Outcome outcome = List({"--key", "file:" + key_file_});
  EXPECT_EQ(outcome.exit_code, 1);
  EXPECT_THAT(outcome.err, HasSubstr("it is not sealed"));
  EXPECT_THAT(Dump({"--passphrase", "env:HOME"}).err, HasSubstr("requires option --seal"));
  EXPECT_THAT(Run({"dump", "--seal", public_key_, source_.name()}).err,
              HasSubstr("archives of format \"plain\" can't be sealed"));
}

}  // namespace
}  // namespace pgstow::tests
