// The laws of archive::Writer: threads, frames, order of calls, refusals.
#include <filesystem>
#include <stdexcept>
#include <string>
#include <thread>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "host/base/error.h"
#include "tests/support/paths.h"
#include "tests/unit/archive/sample.h"

namespace pgstow::archive {
namespace {

using base::ErrorCode;
using testing::HasSubstr;
using tests::OpenArchive;
using tests::Plugins;
using tests::SmallSample;

class WriterTest : public testing::Test {
 protected:
  std::unique_ptr<Writer> Create(WriterOptions options = {}) const {
    options.path = path_;
    options.sync = false;
    return Writer::Create(Plugins(), std::move(options));
  }
  // A TOC with one entry of that many parts.
  static model::Toc TocOfParts(uint32_t count) {
    model::Toc toc;
    model::Entry entry{.id = 1, .role = model::Role::kData, .kind = "TABLE DATA", .tag = "t"};
    for (uint32_t part = 0; part < count; ++part) entry.parts.push_back({.part = part});
    toc.entries.push_back(entry);
    return toc;
  }
  // The sizes of the frames of part 0 after these writes.
  std::vector<size_t> FrameSizes(const std::vector<size_t>& writes, size_t frame_bytes) const {
    const auto writer = Create({.frame_bytes = frame_bytes});
    writer->Begin(TocOfParts(1));
    const auto part = writer->OpenPart(1, 0);
    for (const size_t size : writes) part->Write(std::string(size, 'x'));
    part->Close(writes.size());
    writer->Finish();
    std::vector<size_t> sizes;
    const auto reader = OpenArchive(path_);
    const auto frames = reader->OpenPart(1, 0);
    for (auto raw = frames->Next(); !raw.empty(); raw = frames->Next()) sizes.push_back(raw.size());
    return sizes;
  }
  template <typename Action>
  static base::Error ErrorOf(Action action) {
    try {
      action();
    } catch (const base::Error& error) {
      return error;
    }
    ADD_FAILURE() << "no error";
    return {ErrorCode::kInternal, ""};
  }

  tests::TempDir dir_;
  const std::string path_ = dir_ / "archive";
};

TEST_F(WriterTest, EndsFramesWithTheWriteThatFillsThem) {
  EXPECT_THAT(FrameSizes({60, 60, 60, 30}, 100), testing::ElementsAre(120, 90));
  EXPECT_THAT(FrameSizes({100, 99, 1}, 100), testing::ElementsAre(100, 100));
  EXPECT_THAT(FrameSizes({}, 100), testing::ElementsAre());
  EXPECT_THAT(FrameSizes({0, 0}, 100), testing::ElementsAre());
  EXPECT_THAT(FrameSizes({1}, 1), testing::ElementsAre(1));
}

TEST_F(WriterTest, CutsOnlyWritesThatAreLongerThanAFrame) {
  EXPECT_THAT(FrameSizes({30, 250, 60}, 100), testing::ElementsAre(30, 100, 100, 110));
  EXPECT_THAT(FrameSizes({300}, 100), testing::ElementsAre(100, 100, 100));
  EXPECT_THAT(FrameSizes({301, 100}, 100), testing::ElementsAre(100, 100, 100, 101));
}

TEST_F(WriterTest, TakesPartsFromManyThreadsAtOnce) {
  constexpr uint32_t kParts = 6;
  const auto writer = Create({.chain = Chain::Parse(Plugins(), "zstd"), .frame_bytes = 500});
  writer->Begin(TocOfParts(kParts));
  std::vector<std::thread> threads;
  std::vector<std::string> sent(kParts);
  for (uint32_t number = 0; number < kParts; ++number) {
    threads.emplace_back([&, number] {
      const auto part = writer->OpenPart(1, number);
      for (uint32_t row = 0; row < 500; ++row) {
        const std::string text = std::to_string(number) + "\t" + std::to_string(row * row) + "\n";
        part->Write(text);
        sent[number] += text;
      }
      part->Close(500);
    });
  }
  for (std::thread& thread : threads) thread.join();
  writer->Finish();
  const auto reader = OpenArchive(path_);
  reader->Verify({});
  const auto read = tests::ReadParts(*reader);
  for (uint32_t number = 0; number < kParts; ++number) {
    EXPECT_EQ(read.at({1, number}), sent[number]) << number;
  }
  EXPECT_EQ(tests::ReadStream(*OpenArchive(path_)), read);
}

TEST_F(WriterTest, LeavesNothingUnlessFinished) {
  {
    const auto writer = Create();
    writer->Begin(SmallSample().toc);
    tests::WriteParts(SmallSample().data, *writer);
  }
  EXPECT_TRUE(std::filesystem::is_empty(dir_.path()));
}

TEST_F(WriterTest, NamesTheEntryWhoseDataIsMissing) {
  const auto writer = Create();
  writer->Begin(SmallSample().toc);
  tests::Data data = SmallSample().data;
  data.erase({7, 1});
  tests::WriteParts(data, *writer);
  writer->OpenPart(7, 1)->Write("never closed");
  const base::Error error = ErrorOf([&] { writer->Finish(); });
  EXPECT_EQ(error.code(), ErrorCode::kInternal);
  EXPECT_STREQ(error.what(), "the data of entry 7 (TABLE DATA \"goods\") was not written");
}

TEST_F(WriterTest, OpensAPartAgainOfWhichNoFrameIsWritten) {
  const auto writer = Create({.frame_bytes = 100});
  writer->Begin(TocOfParts(2));
  writer->OpenPart(1, 0)->Write(std::string(99, 'x'));
  {
    const auto again = writer->OpenPart(1, 0);
    again->Write("1\n");
    again->Close(1);
  }
  writer->OpenPart(1, 1)->Write(std::string(100, 'x'));
  EXPECT_STREQ(ErrorOf([&] { writer->OpenPart(1, 1); }).what(),
               "part 1 of entry 1 is written twice");
}

// Notes down what a part asks of its gate.
class NotingGate : public FrameGate {
 public:
  void Enter() override {
    if (!inside_) notes_ += 'E';
    inside_ = true;
  }
  bool TryEnter() override {
    Enter();
    return true;
  }
  void Leave() override {
    notes_ += 'L';
    inside_ = false;
  }
  const std::string& notes() const { return notes_; }

 private:
  std::string notes_;
  bool inside_ = false;
};

TEST_F(WriterTest, LetsEachFrameThroughTheGateAndClosesInOneTurn) {
  const auto writer = Create({.frame_bytes = 100});
  writer->Begin(TocOfParts(2));
  NotingGate long_part;
  const auto part = writer->OpenPart(1, 0, &long_part);
  part->Write(std::string(100, 'x'));
  part->Write(std::string(100, 'x'));
  EXPECT_EQ(long_part.notes(), "ELEL");
  part->Write("x");
  part->Close(3);
  EXPECT_EQ(long_part.notes(), "ELELE");
  NotingGate empty_part;
  writer->OpenPart(1, 1, &empty_part)->Close(0);
  EXPECT_EQ(empty_part.notes(), "E");
}

// Opens when it is told to.
class LockedGate : public FrameGate {
 public:
  void Enter() override {
    if (!open_) throw std::runtime_error("has to wait");
  }
  bool TryEnter() override { return open_; }
  void Leave() override {}
  void Open() { open_ = true; }

 private:
  bool open_ = false;
};

TEST_F(WriterTest, RunsAheadOfItsTurnByAFewFrames) {
  const auto writer = Create({.frame_bytes = 100});
  writer->Begin(TocOfParts(1));
  LockedGate gate;
  const auto part = writer->OpenPart(1, 0, &gate);
  std::string sent;
  const auto write = [&](char letter) {
    part->Write(std::string(100, letter));
    sent.append(100, letter);
  };
  for (const char letter : {'a', 'b', 'c'}) write(letter);
  gate.Open();
  for (const char letter : {'d', 'e'}) write(letter);
  part->Close(5);
  writer->Finish();
  EXPECT_EQ(tests::ReadParts(*OpenArchive(path_)).at({1, 0}), sent);
}

TEST_F(WriterTest, WaitsWhenItIsTooFarAhead) {
  const auto writer = Create({.frame_bytes = 100});
  writer->Begin(TocOfParts(1));
  LockedGate gate;
  const auto part = writer->OpenPart(1, 0, &gate);
  for (int i = 0; i < 3; ++i) part->Write(std::string(100, 'x'));
  EXPECT_THROW(part->Write(std::string(100, 'x')), std::runtime_error);
}

// With helpers, who filter frames at once, it becomes the same archive as without.
TEST_F(WriterTest, IsTheSameArchiveWhoeverFilters) {
  const auto written = [this](size_t helpers) {
    const auto writer = Create({.chain = Chain::Parse(Plugins(), "zstd"),
                                .frame_bytes = size_t{64} << 10,
                                .helpers = helpers});
    writer->Begin(TocOfParts(2));
    for (const uint32_t number : {0U, 1U}) {
      const auto part = writer->OpenPart(1, number);
      for (uint32_t row = 0; row < 100'000; ++row) {
        part->Write(std::to_string(row * row * (number + 1)) + "\n");
      }
      part->Close(100'000);
    }
    writer->Finish();
    return tests::ReadFile(path_);
  };
  const std::string alone = written(0);
  EXPECT_EQ(written(1), alone);
  EXPECT_EQ(written(3), alone);
}

TEST_F(WriterTest, TakesEachListedPartOnce) {
  const auto writer = Create();
  writer->Begin(SmallSample().toc);
  writer->OpenPart(7, 0)->Close(0);
  EXPECT_STREQ(ErrorOf([&] { writer->OpenPart(7, 0); }).what(),
               "part 0 of entry 7 is written twice");
  EXPECT_STREQ(ErrorOf([&] { writer->OpenPart(7, 2); }).what(),
               "part 2 of entry 7 is not in the table of contents");
}

TEST_F(WriterTest, RefusesATocThatMakesNoSense) {
  model::Toc toc = SmallSample().toc;
  toc.entries.push_back(toc.entries.front());
  const auto writer = Create();
  EXPECT_THAT(ErrorOf([&] { writer->Begin(toc); }).what(),
              HasSubstr("shares its dump id with another one"));
}

TEST_F(WriterTest, GivesEachArchiveAnIdOfItsContent) {
  const auto id_of = [this](const model::Toc& toc, std::string_view chain) {
    const auto writer = Create({.chain = Chain::Parse(Plugins(), chain)});
    writer->Begin(toc);
    return writer->toc().header.archive_id;
  };
  model::Toc toc = TocOfParts(1);
  const auto id = id_of(toc, "none");
  EXPECT_EQ(id_of(toc, "none"), id);
  EXPECT_NE(id_of(toc, "zstd"), id);
  toc.header.created_at = 1;
  EXPECT_NE(id_of(toc, "none"), id);
  toc.header.created_at = 0;
  toc.entries[0].tag = "u";
  EXPECT_NE(id_of(toc, "none"), id);
}

TEST_F(WriterTest, NamesAFormatThatNoPluginOffers) {
  const base::Error error = ErrorOf([&] { Create({.format = "nosuch"}); });
  EXPECT_EQ(error.code(), ErrorCode::kPlugin);
  EXPECT_THAT(error.what(), HasSubstr("\"nosuch\""));
}

TEST_F(WriterTest, ShowsSeveralDatabasesOnlyToFormatsThatHoldThem) {
  model::Toc toc = TocOfParts(0);
  toc.header.databases = {{.name = "a"}, {.name = "b"}};
  toc.entries[0].database = 2;
  {
    const auto writer = Create({.format = "directory"});
    const base::Error error = ErrorOf([&] { writer->Begin(toc); });
    EXPECT_EQ(error.code(), ErrorCode::kUsage);
    EXPECT_STREQ(error.what(), "archives of format \"directory\" hold one database alone");
    EXPECT_EQ(error.hint(), "\"custom\" can hold a whole server.");
  }
  EXPECT_FALSE(std::filesystem::exists(path_));
  const auto writer = Create();
  writer->Begin(toc);
  writer->Finish();
  const model::Toc read = OpenArchive(path_)->toc();
  EXPECT_EQ(read.header.databases, toc.header.databases);
  EXPECT_EQ(read.entries[0].database, 2U);
  EXPECT_EQ(read.header.format_version, "1.2");
}

TEST_F(WriterTest, TellsArchivesApartByTheirDatabases) {
  const auto id_of = [this](model::Toc toc) {
    const auto writer = Create();
    writer->Begin(std::move(toc));
    return writer->toc().header.archive_id;
  };
  model::Toc toc = TocOfParts(0);
  toc.header.databases = {{.name = "a"}, {.name = "b"}};
  const auto id = id_of(toc);
  toc.entries[0].database = 2;
  EXPECT_NE(id_of(toc), id);
  toc.entries[0].database = 0;
  EXPECT_EQ(id_of(toc), id);
  toc.header.databases[1].encoding = "LATIN1";
  EXPECT_NE(id_of(toc), id);
}

}  // namespace
}  // namespace pgstow::archive
