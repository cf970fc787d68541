#include "host/archive/verify.h"

#include <string>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/support/paths.h"
#include "tests/unit/archive/sample.h"
#include "tests/unit/storage/filled_pipe.h"

namespace pgstow::archive {
namespace {

using testing::HasSubstr;
using State = VerifyReport::State;

class VerifyTest : public testing::TestWithParam<bool> {
 protected:
  VerifyReport Run(const std::string& path) const {
    return Verify(tests::Plugins(), {.path = path, .format = {}}, GetParam());
  }

  void Write(const tests::Sample& sample) const { tests::WriteArchive(sample, path_, "zstd"); }

  // With another byte where `text` starts.
  void Damage(std::string_view text) const {
    std::string bytes = tests::ReadFile(path_);
    bytes[bytes.find(text)] ^= 1;
    tests::WriteFile(path_, bytes);
  }

  tests::TempDir dir_;
  const std::string path_ = dir_ / "archive";
};

TEST_P(VerifyTest, TellsWhatAnIntactArchiveHolds) {
  Write(tests::SmallSample());
  const tests::FilledPipe pipe(tests::ReadFile(path_));
  for (const std::string& path : {path_, pipe.path()}) {
    const VerifyReport report = Run(path);
    EXPECT_EQ(report.state(), State::kIntact) << report.error->what();
    EXPECT_EQ(report.header.format, "custom");
    EXPECT_TRUE(report.checksums);
    EXPECT_EQ(report.entries, 7);
    EXPECT_EQ(report.parts, 3);
    EXPECT_EQ(report.rows, 13);
    EXPECT_EQ(report.raw_bytes, 203);
    EXPECT_EQ(report.frames > 0, !GetParam());
  }
}

TEST_P(VerifyTest, TellsWhereDamageIs) {
  tests::WriteArchive(tests::SmallSample(), path_, "none");
  const size_t at = tests::ReadFile(path_).find("row number 11");
  Damage("row number 11");
  const VerifyReport report = Run(path_);
  EXPECT_EQ(report.state(), State::kDamaged);
  EXPECT_EQ(report.place.entry, 7);
  EXPECT_EQ(report.place.part, 1U);
  EXPECT_EQ(report.place.frame, 0U);
  EXPECT_EQ(report.place.offset, tests::ReadFile(path_).rfind("DATA", at));
  EXPECT_EQ(report.entries, 7);
}

TEST_P(VerifyTest, TellsWhereATruncatedArchiveEnds) {
  Write(tests::SmallSample());
  const std::string bytes = tests::ReadFile(path_);
  tests::WriteFile(path_, bytes.substr(0, bytes.size() - 1));
  const VerifyReport report = Run(path_);
  EXPECT_EQ(report.state(), State::kDamaged);
  EXPECT_EQ(report.place.offset, bytes.size() - 1);
}

TEST_P(VerifyTest, TellsUnreadableFromDamaged) {
  EXPECT_EQ(Run(dir_ / "nothing").state(), State::kUnreadable);
  tests::WriteFile(path_, std::string(600, 'x'));
  EXPECT_EQ(Run(path_).state(), State::kUnreadable);
}

// What only a look at the rows can tell: the writer believed what it was told.
TEST_P(VerifyTest, CountsRowsWhenDeep) {
  Write(tests::SmallSample());
  const auto writer = Writer::Create(tests::Plugins(), {.path = path_, .chain = {}, .sync = false});
  tests::Sample sample = tests::SmallSample();
  writer->Begin(sample.toc);
  for (const auto& [key, writes] : sample.data) {
    const auto part = writer->OpenPart(key.first, key.second);
    for (const std::string& bytes : writes) part->Write(bytes);
    part->Close(writes.size() + (key.second == 1 ? 1 : 0));
  }
  writer->Finish();
  const VerifyReport report = Run(path_);
  EXPECT_EQ(report.state(), GetParam() ? State::kDamaged : State::kIntact);
  if (!GetParam()) return;
  EXPECT_THAT(report.error->what(), HasSubstr("3 rows, and the table of contents tells 4"));
  EXPECT_EQ(report.place.entry, 7);
  EXPECT_EQ(report.place.part, 1U);
}

TEST_P(VerifyTest, LooksAtTheFormOfDataWhenDeep) {
  tests::Sample sample = tests::SmallSample();
  sample.data[{7, 1}].back().pop_back();  // a row without its end
  Write(sample);
  const VerifyReport report = Run(path_);
  EXPECT_EQ(report.state(), GetParam() ? State::kDamaged : State::kIntact);
}

INSTANTIATE_TEST_SUITE_P(Depths, VerifyTest, testing::Bool(),
                         [](const auto& test) { return test.param ? "deep" : "fast"; });

}  // namespace
}  // namespace pgstow::archive
