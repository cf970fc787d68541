#include "host/loader/search.h"

#include <stdlib.h>

#include <filesystem>
#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace pgstow::loader {
namespace {

namespace fs = std::filesystem;
using testing::ElementsAre;
using testing::IsEmpty;
using testing::SizeIs;

class SearchPath : public testing::Test {
 protected:
  void SetUp() override { ::unsetenv("PGSTOW_PLUGIN_PATH"); }
  void TearDown() override { ::unsetenv("PGSTOW_PLUGIN_PATH"); }

  std::vector<std::string> Folders(const SearchOptions& options) {
    std::vector<std::string> folders;
    for (const fs::path& folder : SearchFolders(options, refused_)) folders.push_back(folder);
    return folders;
  }

  // Where the program is, as the search path must find it: through its resolved path.
  const std::string own_ =
      (fs::canonical("/proc/self/exe").parent_path().parent_path() / "lib/pgstow/plugins");
  std::vector<Registry::Refusal> refused_;
};

TEST_F(SearchPath, IsTheProgramsOwnFolderByDefault) { EXPECT_THAT(Folders({}), ElementsAre(own_)); }

TEST_F(SearchPath, PutsOptionsBeforeEnvironmentBeforeProgram) {
  ::setenv("PGSTOW_PLUGIN_PATH", "/c:/d", 1);
  EXPECT_THAT(Folders({.plugin_paths = {"/b", "/a"}}), ElementsAre("/b", "/a", "/c", "/d", own_));
}

TEST_F(SearchPath, NamesEachFolderOnce) {
  ::setenv("PGSTOW_PLUGIN_PATH", "/a:/b/../a:/a", 1);
  EXPECT_THAT(Folders({.plugin_paths = {"/a"}}), ElementsAre("/a", own_));
}

TEST_F(SearchPath, NeverTakesTheCurrentDirectoryFromTheEnvironment) {
  ::setenv("PGSTOW_PLUGIN_PATH", ":.::plugins:", 1);
  EXPECT_THAT(Folders({}), ElementsAre(own_));
  ASSERT_THAT(refused_, SizeIs(2));
  EXPECT_EQ(refused_[0].path, ".");
  EXPECT_EQ(refused_[1].path, "plugins");
  EXPECT_EQ(refused_[1].reason,
            "it is a relative path in PGSTOW_PLUGIN_PATH, which takes absolute ones");
}

TEST_F(SearchPath, MakesARelativeOptionAbsolute) {
  EXPECT_THAT(Folders({.plugin_paths = {"some/where"}, .only_plugin_paths = true}),
              ElementsAre(fs::current_path() / "some/where"));
}

TEST_F(SearchPath, CanBeTheOptionsAlone) {
  ::setenv("PGSTOW_PLUGIN_PATH", "/c", 1);
  EXPECT_THAT(Folders({.plugin_paths = {"/a"}, .only_plugin_paths = true}), ElementsAre("/a"));
  EXPECT_THAT(Folders({.only_plugin_paths = true}), IsEmpty());
}

}  // namespace
}  // namespace pgstow::loader
