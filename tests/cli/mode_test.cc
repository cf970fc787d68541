// Who may read what the program writes.

#include <sys/stat.h>

#include <filesystem>
#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/support/paths.h"
#include "tests/support/process.h"
#include "tests/support/server.h"

namespace pgstow::tests {
namespace {

namespace fs = std::filesystem;

// The umask that most users have, whoever runs the tests.
class CommonUmask {
 public:
  CommonUmask() : before_(::umask(0022)) {}
  CommonUmask(const CommonUmask&) = delete;
  CommonUmask& operator=(const CommonUmask&) = delete;
  ~CommonUmask() { ::umask(before_); }

 private:
  const mode_t before_;
};

class ModeTest : public testing::Test {
 protected:
  ModeTest() { source_.Sql("CREATE TABLE t AS SELECT 1 AS n"); }

  // Runs a command that writes `path` and tells the permissions of it.
  fs::perms Written(const std::string& path, const Command& command) const {
    RunOrThrow(command, {.environment = server_.environment()});
    return fs::status(path).permissions();
  }
  Command Dump(const std::string& path, const Command& options) const {
    Command command = {PgstowPath(), "dump", "-f", path, source_.name()};
    command.insert(command.end(), options.begin(), options.end());
    return command;
  }

  const CommonUmask umask_;
  const Server server_ = Server::Named("installed");
  const ScratchDatabase source_{server_};
  TempDir dir_;
};

TEST_F(ModeTest, ArchivesAreTheirOwnersAlone) {
  const std::string archive = dir_ / "a";
  EXPECT_EQ(Written(archive, Dump(archive, {"-Fc"})), fs::perms(0600));
  EXPECT_EQ(Written(dir_ / "script", Dump(dir_ / "script", {"-Fp"})), fs::perms(0600));
  EXPECT_EQ(Written(dir_ / "folder", Dump(dir_ / "folder", {"-Fd"})), fs::perms(0700));
  EXPECT_EQ(Written(dir_ / "copy", {PgstowPath(), "convert", archive, dir_ / "copy"}),
            fs::perms(0600));
  EXPECT_EQ(Written(dir_ / "left", {PgstowPath(), "salvage", archive, dir_ / "left"}),
            fs::perms(0600));
  for (const char* format : {"plain", "custom"}) {
    const std::string all = dir_ / (std::string("all.") + format);
    EXPECT_EQ(Written(all, {PgstowPath(), "dumpall", "-g", "-F", format, "-f", all}),
              fs::perms(0600));
  }
}

TEST_F(ModeTest, OthersMayReadThemWhereThatIsSaid) {
  const std::string archive = dir_ / "a";
  EXPECT_EQ(Written(archive, Dump(archive, {"-Fc", "--mode=0640"})), fs::perms(0640));
  EXPECT_EQ(Written(archive, Dump(archive, {"-Fc", "--mode=444"})), fs::perms(0444));
  EXPECT_EQ(Written(dir_ / "folder", Dump(dir_ / "folder", {"-Fd", "--mode=0640"})),
            fs::perms(0750));
  EXPECT_EQ(fs::status(dir_ / "folder/toc.dat").permissions(), fs::perms(0640));
  for (const std::string command : {"convert", "salvage"}) {
    const std::string out = dir_ / command;
    EXPECT_EQ(Written(out, {PgstowPath(), command, "--mode=0660", archive, out}), fs::perms(0660));
  }
  const std::string all = dir_ / "all";
  EXPECT_EQ(Written(all, {PgstowPath(), "dumpall", "-g", "--mode=0640", "-f", all}),
            fs::perms(0640));
}

TEST_F(ModeTest, AFileThatIsThereKeepsItsOwn) {
  const std::string archive = dir_ / "a";
  WriteFile(archive, "what was there before");
  fs::permissions(archive, fs::perms(0664));
  EXPECT_EQ(Written(archive, Dump(archive, {"-Fc"})), fs::perms(0664));
  EXPECT_EQ(Written(archive, Dump(archive, {"-Fc", "--mode=0600"})), fs::perms(0600));
}

TEST_F(ModeTest, PostgreSqlsToolsGoByTheUmask) {
  const std::string tools = BuildDir() / "libexec/pgstow/";
  for (const std::string format : {"c", "p"}) {
    const std::string path = dir_ / format;
    EXPECT_EQ(Written(path, {tools + "pg_dump", "-F", format, "-f", path, source_.name()}),
              fs::perms(0644));
  }
  EXPECT_EQ(Written(dir_ / "all", {tools + "pg_dumpall", "-g", "-f", dir_ / "all"}),
            fs::perms(0644));
}

TEST_F(ModeTest, WhatIsNoModeIsToldAndNothingIsWritten) {
  for (const char* mode : {"rw", "0x1ff", "1000", "9", "-1", ""}) {
    const std::string path = dir_ / "a";
    const Outcome outcome = RunProgram(
        {PgstowPath(), "dump", "-Fc", std::string("--mode=") + mode, "-f", path, source_.name()},
        {.environment = server_.environment()});
    EXPECT_EQ(outcome.exit_code, 1);
    EXPECT_THAT(outcome.err,
                testing::HasSubstr(std::string("error: invalid value \"") + mode +
                                   "\" for option --mode: it takes an octal number up to 0777"));
    EXPECT_FALSE(fs::exists(path));
  }
}

}  // namespace
}  // namespace pgstow::tests
