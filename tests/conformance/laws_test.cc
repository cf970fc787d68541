// Every law of plugins/conformance for every plugin of the build and of examples/.
#include <algorithm>
#include <cctype>
#include <filesystem>
#include <ostream>
#include <sstream>
#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <pgstow/services.h>

#include "host/archive/toc_copy.h"
#include "plugins/conformance/suite.h"
#include "restore/script/service.h"
#include "tests/conformance/plugins.h"

namespace pgstow::conformance {

// How failures and `--gtest_list_tests` show a case.
void PrintTo(const Case& one, std::ostream* out) { *out << one.sentence; }

namespace {

std::string NameOfTest(const testing::TestParamInfo<Case>& test) {
  std::string name = test.param.name;
  std::ranges::replace_if(
      name, [](unsigned char c) { return std::isalnum(c) == 0; }, '_');
  return name;
}

class Law : public testing::TestWithParam<Case> {};

TEST_P(Law, IsKept) {
  const Verdict verdict = Check(GetParam());
  EXPECT_NE(verdict.result, Verdict::Result::kFailed) << verdict.reason;
}

std::vector<Case> AllCases() {
  loader::ProvideService(PGSTOW_SCRIPT_SERVICE,
                         script::ScriptService({}, {.restrict_key = "key"}, &archive::CopyToc));
  ProvideSecrets();
  return CasesOf(AllPlugins());
}

// A plugin is known by the line that adds it to the build, and by nothing else.
TEST(Plugins, OfTheBuildAndOfTheExamplesAreAllHere) {
  std::vector<std::string> loaded;
  for (const auto& plugin : AllPlugins().plugins()) {
    loaded.push_back(std::filesystem::path(plugin->path).stem());
  }
  std::vector<std::string> built;
  std::istringstream list(PGSTOW_PLUGINS_OF_THE_BUILD);
  for (std::string name; std::getline(list, name, ',');) built.push_back(name);
  EXPECT_THAT(loaded, testing::UnorderedElementsAreArray(built));
  EXPECT_TRUE(AllPlugins().refused().empty());
}

INSTANTIATE_TEST_SUITE_P(Conformance, Law, testing::ValuesIn(AllCases()), NameOfTest);

}  // namespace
}  // namespace pgstow::conformance
