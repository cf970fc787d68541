// Completion, asked of the shells themselves. They find the scripts that were built.

#include <cstdlib>
#include <filesystem>
#include <set>
#include <sstream>
#include <string>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/support/paths.h"
#include "tests/support/process.h"

namespace pgstow::tests {
namespace {

using testing::AllOf;
using testing::Contains;
using testing::ElementsAre;
using testing::IsSupersetOf;
using testing::Not;

using Words = std::set<std::string>;

// A folder with a file and a folder, where somebody types.
class CompletionTest : public testing::TestWithParam<const char*> {
 protected:
  CompletionTest() {
    WriteFile(dir_ / "shop.stow", "");
    std::filesystem::create_directory(dir_.path() / "shelf");
  }

  // What the shell offers where the line ends. Of a value some shells offer the whole word, some
  // what comes after "=": here it is the latter.
  Words After(const std::string& line) const {
    const std::filesystem::path scripts = SourceDir() / "tests/cli/completion";
    const std::string path = std::filesystem::path(PgstowPath()).parent_path().string();
    const std::string shell = GetParam();
    const Outcome outcome =
        RunProgram({shell, scripts / ("ask." + shell), BuildDir() / "share", line},
                   {.environment = {{"HOME", dir_.path()},
                                    {"XDG_CONFIG_HOME", dir_ / "config"},
                                    {"XDG_DATA_HOME", dir_ / "data"},
                                    {"TERM", "dumb"},
                                    {"LC_ALL", "C.UTF-8"},
                                    {"FOLDER", dir_.path()},
                                    {"PATH", path + ":" + std::getenv("PATH")}}});
    EXPECT_EQ(outcome.exit_code, 0) << outcome.err;
    EXPECT_EQ(outcome.err, "");
    Words words;
    std::istringstream lines(outcome.out);
    for (std::string word; std::getline(lines, word);) {
      const size_t sign = word.find('=');
      const bool value = sign != std::string::npos && sign + 1 < word.size();
      words.insert(value ? word.substr(sign + 1) : word);
    }
    return words;
  }

 private:
  const TempDir dir_;
};

TEST_P(CompletionTest, Commands) {
  EXPECT_THAT(After("pgstow du"), Contains("dump"));
  EXPECT_THAT(After("pgstow du"), Not(Contains("restore")));
  EXPECT_THAT(After("pgstow "), IsSupersetOf({"dump", "restore", "list", "plugins", "help"}));
  EXPECT_THAT(After("pgstow plugins "), ElementsAre("check"));
}

TEST_P(CompletionTest, Options) {
  EXPECT_THAT(After("pgstow dump --exclude-sch"), ElementsAre("--exclude-schema="));
  EXPECT_THAT(After("pgstow dump --no-"),
              AllOf(IsSupersetOf({"--no-owner", "--no-sync"}), Not(Contains("--resume"))));
  EXPECT_THAT(After("pgstow restore --res"), IsSupersetOf({"--resume", "--restrict-key="}));
}

TEST_P(CompletionTest, Values) {
  EXPECT_THAT(After("pgstow dump --section=p"), ElementsAre("post-data", "pre-data"));
  EXPECT_THAT(After("pgstow dump --section p"), ElementsAre("post-data", "pre-data"));
  EXPECT_THAT(After("pgstow dump --format=cu"), ElementsAre("custom"));
  EXPECT_THAT(After("pgstow dump -F "), IsSupersetOf({"custom", "directory", "pgdump", "tar"}));
  EXPECT_THAT(After("pgstow restore --exit-codes="), ElementsAre("fine", "plain"));
}

TEST_P(CompletionTest, Paths) {
  EXPECT_THAT(After("pgstow list sho"), ElementsAre("shop.stow"));
  EXPECT_THAT(After("pgstow restore -d x --use-list=sho"), ElementsAre("shop.stow"));
  EXPECT_THAT(After("pgstow list --plugin-path sh"),
              testing::AnyOf(ElementsAre("shelf"), ElementsAre("shelf/")));
}

INSTANTIATE_TEST_SUITE_P(Shells, CompletionTest, testing::Values("bash", "zsh", "fish"),
                         [](const auto& shell) { return std::string(shell.param); });

}  // namespace
}  // namespace pgstow::tests
