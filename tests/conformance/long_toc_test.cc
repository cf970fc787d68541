// Archives of the format "custom" with so many entries that these stand in groups, which went
// through the chain.
#include <unistd.h>

#include <string>
#include <thread>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "host/archive/salvage.h"
#include "host/base/error.h"
#include "tests/conformance/archive_samples.h"
#include "tests/conformance/plugins.h"
#include "tests/support/brief.h"
#include "tests/support/paths.h"

namespace pgstow::conformance {
namespace {

Sample LongSample() {
  Sample sample = SmallSample();
  model::Entry table = sample.toc.entries[1];
  for (int i = 0; i < 1500; ++i) {
    table.id = static_cast<model::DumpId>(100 + i);
    table.tag = "t" + std::to_string(i * 7919 % 1500);
    table.owner = i % 3 == 0 ? "ann" : "bob";
    table.definition = "CREATE TABLE shop." + table.tag + " (id integer);\n";
    sample.toc.entries.push_back(table);
  }
  return sample;
}

// A pipe that is written to while it is read.
class FedPipe {
 public:
  explicit FedPipe(std::string content) {
    int ends[2];
    EXPECT_EQ(::pipe(ends), 0);
    read_end_ = ends[0];
    writer_ = std::thread([content = std::move(content), end = ends[1]] {
      for (size_t at = 0; at < content.size();) {
        const ssize_t written = ::write(end, content.data() + at, content.size() - at);
        if (written <= 0) break;
        at += static_cast<size_t>(written);
      }
      ::close(end);
    });
  }
  ~FedPipe() {
    writer_.join();
    ::close(read_end_);
  }
  FedPipe(const FedPipe&) = delete;
  FedPipe& operator=(const FedPipe&) = delete;

  std::string path() const { return "/dev/fd/" + std::to_string(read_end_); }

 private:
  int read_end_ = -1;
  std::thread writer_;
};

class LongToc : public testing::TestWithParam<std::string> {
 protected:
  void SetUp() override { WriteArchive(layout_, sample_, path_); }

  std::string Bytes() const { return tests::ReadFile(path_); }

  const Layout layout_{"custom", GetParam()};
  const Sample sample_ = LongSample();
  const tests::TempDir dir_;
  const std::string path_ = dir_ / "archive";
};

TEST_P(LongToc, IsGivenBack) {
  const auto reader = OpenArchive(path_);
  EXPECT_EQ(reader->toc().header.format_version, "1.3");
  EXPECT_EQ(AsGiven(reader->toc()), sample_.toc);
  EXPECT_EQ(ReadParts(*reader), sample_.parts);
  Verify(path_);
}

TEST_P(LongToc, IsGivenBackFromAPipe) {
  const FedPipe pipe(Bytes());
  const auto reader = OpenArchive(pipe.path());
  EXPECT_EQ(AsGiven(reader->toc()), sample_.toc);
  EXPECT_EQ(ReadStream(*reader), sample_.parts);
}

TEST_P(LongToc, IsTheSameInBrief) {
  const model::BriefToc brief(OpenArchive(path_)->toc());
  EXPECT_TRUE(tests::SameInBrief(archive::ReadBriefToc(AllPlugins(), {.path = path_}), brief));
}

TEST_P(LongToc, GoesThroughTheChainOnce) {
  const size_t bytes = Bytes().size();
  if (GetParam() == "none") {
    EXPECT_GT(bytes, 200'000U);
  } else {
    EXPECT_LT(bytes, 100'000U);
  }
}

TEST_P(LongToc, IsTheSameBytesForTheSameContent) {
  WriteArchive(layout_, sample_, dir_ / "again");
  EXPECT_TRUE(tests::ReadFile(dir_ / "again") == Bytes());
}

TEST_P(LongToc, ShowsEveryByteThatChanged) {
  const std::string good = Bytes();
  for (size_t at = 0; at < good.size(); at += good.size() / 150) {
    std::string bad = good;
    bad[at] = static_cast<char>(bad[at] ^ 4);
    tests::WriteFile(path_, bad);
    EXPECT_THROW(Verify(path_), base::Error) << at;
  }
}

TEST_P(LongToc, ShowsThatItWasCut) {
  const std::string good = Bytes();
  for (size_t length = 0; length < good.size(); length += good.size() / 100) {
    tests::WriteFile(path_, good.substr(0, length));
    EXPECT_THROW(OpenArchive(path_), base::Error) << length;
  }
}

TEST_P(LongToc, IsSalvagedFromEitherCopy) {
  const std::string good = Bytes();
  for (const char* const lost : {"TOCE", "TOCF"}) {
    std::string bad = good;
    bad[bad.find(std::string(lost) + std::string(4, '\0')) + 1000] ^= 1;
    tests::WriteFile(dir_ / "bad", bad);
    archive::SalvageOptions options;
    options.from.path = dir_ / "bad";
    options.to = dir_ / (std::string("salvaged-") + lost);
    const archive::SalvageReport report = archive::Salvage(AllPlugins(), options);
    EXPECT_EQ(report.entries, sample_.toc.entries.size());
    EXPECT_TRUE(report.losses.empty());
    const auto reader = OpenArchive(options.to);
    EXPECT_EQ(AsGiven(reader->toc()), sample_.toc);
    EXPECT_EQ(ReadParts(*reader), sample_.parts);
  }
}

INSTANTIATE_TEST_SUITE_P(Conformance, LongToc, testing::Values("none", "zstd:3", "gzip", "lz4"),
                         [](const auto& test) {
                           return NameOf({"custom", test.param});
                         });

// A tenth of 450,000 entries, of which one TOC has to stay below 100 MB: 222 bytes each.
TEST(LongTocOfVeryManyEntries, TakesFewBytesForEach) {
  constexpr size_t kEntries = 45'000;
  const tests::TempDir dir;
  Sample sample = SmallSample();
  model::Entry table = sample.toc.entries[1];
  for (size_t i = 0; i < kEntries; ++i) {
    table.id = static_cast<model::DumpId>(100 + i);
    table.tag = "table_of_orders_" + std::to_string(i * 7919 % kEntries);
    table.definition = "CREATE TABLE shop." + table.tag + " (id integer NOT NULL, note text);\n";
    table.drop = "DROP TABLE shop." + table.tag + ";\n";
    sample.toc.entries.push_back(table);
  }
  const auto bytes_of_both = [&](const std::string& chain) {
    WriteArchive({"custom", chain}, sample, dir / "archive");
    EXPECT_EQ(OpenArchive(dir / "archive")->toc().entries.size(), sample.toc.entries.size());
    return tests::ReadFile(dir / "archive").size();
  };
  EXPECT_LT(bytes_of_both("none"), 2 * 222 * kEntries);
  EXPECT_LT(bytes_of_both("zstd:3"), 2 * 22 * kEntries);
}

// Groups name the chain, so that an archive that has lost its start still tells it.
TEST(LongTocWithoutPreamble, IsSalvaged) {
  const tests::TempDir dir;
  const Sample sample = LongSample();
  WriteArchive({"custom", "zstd:3"}, sample, dir / "archive");
  std::string bytes = tests::ReadFile(dir / "archive");
  bytes[3] ^= 1;
  tests::WriteFile(dir / "archive", bytes);
  archive::SalvageOptions options;
  options.from.path = dir / "archive";
  options.to = dir / "salvaged";
  EXPECT_EQ(archive::Salvage(AllPlugins(), options).entries, sample.toc.entries.size());
  EXPECT_EQ(ReadParts(*OpenArchive(options.to)), sample.parts);
}

}  // namespace
}  // namespace pgstow::conformance
