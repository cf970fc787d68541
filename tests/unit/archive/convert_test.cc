#include "host/archive/convert.h"

#include <algorithm>
#include <filesystem>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "host/archive/row_cutter.h"
#include "host/base/error.h"
#include "tests/support/paths.h"
#include "tests/unit/archive/sample.h"
#include "tests/unit/storage/filled_pipe.h"

namespace pgstow::archive {
namespace {

using tests::OpenArchive;
using tests::SmallSample;

class ConvertTest : public testing::Test {
 protected:
  void Run(const std::string& from, const std::string& to, std::string_view chain,
           const model::Toc* wanted = nullptr) const {
    const auto archive = OpenArchive(from);
    const auto writer =
        Writer::Create(tests::Plugins(), {.path = to,
                                          .chain = Chain::Parse(tests::Plugins(), chain),
                                          .frame_bytes = 64,
                                          .sync = false});
    Convert(*archive, wanted == nullptr ? archive->toc() : *wanted, *writer, 64);
  }

  // An archive in which frames of all parts take turns.
  std::string Interleaved() const {
    const auto writer = Writer::Create(
        tests::Plugins(), {.path = dir_ / "mixed", .chain = {}, .frame_bytes = 8, .sync = false});
    const tests::Sample sample = SmallSample();
    writer->Begin(sample.toc);
    std::map<tests::PartKey, std::unique_ptr<PartWriter>> parts;
    for (const auto& [key, rows] : sample.data)
      parts[key] = writer->OpenPart(key.first, key.second);
    for (size_t row = 0; row < 10; ++row) {
      for (const auto& [key, rows] : sample.data) {
        if (row < rows.size()) parts[key]->Write(rows[row]);
      }
    }
    for (const auto& [key, rows] : sample.data) parts[key]->Close(rows.size());
    writer->Finish();
    return dir_ / "mixed";
  }

  tests::TempDir dir_;
  const std::string a_ = dir_ / "a";
  const std::string b_ = dir_ / "b";
  const std::string c_ = dir_ / "c";
};

TEST_F(ConvertTest, ThereAndBackGivesTheSameBytes) {
  for (const char* const chain : {"none", "zstd", "lz4"}) {
    tests::WriteArchive(SmallSample(), a_, chain);
    Run(a_, b_, "gzip");
    EXPECT_NE(tests::ReadFile(a_), tests::ReadFile(b_));
    Run(b_, c_, chain);
    EXPECT_EQ(tests::ReadFile(a_), tests::ReadFile(c_)) << chain;
  }
}

TEST_F(ConvertTest, FromAPipeGivesTheSameAsFromAFile) {
  tests::WriteArchive(SmallSample(), a_, "zstd");
  Run(a_, b_, "none");
  const tests::FilledPipe pipe(tests::ReadFile(a_));
  Run(pipe.path(), c_, "none");
  EXPECT_EQ(tests::ReadFile(b_), tests::ReadFile(c_));
}

TEST_F(ConvertTest, TakesPartsThatTakeTurnsInAPipe) {
  const std::string bytes = tests::ReadFile(Interleaved());
  const tests::FilledPipe pipe(bytes);
  Run(pipe.path(), b_, "zstd");
  const auto archive = OpenArchive(b_);
  EXPECT_EQ(tests::ReadParts(*archive), tests::Joined(SmallSample().data));
  EXPECT_EQ(archive->toc().entries[3].parts[0].rows, 10);
}

TEST_F(ConvertTest, CopiesWhatIsWantedAlone) {
  for (const bool pipe : {false, true}) {
    const tests::FilledPipe piped(tests::ReadFile(Interleaved()));
    model::Toc wanted = OpenArchive(Interleaved())->toc();
    std::erase_if(wanted.entries, [](const model::Entry& entry) { return entry.id == 8; });
    Run(pipe ? piped.path() : dir_ / "mixed", b_, "none", &wanted);
    auto data = tests::Joined(SmallSample().data);
    data.erase({8, 0});
    EXPECT_EQ(tests::ReadParts(*OpenArchive(b_)), data);
  }
}

TEST_F(ConvertTest, LeavesNothingOfADamagedArchive) {
  tests::WriteArchive(SmallSample(), a_, "none");
  std::string bytes = tests::ReadFile(a_);
  bytes[bytes.find("row number 11")] = 'R';
  tests::WriteFile(a_, bytes);
  EXPECT_THROW(Run(a_, b_, "none"), base::Error);
  EXPECT_FALSE(std::filesystem::exists(b_));
}

constexpr size_t kFrame = 100000;

// Notes how long the frames are that a part cuts.
class FrameSizes : public PartWriter {
 public:
  void Write(std::span<const char> bytes) override {
    if (bytes.size() > kFrame) {
      EndFrame();
      for (; bytes.size() >= kFrame; bytes = bytes.subspan(kFrame)) sizes.push_back(kFrame);
    }
    gathered_ += bytes.size();
    if (gathered_ >= kFrame) EndFrame();
  }
  void EndData(uint64_t) override { EndFrame(); }
  bool TrySettle() override { return true; }
  model::Part Settle() override { return {}; }
  std::vector<size_t> sizes;

 private:
  void EndFrame() {
    if (gathered_ > 0) sizes.push_back(gathered_);
    gathered_ = 0;
  }
  size_t gathered_ = 0;
};

TEST(RowCutter, CutsAtRowsWhateverThePiecesAre) {
  std::string data;
  for (const size_t width : {10, 70000, 100000, 5, 350000, 99999, 30, 200000, 64}) {
    data += std::string(width - 1, 'x') + "\n";
  }
  for (const size_t step : {size_t{1}, size_t{77}, kFrame - 1, kFrame, kFrame + 1, data.size()}) {
    FrameSizes part;
    RowCutter cutter(part, kFrame);
    for (size_t at = 0; at < data.size(); at += step) {
      cutter.Write(std::span(data).subspan(at, std::min(step, data.size() - at)));
    }
    cutter.Finish();
    part.Close(0);
    // The row of 350,000 bytes leaves 50,000, to which the next two rows are added.
    EXPECT_EQ(part.sizes, (std::vector<size_t>{170010, 5, 100000, 100000, 100000, 149999, 30,
                                               100000, 100000, 64}))
        << step;
  }
}

}  // namespace
}  // namespace pgstow::archive
