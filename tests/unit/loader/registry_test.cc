#include "host/loader/registry.h"

#include <unistd.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <ostream>
#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <pgstow/sdk/text.h>

#include "host/base/error.h"
#include "tests/unit/loader/toys.h"

namespace pgstow::loader {
namespace {

namespace fs = std::filesystem;
using sdk::View;
using testing::AllOf;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

std::vector<std::string> Reasons(const Registry& registry) {
  std::vector<std::string> reasons;
  for (const Registry::Refusal& refusal : registry.refused()) reasons.push_back(refusal.reason);
  return reasons;
}

TEST(Registry, LoadsAPluginWrittenInC11FromTheHeadersAlone) {
  const PluginFolder folder;
  const fs::path path = folder.Add("good");
  const auto registry = LoadFrom(folder);
  EXPECT_THAT(Reasons(*registry), IsEmpty());
  ASSERT_EQ(registry->plugins().size(), 1u);
  const Plugin& plugin = *registry->plugins()[0];
  EXPECT_EQ(plugin.name, "toy");
  EXPECT_EQ(plugin.version, "1.2.3");
  EXPECT_EQ(plugin.license, "PostgreSQL");
  EXPECT_EQ(plugin.path, path.native());
  EXPECT_EQ(plugin.abi_major, PGSTOW_ABI_MAJOR);
  EXPECT_EQ(registry->GetFilter("copy").plugin, &plugin);
  EXPECT_EQ(registry->GetFormat("toy").plugin, &plugin);
}

TEST(Registry, FindsFormatsByNameAndByLetter) {
  const PluginFolder folder;
  folder.Add("good");
  const auto registry = LoadFrom(folder);
  EXPECT_EQ(&registry->GetFormat("toy"), &registry->GetFormat("y"));
  EXPECT_EQ(registry->FindFormat(""), nullptr);
  EXPECT_EQ(registry->FindFormat("to"), nullptr);
  EXPECT_EQ(registry->FindFilter("toy"), nullptr);
}

TEST(Registry, PassesOverFoldersThatDoNotExistAndFilesThatAreNoSharedObjects) {
  const PluginFolder folder;
  folder.Add("good", ".hidden");
  std::ofstream(folder.path() / "README") << "not a plugin";
  const auto registry =
      Registry::Load({.plugin_paths = {folder.path() / "nowhere", folder.path().native()},
                      .only_plugin_paths = true});
  EXPECT_THAT(registry->plugins(), IsEmpty());
  EXPECT_THAT(Reasons(*registry), IsEmpty());
  EXPECT_THAT(registry->searched(), ElementsAre(folder.path() / "nowhere", folder.path().native()));
}

TEST(Registry, SaysWhatWasWantedAndWhereItLooked) {
  const PluginFolder folder;
  folder.Add("good");
  const fs::path refused = folder.Add("no_symbol");
  const fs::path nowhere = folder.path() / "nowhere";
  const auto registry =
      Registry::Load({.plugin_paths = {folder.path(), nowhere}, .only_plugin_paths = true});
  try {
    registry->GetFilter("seal");
    FAIL() << "found a filter that no plugin offers";
  } catch (const base::Error& error) {
    EXPECT_EQ(error.code(), base::ErrorCode::kPlugin);
    EXPECT_STREQ(error.what(), "no plugin offers the filter \"seal\"");
    EXPECT_EQ(error.detail(),
              "Plugins were looked for in \"" + folder.path().native() + "\", \"" +
                  nowhere.native() +
                  "\" (which does not exist). What was found there offers the "
                  "filter \"copy\". \"" +
                  refused.native() +
                  "\" was refused: it is no pgstow plugin: it has no symbol \"pgstow_plugin\".");
    EXPECT_THAT(error.hint(), HasSubstr("--plugin-path"));
  }
}

TEST(Registry, TakesTheFirstOfOneNameOnThePath) {
  const PluginFolder first;
  const PluginFolder second;
  const fs::path taken = first.Add("good");
  second.Add("same_name");
  const auto registry = LoadFrom(first, second);
  ASSERT_EQ(registry->plugins().size(), 1u);
  EXPECT_EQ(registry->plugins()[0]->path, taken.native());
  EXPECT_THAT(Reasons(*registry), ElementsAre("the name \"toy\" is taken by \"" + taken.native() +
                                              "\", which comes first on the search path"));
}

TEST(Registry, TakesTheFirstThatOffersAFilter) {
  const PluginFolder first;
  const PluginFolder second;
  const fs::path taken = first.Add("good");
  second.Add("same_filter");
  const auto registry = LoadFrom(first, second);
  EXPECT_EQ(registry->GetFilter("copy").plugin->path, taken.native());
  EXPECT_EQ(registry->FindFormat("o"), nullptr);
  EXPECT_THAT(Reasons(*registry),
              ElementsAre(AllOf(HasSubstr("\"toy\" is taken by"), HasSubstr(taken.native()))));
}

TEST(Registry, LoadsOneFileOnceHoweverItIsReached) {
  const PluginFolder folder;
  const PluginFolder links;
  const fs::path path = folder.Add("good");
  fs::create_symlink(path, links.path() / "link.so");
  const auto registry = LoadFrom(links, folder, folder);
  ASSERT_EQ(registry->plugins().size(), 1u);
  EXPECT_EQ(registry->plugins()[0]->path, links.path() / "link.so");
  EXPECT_THAT(Reasons(*registry), IsEmpty());
}

TEST(Registry, InitsAPluginOnceAndDeinitsItAfterItsLastRegistry) {
  const PluginFolder folder;
  folder.Add("good");
  testing::internal::CaptureStderr();
  auto first = LoadFrom(folder);
  auto second = LoadFrom(folder);
  first.reset();
  EXPECT_EQ(testing::internal::GetCapturedStderr(), "pgstow: warning: toy: init\n");
  testing::internal::CaptureStderr();
  second.reset();
  EXPECT_EQ(testing::internal::GetCapturedStderr(), "pgstow: warning: toy: deinit\n");
}

TEST(Registry, AcceptsAPluginOfANewerMinorVersion) {
  const PluginFolder folder;
  folder.Add("newer_minor");
  const auto registry = LoadFrom(folder);
  EXPECT_THAT(Reasons(*registry), IsEmpty());
  ASSERT_EQ(registry->plugins().size(), 1u);
  EXPECT_EQ(registry->plugins()[0]->abi_minor, 7u);
  EXPECT_EQ(View(registry->GetFilter("copy").info->shorthand), "speed");
}

// Each defect with the sentence that names it.
struct Defect {
  const char* toy;
  const char* reason;
  friend void PrintTo(const Defect& defect, std::ostream* out) { *out << defect.toy; }
};

class RefusesDefect : public testing::TestWithParam<Defect> {};

TEST_P(RefusesDefect, WithASentenceThatNamesIt) {
  const PluginFolder folder;
  const fs::path path = folder.Add(GetParam().toy);
  testing::internal::CaptureStderr();
  const auto registry = LoadFrom(folder);
  const std::string warning = testing::internal::GetCapturedStderr();
  EXPECT_THAT(registry->plugins(), IsEmpty());
  EXPECT_THAT(registry->filters(), IsEmpty());
  EXPECT_THAT(registry->formats(), IsEmpty());
  EXPECT_THAT(Reasons(*registry), ElementsAre(GetParam().reason));
  EXPECT_THAT(warning, HasSubstr("pgstow: warning: plugin \"" + path.native() +
                                 "\" is refused: " + GetParam().reason + "\n"));
}

constexpr Defect kDefects[] = {
    {"no_symbol", "it is no pgstow plugin: it has no symbol \"pgstow_plugin\""},
    {"other_major",
     "it was built for version 2.2 of the plugin ABI, and this program speaks version 1.2"},
    {"short_plugin",
     "its pgstow_plugin_info has 96 bytes, too few for the required \"get_factory\""},
    {"short_filter", "its pgstow_filter_info has 80 bytes, too few for the required \"shorthand\""},
    {"null_init", "its pgstow_plugin_info has NULL for the required \"init\""},
    {"failing_init", "the moon is not full"},
    {"null_create", "its pgstow_filter_factory has NULL for the required \"create\""},
    {"null_reader", "its pgstow_format_factory has NULL for the required \"create_reader\""},
    {"odd_name", "its filter is named \"a+b\"; names are made of a-z, 0-9, \"_\" and \"-\""},
};

INSTANTIATE_TEST_SUITE_P(Toys, RefusesDefect, testing::ValuesIn(kDefects),
                         [](const auto& test) { return std::string(test.param.toy); });

TEST(Registry, RefusesAFileThatTheDynamicLinkerRefuses) {
  const PluginFolder folder;
  std::ofstream(folder.path() / "text.so") << "not a shared object";
  fs::permissions(folder.path() / "text.so", fs::perms(0644));
  const auto registry = LoadFrom(folder);
  EXPECT_THAT(Reasons(*registry),
              ElementsAre(AllOf(HasSubstr("it can't be loaded: "), HasSubstr("text.so"))));
}

TEST(Registry, RefusesAFileThatOthersCanWriteTo) {
  for (const int mode : {0664, 0646, 0777}) {
    const PluginFolder folder;
    fs::permissions(folder.Add("good"), fs::perms(mode));
    const auto registry = LoadFrom(folder);
    EXPECT_THAT(registry->plugins(), IsEmpty());
    EXPECT_THAT(Reasons(*registry),
                ElementsAre(HasSubstr("users other than its owner can write to it")));
  }
}

TEST(Registry, RefusesAFolderThatOthersCanWriteTo) {
  for (const int mode : {0775, 0757, 01777}) {
    const PluginFolder folder;
    folder.Add("good");
    fs::permissions(folder.path(), fs::perms(mode));
    const auto registry = LoadFrom(folder);
    EXPECT_THAT(registry->plugins(), IsEmpty());
    EXPECT_THAT(Reasons(*registry),
                ElementsAre(HasSubstr("users other than its owner can write to it")));
    EXPECT_EQ(registry->refused()[0].path, folder.path().native());
  }
}

TEST(Registry, RefusesALinkIntoAFolderThatOthersCanWriteTo) {
  const PluginFolder open;
  const PluginFolder links;
  fs::create_symlink(open.Add("good"), links.path() / "link.so");
  fs::permissions(open.path(), fs::perms(0777));
  const auto registry = LoadFrom(links);
  EXPECT_THAT(registry->plugins(), IsEmpty());
  EXPECT_THAT(Reasons(*registry), ElementsAre(HasSubstr("of its folder: users other than")));
}

TEST(Registry, RefusesWhatBelongsToAnotherUser) {
  const PluginFolder folder;
  // Only root can give a file away.
  const std::string give = ::geteuid() == 0 ? "chown" : "sudo -n chown";
  ASSERT_EQ(std::system((give + " 65534:65534 '" + folder.Add("good").string() + "'").c_str()), 0)
      << "this test needs root, or sudo without a password";
  const auto registry = LoadFrom(folder);
  EXPECT_THAT(Reasons(*registry), ElementsAre("it belongs to user 65534, neither to root nor to "
                                              "the user who runs this program"));
}

}  // namespace
}  // namespace pgstow::loader
