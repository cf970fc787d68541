#include "host/archive/joined_output.h"

#include <optional>
#include <string>

#include <gtest/gtest.h>

#include "host/archive/target_file.h"
#include "tests/support/paths.h"
#include "tests/support/process.h"

namespace pgstow::archive {
namespace {

void WriteSection(JoinedOutput& output, const std::string& text) {
  const auto section = output.NewSection();
  {
    TargetFile file(*section->abi());
    file.Append(std::as_bytes(std::span(text)));
  }
  section->Commit(storage::SyncMethod::kFsync);
}

TEST(JoinedOutputTest, JoinsWhatIsWrittenInTurn) {
  const tests::TempDir dir;
  JoinedOutput output(storage::CreateFile(dir / "out"));
  output.Write("before;");
  WriteSection(output, "one;");
  output.Write("between;");
  WriteSection(output, "two;");
  EXPECT_THROW(tests::ReadFile(dir / "out"), std::exception);
  output.Commit(/*sync=*/false);
  EXPECT_EQ(tests::ReadFile(dir / "out"), "before;one;between;two;");
}

TEST(JoinedOutputTest, LeavesNothingWithoutCommit) {
  const tests::TempDir dir;
  {
    JoinedOutput output(storage::CreateFile(dir / "out"));
    WriteSection(output, "one");
  }
  EXPECT_EQ(tests::RunOrThrow({"ls", dir.path().string()}), "");
}

}  // namespace
}  // namespace pgstow::archive
