// What is told of archives of every released layout stays the same for ever: `expected` has the
// list and the script of each, those of pg_dump's archives as pg_restore 18 writes them.
#include <algorithm>
#include <cctype>
#include <filesystem>
#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/support/paths.h"
#include "tests/support/process.h"

namespace pgstow::tests {
namespace {

namespace fs = std::filesystem;

fs::path Folder() { return SourceDir() / "tests/golden"; }

// All whole archives of the folder.
std::vector<fs::path> Archives() {
  std::vector<fs::path> archives;
  for (const auto& file : fs::directory_iterator(Folder())) {
    if (file.path().extension() == ".pgstow") archives.push_back(file.path());
  }
  for (const auto& file : fs::directory_iterator(Folder() / "native")) {
    archives.push_back(file.path());
  }
  std::ranges::sort(archives);
  return archives;
}

class GoldenText : public testing::TestWithParam<fs::path> {
 protected:
  // A secret is its owner's alone, which a file of the repository is not.
  GoldenText() {
    fs::copy_file(Folder() / "v1-sealed.key", key_);
    fs::permissions(key_, fs::perms::owner_read);
  }

  std::string Told(Command command, bool from_pipe = false) const {
    command.insert(command.begin(), PgstowPath());
    if (GetParam().filename().string().starts_with("v1-sealed")) {
      command.push_back("--key=file:" + key_);
    }
    if (from_pipe) return RunOrThrow(command, {.environment = kUtc, .input = ReadFile(GetParam())});
    command.push_back(GetParam());
    return RunOrThrow(command, {.environment = kUtc});
  }

  std::string Expected(const std::string& suffix) const {
    return ReadFile(Folder() / "expected" / (GetParam().filename().string() + suffix));
  }

  const Environment kUtc = {{"TZ", "UTC"}};
  const TempDir dir_;
  const std::string key_ = dir_ / "key";
};

TEST_P(GoldenText, IsTheList) { EXPECT_EQ(Told({"list"}), Expected(".list")); }

TEST_P(GoldenText, IsTheScript) {
  EXPECT_EQ(Told({"restore", "-f", "-", "--restrict-key=golden"}), Expected(".sql"));
}

TEST_P(GoldenText, IsTheScriptFromAPipe) {
  if (fs::is_directory(GetParam())) return;  // no pipe holds one
  EXPECT_EQ(Told({"restore", "-f", "-", "--restrict-key=golden"}, true), Expected(".sql"));
}

// Nobody wrote anything into them.
TEST_P(GoldenText, HoldsNothingThatAnInspectionFindsUnexpected) {
  EXPECT_THAT(Told({"list", "--inspect", "-C"}),
              testing::HasSubstr("somebody wrote it in\n  none\n"));
}

// A copy in today's layout says the same.
TEST_P(GoldenText, IsThatOfACopy) {
  const std::string copy = dir_ / "copy";
  Command convert = {PgstowPath(), "convert", "--format=custom", GetParam(), copy};
  if (GetParam().filename().string().starts_with("v1-sealed"))
    convert.push_back("--key=file:" + key_);
  RunOrThrow(convert);
  EXPECT_EQ(RunOrThrow({PgstowPath(), "restore", "-f", "-", "--restrict-key=golden", copy},
                       {.environment = kUtc}),
            Expected(".sql"));
}

std::string NameOf(const testing::TestParamInfo<fs::path>& test) {
  std::string name = test.param.filename();
  std::ranges::replace_if(
      name, [](unsigned char c) { return std::isalnum(c) == 0; }, '_');
  return name;
}
INSTANTIATE_TEST_SUITE_P(All, GoldenText, testing::ValuesIn(Archives()), NameOf);

// The versions of layouts, and what is in archives of each.
TEST(GoldenTexts, AreOfEachLayout) {
  std::string lists;
  for (const auto& file : fs::directory_iterator(Folder() / "expected")) {
    if (file.path().extension() == ".list") lists += ReadFile(file.path());
  }
  for (const char* version : {"1.0", "1.1", "1.2", "1.3", "1.12", "1.13", "1.14", "1.15", "1.16"}) {
    EXPECT_NE(lists.find("Dump Version: " + std::string(version) + "\n"), std::string::npos)
        << version;
  }
  for (const char* format : {"CUSTOM", "DIRECTORY", "PGDUMP", "TAR"}) {
    EXPECT_NE(lists.find("Format: " + std::string(format) + "\n"), std::string::npos) << format;
  }
}

}  // namespace
}  // namespace pgstow::tests
