// Plugins that break the rules: which law each breaks, and that the program survives them.
#include <algorithm>
#include <chrono>
#include <filesystem>
#include <memory>
#include <string>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "host/base/error.h"
#include "host/loader/bid.h"
#include "plugins/conformance/suite.h"
#include "tests/support/paths.h"
#include "tests/support/process.h"

namespace pgstow::conformance {
namespace {

using testing::HasSubstr;

std::string PathOf(const std::string& plugin) {
  return std::string(PGSTOW_BAD_PLUGINS) + "/" + plugin + ".so";
}

std::unique_ptr<loader::Registry> Load(const std::string& plugin) {
  return loader::Registry::Load({.only_plugin_paths = true, .plugin_files = {PathOf(plugin)}});
}

Verdict CheckLaw(const loader::Registry& registry, const std::string& law) {
  const auto cases = CasesOf(registry);
  const auto found = std::ranges::find_if(
      cases, [&law](const Case& one) { return one.name.ends_with("/" + law); });
  if (found == cases.end()) return {Verdict::Result::kPassed, "there is no such law"};
  return Check(*found);
}

struct Breach {
  const char* plugin;
  const char* law;
  const char* reason;
  friend void PrintTo(const Breach& breach, std::ostream* out) { *out << breach.plugin; }
};

constexpr Breach kBreaches[] = {
    {"filter.claims_to_check", "finds-flipped-bits", "is decoded to other bytes"},
    {"filter.claims_to_check", "finds-truncation", "that is cut to 0 is decoded"},
    {"filter.writes_behind", "gives-back-frames", "wrote beyond the"},
    {"filter.moves_the_cursor_out", "gives-back-frames", "moved a cursor out of its buffer"},
    {"filter.invents_a_status", "gives-back-frames", "returned 77, which is no status"},
    {"filter.invents_an_error", "gives-back-frames", "failed with status -77 and gave no reason"},
    {"filter.lacks_finish", "gives-back-frames", "has NULL for the required \"finish\""},
    {"filter.miscodes", "gives-back-frames", "is decoded to other bytes"},
    {"filter.leaks", "frees-its-memory", "the heap grows by"},
    {"format.bids_on_everything", "keeps-off-foreign-bytes", "it bids on 0 foreign bytes"},
    {"format.throws", "writes-archives", "let an exception out: out of the plugin"},
    {"format.ignores_errors", "reports-failing-writes", "(append) failed, and nobody was told"},
    {"format.leaves_files_open", "writes-archives", "1 files are left open after writing"},
};

class BadPlugin : public testing::TestWithParam<Breach> {};

TEST_P(BadPlugin, BreaksTheLawThatItIsAbout) {
  const auto registry = Load(GetParam().plugin);
  const Verdict verdict = CheckLaw(*registry, GetParam().law);
  EXPECT_EQ(verdict.result, Verdict::Result::kFailed);
  EXPECT_THAT(verdict.reason, HasSubstr(GetParam().reason));
}

INSTANTIATE_TEST_SUITE_P(Abi, BadPlugin, testing::ValuesIn(kBreaches), [](const auto& test) {
  std::string name = std::string(test.param.plugin) + "_" + test.param.law;
  std::ranges::replace_if(
      name, [](unsigned char c) { return std::isalnum(c) == 0; }, '_');
  return name;
});

TEST(GoodPlugins, KeepTheLaws) {
  for (const char* plugin : {"filter.good", "format.good"}) {
    const auto registry = Load(plugin);
    for (const Case& one : CasesOf(*registry)) {
      const Verdict verdict = Check(one);
      EXPECT_NE(verdict.result, Verdict::Result::kFailed) << one.name << ": " << verdict.reason;
    }
  }
}

TEST(HangingBid, IsAnErrorThatNamesThePlugin) {
  const auto registry = Load("format.hangs_in_bid");
  try {
    loader::Bid(registry->formats().front(), {}, std::chrono::milliseconds(100));
    FAIL() << "there was an answer";
  } catch (const base::Error& error) {
    EXPECT_EQ(error.code(), base::ErrorCode::kPlugin);
    EXPECT_THAT(error.what(), HasSubstr("did not say within 100 ms whether the archive is of its "
                                        "format \"line\""));
    EXPECT_THAT(error.hint(), HasSubstr("--format"));
  }
}

// What an encoder made is decoded again before it counts as written, in frames and in streams.
TEST(MiscodingFilter, SpoilsNoArchive) {
  const tests::TempDir dir;
  std::filesystem::create_directory(dir / "plugins");
  std::filesystem::copy(PathOf("filter.miscodes"), dir / "plugins/copy.so");
  const std::string golden = tests::SourceDir() / "tests/golden/v1-tiny.pgstow";
  for (const char* format : {"custom", "plain"}) {
    SCOPED_TRACE(format);
    const std::string archive = dir / "archive";
    const tests::Outcome outcome =
        tests::RunProgram({tests::PgstowPath(), "convert", "--plugin-path=" + (dir / "plugins"),
                           "-F", format, "--compress=copy", golden, archive});
    EXPECT_EQ(outcome.exit_code, 1);
    EXPECT_THAT(outcome.err,
                HasSubstr("the filters \"copy\" do not give back the bytes they were given"));
    EXPECT_FALSE(std::filesystem::exists(archive));
  }
}

// The command survives what ends or stops the process of a law.
class PluginsCheck : public testing::Test {
 protected:
  static tests::Outcome Run(tests::Command arguments) {
    tests::Command command{tests::PgstowPath(), "plugins", "check"};
    command.insert(command.end(), arguments.begin(), arguments.end());
    return tests::RunProgram(command);
  }
};

TEST_F(PluginsCheck, TellsThatAPluginHangs) {
  const tests::Outcome outcome = Run({"--time-limit=1", PathOf("format.hangs_in_bid")});
  EXPECT_EQ(outcome.exit_code, 1);
  EXPECT_THAT(outcome.out, HasSubstr("it hangs: it was not through after 1 seconds"));
  EXPECT_THAT(outcome.out, HasSubstr("laws passed, 1 failed, "));
}

TEST_F(PluginsCheck, TellsThatAPluginHangsBeforeItIsLoaded) {
  const tests::Outcome outcome = Run({"--time-limit=1", PathOf("filter.hangs_in_init")});
  EXPECT_EQ(outcome.exit_code, 1);
  EXPECT_THAT(outcome.out, HasSubstr("failed          loads"));
  EXPECT_THAT(outcome.out, HasSubstr("0 laws passed, 1 failed, 0 not applicable"));
}

TEST_F(PluginsCheck, TellsThatAPluginCrashes) {
  const tests::Outcome outcome = Run({"--json", PathOf("filter.crashes")});
  EXPECT_EQ(outcome.exit_code, 1);
  EXPECT_THAT(outcome.out, HasSubstr("\"law\": \"gives-back-frames\""));
  EXPECT_THAT(outcome.out, HasSubstr("it crashes: signal 6 (Aborted) ended the process"));
  EXPECT_THAT(outcome.out, HasSubstr("\"law\": \"loads\""));
}

TEST_F(PluginsCheck, TellsThatABidReadsBehindThePrefix) {
  const tests::Outcome outcome = Run({PathOf("format.reads_behind_the_prefix")});
  EXPECT_EQ(outcome.exit_code, 1);
  EXPECT_THAT(outcome.out, HasSubstr("it crashes: signal 11"));
}

TEST_F(PluginsCheck, TellsWhyAFileIsNoPlugin) {
  const tests::TempDir dir;
  tests::WriteFile(dir / "text.so", "no shared object");
  for (const std::string& file : {dir / "text.so", dir / "absent.so"}) {
    const tests::Outcome outcome = Run({file});
    EXPECT_EQ(outcome.exit_code, 1);
    EXPECT_THAT(outcome.out, HasSubstr("failed          loads"));
  }
}

TEST_F(PluginsCheck, ListsAndChecksOneLaw) {
  const std::string good = PathOf("filter.good");
  EXPECT_THAT(Run({"--list", good}).out, HasSubstr("filter:copy/gives-back-frames\t"));
  const tests::Outcome one = Run({"--only=filter:copy/gives-back-frames", good});
  EXPECT_EQ(one.exit_code, 0) << one.err;
  EXPECT_EQ(one.out, "passed\n");
  const tests::Outcome none = Run({"--only=filter:copy/no-such-law", good});
  EXPECT_EQ(none.exit_code, 1);
  EXPECT_THAT(none.err, HasSubstr("there is no law \"filter:copy/no-such-law\""));
  const tests::Outcome nothing = Run({});
  EXPECT_EQ(nothing.exit_code, 1);
  EXPECT_THAT(nothing.err, HasSubstr("no plugin is named"));
}

}  // namespace
}  // namespace pgstow::conformance
