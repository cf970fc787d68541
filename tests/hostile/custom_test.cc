// Custom archives whose checksums are right and which lie, or are damaged: tests/golden/broken has
// one for each lie, and tests/unit/formats/custom makes more. Here the program meets them.
#include <filesystem>
#include <string>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/hostile/refusal.h"

namespace pgstow::tests {
namespace {

namespace fs = std::filesystem;

struct Broken {
  const char* name;
  const char* message;  // ends so
};
constexpr Broken kBroken[] = {
    {"overlapping-frames", "in the data: two frames overlap"},
    {"frame-outside-the-data", "in the frame index: a frame is said to be outside the data"},
    {"footer-points-outside", "in the footer: it points outside the archive"},
    {"toc-bomb", "in the final table of contents: its length is outside the limits"},
    {"tocs-differ", "it tells other entries than the early table of contents"},
    {"not-final", "its table of contents is not the final one"},
    {"newer-major",
     "it has version 2.0 of the format \"custom\", and this program reads versions 1.x"},
};

TEST(HostileCustom, LiesAreNamed) {
  for (const Broken& broken : kBroken) {
    SCOPED_TRACE(broken.name);
    const Trap trap;
    trap.WriteArchive(
        ReadFile(SourceDir() / "tests/golden/broken" / (std::string(broken.name) + ".pgstow")));
    const Outcome outcome = trap.Run({"verify", trap.archive()});
    EXPECT_NE(outcome.exit_code, 0);
    EXPECT_THAT(MessageIn(outcome.err), testing::EndsWith(broken.message));
    EXPECT_LT(outcome.peak_mib, InThisBuild(64));
  }
}

// Whatever is wrong, what comes of it has a name, and no copy that looks whole.
TEST(HostileCustom, EveryBrokenArchiveIsMetWithOneError) {
  for (const auto& file : fs::directory_iterator(SourceDir() / "tests/golden/broken")) {
    if (file.path().extension() != ".pgstow") continue;
    SCOPED_TRACE(file.path());
    const Trap trap;
    trap.WriteArchive(ReadFile(file.path()));
    for (const Command& command :
         {Command{"verify", "--deep", trap.archive()}, Command{"verify", trap.archive()}}) {
      const Outcome outcome = trap.Run(command);
      EXPECT_TRUE(outcome.exit_code == 1 || outcome.exit_code == 2) << outcome.exit_code;
      EXPECT_THAT(outcome.err, testing::StartsWith("pgstow: error: "));
      EXPECT_EQ(outcome.err.find("pgstow: error: ", 1), std::string::npos) << outcome.err;
    }
    for (const Command& command : {Command{"restore", "-f", "/dev/null", trap.archive()},
                                   Command{"convert", trap.archive(), trap.target()}}) {
      const Outcome outcome = trap.Run(command);
      // Neither looks at what it does not need, such as the early table of contents.
      if (outcome.exit_code == 0) continue;
      EXPECT_EQ(outcome.exit_code, 1);
      EXPECT_THAT(outcome.err, testing::StartsWith("pgstow: error: "));
      EXPECT_FALSE(fs::exists(trap.target()) && command[0] == "convert");
    }
  }
}

}  // namespace
}  // namespace pgstow::tests
