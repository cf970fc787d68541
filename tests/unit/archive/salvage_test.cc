#include "host/archive/salvage.h"

#include <functional>
#include <string>

#include <gtest/gtest.h>

#include "host/base/error.h"
#include "tests/support/paths.h"
#include "tests/unit/archive/sample.h"

namespace pgstow::archive {
namespace {

using tests::OpenArchive;

// What the head of a frame starts with; names of kinds have DATA in them too.
const std::string kFrameHead("DATA\0\0\0\0", 8);

class SalvageTest : public testing::Test {
 protected:
  SalvageTest() {
    tests::WriteArchive(tests::SmallSample(), whole_path_, "none", 32);
    whole_ = tests::ReadFile(whole_path_);
  }

  SalvageReport Run(const std::string& bytes, const std::string& chain = {}) const {
    tests::WriteFile(path_, bytes);
    SalvageOptions options;
    options.from.path = path_;
    options.to = out_;
    options.chain = chain;
    options.sync = false;
    return Salvage(tests::Plugins(), options);
  }

  // With the byte at `offset` changed.
  static std::string Damaged(std::string bytes, size_t offset) {
    bytes[offset] = static_cast<char>(bytes[offset] ^ 4);
    return bytes;
  }

  // The rows of entry 7 that are in the new archive.
  std::string Left(uint32_t part = 0) const {
    const auto archive = OpenArchive(out_);
    EXPECT_NO_THROW(archive->Verify({}));
    return tests::ReadParts(*archive).at({7, part});
  }
  std::string All(uint32_t part = 0) const {
    return tests::Joined(tests::SmallSample().data).at({7, part});
  }

  tests::TempDir dir_;
  const std::string whole_path_ = dir_ / "whole";
  const std::string path_ = dir_ / "damaged";
  const std::string out_ = dir_ / "salvaged";
  std::string whole_;
};

TEST_F(SalvageTest, OfAWholeArchiveGivesItBack) {
  const SalvageReport report = Run(whole_);
  EXPECT_TRUE(report.losses.empty());
  EXPECT_TRUE(report.damage.empty());
  EXPECT_EQ(tests::ReadFile(out_).substr(0, 100), whole_.substr(0, 100));
  EXPECT_EQ(report.rows, 13);
  EXPECT_EQ(Left(), All());
}

TEST_F(SalvageTest, LosesNothingWithTheFooterIndexOrOneToc) {
  for (const size_t at : {whole_.size() - 20, whole_.find("INDX") + 30, whole_.find("TOCE") + 200,
                          whole_.find("TOCF") + 200, whole_.find("TOCF") + 1}) {
    const SalvageReport report = Run(Damaged(whole_, at));
    EXPECT_TRUE(report.losses.empty()) << at;
    EXPECT_EQ(report.damage.size(), 1) << at;
    EXPECT_EQ(Left(), All()) << at;
    EXPECT_EQ(Left(1), All(1)) << at;
  }
}

TEST_F(SalvageTest, LosesTheRowsOfADamagedFrameAlone) {
  const SalvageReport report = Run(Damaged(whole_, whole_.find("row number 5")));
  ASSERT_EQ(report.losses.size(), 1);
  const SalvageLoss& loss = report.losses[0];
  EXPECT_EQ(loss.entry, 7);
  EXPECT_EQ(loss.part, 0);
  EXPECT_EQ(loss.lost_frames, 1);
  EXPECT_EQ(loss.rows + *loss.lost_rows, 10);
  // Three rows are in the frame, and the one after it is not known to be whole.
  EXPECT_EQ(loss.lost_rows, 4);
  std::string left = All();
  const size_t start = left.find("4\trow");
  EXPECT_EQ(Left(), left.erase(start, left.find("8\trow") - start));
  EXPECT_EQ(Left(1), All(1));
}

TEST_F(SalvageTest, FindsFramesBehindSeveralDamagedPlaces) {
  std::string bytes = Damaged(whole_, whole_.find("row number 5"));
  bytes =
      Damaged(bytes, bytes.rfind(kFrameHead, bytes.find("row number 8")));  // the head of a frame
  bytes = Damaged(bytes, bytes.size() - 1);
  const SalvageReport report = Run(bytes);
  ASSERT_EQ(report.losses.size(), 1);
  EXPECT_EQ(report.losses[0].lost_frames, 2);
  EXPECT_EQ(report.damage.size(), 2) << "the two frames are neighbours";
  EXPECT_TRUE(Left().starts_with("1\trow number 1\n"));
  EXPECT_TRUE(All().ends_with(Left().substr(Left().size() - 1)));
}

TEST_F(SalvageTest, WithoutPreambleNeedsTheChain) {
  const std::string bytes = Damaged(whole_, 3);
  EXPECT_THROW(Run(bytes), base::Error);
  EXPECT_TRUE(Run(bytes, "none").losses.empty());
  EXPECT_EQ(Left(), All());
}

TEST_F(SalvageTest, WithoutAnyTocGivesUp) {
  const std::string bytes = Damaged(whole_, whole_.find("TOCE") + 100);
  EXPECT_THROW(Run(Damaged(bytes, whole_.find("TOCF") + 100)), base::Error);
  EXPECT_FALSE(tests::ReadFile(path_).empty());
}

// What is recovered is the start of what was there, and the report says the truth about it.
TEST_F(SalvageTest, TruncatedAtAnyLength) {
  const size_t first = whole_.find(kFrameHead);
  for (size_t length = 0; length < whole_.size(); length += length < first ? 31 : 5) {
    SCOPED_TRACE(length);
    SalvageReport report;
    try {
      report = Run(whole_.substr(0, length));
    } catch (const base::Error&) {
      EXPECT_LT(length, first) << "the early table of contents is whole";
      continue;
    }
    EXPECT_TRUE(All().starts_with(Left()) && All(1).starts_with(Left(1)));
    EXPECT_EQ(report.losses.empty(),
              Left() == All() && Left(1) == All(1) && length >= whole_.rfind("ENDP") + 72);
    if (HasFailure()) return;
  }
}

}  // namespace
}  // namespace pgstow::archive
