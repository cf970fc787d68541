// What a part becomes in layouts of every manner, and that it is the same part again.
#include <memory>
#include <random>
#include <string>
#include <utility>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "host/archive/abi.h"
#include "host/archive/data_end.h"
#include "host/archive/part_writer.h"
#include "host/archive/piece_reader.h"
#include "host/base/error.h"
#include "host/dump/part_line.h"
#include "tests/unit/archive/sample.h"

namespace pgstow::archive {
namespace {

using testing::ElementsAre;
using tests::Plugins;

struct Manner {
  const char* chain;
  bool streams;
  bool objects;
  bool ends_data;
};

void PrintTo(const Manner& manner, std::ostream* out) {
  *out << manner.chain << (manner.streams ? ", streams" : ", frames")
       << (manner.objects ? ", objects" : "") << (manner.ends_data ? ", ends" : "");
}

// An archive in memory.
class Frames : public FrameSink {
 public:
  void WriteFrame(const pgstow_frame& frame) override {
    frames_.push_back(frame);
    const auto stored = View(frame.stored);
    stored_.emplace_back(reinterpret_cast<const char*>(stored.data()), stored.size());
  }
  void EndPart(model::DumpId, const model::Part& part) override { ends_.push_back(part); }
  void ForgetPart(model::DumpId, uint32_t) noexcept override { ++forgotten_; }

  FrameQueue Queue() {
    return FrameQueue([this, next = size_t{0}](pgstow_frame& frame) mutable {
      if (next == frames_.size()) return false;
      frame = frames_[next];
      frame.stored = Abi(std::as_bytes(std::span(stored_[next++])));
      return true;
    });
  }

  std::vector<pgstow_frame> frames_;
  std::vector<std::string> stored_;
  std::vector<model::Part> ends_;
  int forgotten_ = 0;
};

class PiecesTest : public testing::TestWithParam<Manner> {
 protected:
  void Write(const std::vector<std::string>& writes, model::DataForm form) {
    const auto writer = NewWriter(form, nullptr);
    for (const std::string& bytes : writes) writer->Write(bytes);
    writer->Close(writes.size());
  }

  std::unique_ptr<PartWriter> NewWriter(model::DataForm form, FrameGate* gate) {
    const Manner& manner = GetParam();
    return std::make_unique<EncodingPartWriter>(archive_, PieceTools{tasks_, pool_, buffers_},
                                                FrameAppender::Place{ArchiveId{7}, 3, 0}, form,
                                                PartManner{.frame_bytes = 100,
                                                           .pieces = 3,
                                                           .verify_encode = true,
                                                           .streams = manner.streams,
                                                           .objects = manner.objects,
                                                           .ends_data = manner.ends_data},
                                                gate);
  }

  std::string Read(model::DataForm form) {
    FrameQueue queue = archive_.Queue();
    const auto bench = pool_.Lend();
    const auto second = pool_.Lend();
    PartSums sums;
    DataEndRemover end(form);
    const bool ends = GetParam().ends_data && !EndOf(form).empty();
    PieceReader reader(queue, ArchiveId{7}, *bench, sums, ends ? &end : nullptr, second.get());
    std::string text;
    std::span<const char> before;  // the piece before, if it lasts
    for (auto raw = reader.Next(); !raw.empty(); raw = reader.Next()) {
      EXPECT_TRUE(text.ends_with(std::string_view(before.data(), before.size())));
      text.append(raw.data(), raw.size());
      before = reader.lasts() ? raw : std::span<const char>();
      if (reader.lasts()) ++lasting_;
    }
    EXPECT_EQ(queue.Peek(), nullptr);
    if (ends) end.CheckEnd();
    return text;
  }

  base::TaskPool tasks_{1};
  BufferPool buffers_;
  WorkbenchPool pool_{Chain::Parse(Plugins(), GetParam().chain)};
  Frames archive_;
  size_t lasting_ = 0;  // pieces that were read
};

std::string Record(model::Oid object, const std::string& bytes) {
  const auto head = model::HeadOfRecord(object, static_cast<uint32_t>(bytes.size()));
  return std::string(head.begin(), head.end()) + bytes;
}

// Takes records apart and puts those of an object together.
class Objects : public model::LargeObjectRecords {
 public:
  std::vector<std::pair<model::Oid, std::string>> all;

 private:
  void OnObject(model::Oid object) override { all.emplace_back(object, ""); }
  void OnBytes(std::span<const char> bytes) override {
    all.back().second.append(bytes.data(), bytes.size());
  }
  void OnEnd() override {}
};

TEST_P(PiecesTest, RowsComeBack) {
  const std::vector<std::string> rows = {"1\tone\n", std::string(250, 'x') + "\n", "3\t\\N\n"};
  Write(rows, model::DataForm::kCopy);
  EXPECT_EQ(Read(model::DataForm::kCopy), rows[0] + rows[1] + rows[2]);
  const Manner& manner = GetParam();
  const bool last = !manner.streams && !manner.ends_data && !pool_.chain().empty();
  EXPECT_EQ(lasting_, last ? archive_.frames_.size() : 0);
  ASSERT_EQ(archive_.ends_.size(), 1U);
  EXPECT_EQ(archive_.ends_[0].rows, 3U);
  for (size_t i = 0; i < archive_.frames_.size(); ++i) {
    EXPECT_EQ(archive_.frames_[i].sequence, i);
    EXPECT_EQ((archive_.frames_[i].flags & PGSTOW_FRAME_STREAMED) != 0, GetParam().streams);
    EXPECT_EQ(archive_.frames_[i].object, 0U);
  }
}

// As a single connection has it, which fills a part while helpers are busy with the one before.
TEST_P(PiecesTest, PartsThatAreFilledAheadAreAppendedInTheirOrder) {
  const std::string rows = std::string(130, 'x') + "\n" + std::string(90, 'y') + "\n";
  Write({rows}, model::DataForm::kCopy);
  Write({}, model::DataForm::kCopy);
  Write({rows, rows}, model::DataForm::kCopy);
  const Frames one_by_one = std::exchange(archive_, Frames());
  std::unique_ptr<dump::PartInLine> line;
  for (const size_t writes : {1, 0, 2}) {
    auto next = std::make_unique<dump::PartInLine>(std::move(line));
    next->Take(NewWriter(model::DataForm::kCopy, next.get()));
    for (size_t i = 0; i < writes; ++i) next->part().Write(rows);
    next->part().EndData(writes);
    next->Enter();
    line = std::move(next);
  }
  EXPECT_EQ(line->part().Settle().rows, 2U);
  EXPECT_TRUE(line->part().TrySettle());
  EXPECT_EQ(archive_.stored_, one_by_one.stored_);
  EXPECT_THAT(archive_.ends_, testing::ElementsAreArray(one_by_one.ends_));
}

// A gate that stays shut until somebody opens it.
class Shut : public FrameGate {
 public:
  void Enter() override {}
  bool TryEnter() override { return open; }
  void Leave() override {}
  bool open = false;
};

TEST_P(PiecesTest, NothingOfAPartIsAppendedBeforeTheOneBeforeIsClosed) {
  Shut shut;
  auto first = std::make_unique<dump::PartInLine>(nullptr);
  first->Take(NewWriter(model::DataForm::kCopy, &shut));
  first->part().Write("the first\n");
  first->part().EndData(1);
  dump::PartInLine second(std::move(first));
  second.Take(NewWriter(model::DataForm::kCopy, &second));
  second.part().Write(std::string(130, 'y'));
  second.part().EndData(2);
  EXPECT_FALSE(second.part().TrySettle());
  EXPECT_TRUE(archive_.frames_.empty());
  EXPECT_TRUE(archive_.ends_.empty());
  shut.open = true;
  second.part().Settle();
  ASSERT_EQ(archive_.ends_.size(), 2U);
  EXPECT_EQ(archive_.ends_[0].rows, 1U);
  EXPECT_EQ(archive_.ends_[1].rows, 2U);
}

TEST_P(PiecesTest, NoRowsComeBack) {
  Write({}, model::DataForm::kCopy);
  EXPECT_EQ(Read(model::DataForm::kCopy), "");
  EXPECT_EQ(archive_.frames_.empty(), !GetParam().ends_data);
}

TEST_P(PiecesTest, StatementsComeBack) {
  const std::vector<std::string> statements = {"INSERT INTO t VALUES (1);\n",
                                               "INSERT INTO t VALUES ('\n\n');\n"};
  Write(statements, model::DataForm::kSql);
  EXPECT_EQ(Read(model::DataForm::kSql), statements[0] + statements[1]);
}

TEST_P(PiecesTest, LargeObjectsComeBack) {
  const std::string large(1000, 'l');
  const std::string all = Record(16400, large) + Record(16400, "more") + Record(16401, "") +
                          Record(16402, "") + Record(16403, "x");
  // Cut where no record ends.
  Write({all.substr(0, 3), all.substr(3, 500), all.substr(503)}, model::DataForm::kLargeObjects);
  Objects objects;
  objects.Write(Read(model::DataForm::kLargeObjects));
  objects.Finish();
  EXPECT_THAT(objects.all, ElementsAre(std::pair(16400U, large + "more"), std::pair(16401U, ""),
                                       std::pair(16402U, ""), std::pair(16403U, "x")));
  std::vector<uint32_t> oids;
  for (const pgstow_frame& frame : archive_.frames_) {
    if (oids.empty() || oids.back() != frame.object) oids.push_back(frame.object);
  }
  if (GetParam().objects) {
    EXPECT_THAT(oids, ElementsAre(16400, 16401, 16402, 16403));
  } else {
    EXPECT_THAT(oids, ElementsAre(0));
  }
}

TEST_P(PiecesTest, SwappedPiecesAreFound) {
  std::minstd_rand random(1);  // bytes that no filter makes fewer
  std::string bytes;
  for (int i = 0; i < 600'000; ++i) bytes += static_cast<char>(random() >> 8);
  Write({bytes}, model::DataForm::kCopy);
  ASSERT_GE(archive_.frames_.size(), 2U);
  std::swap(archive_.frames_[0], archive_.frames_[1]);
  std::swap(archive_.stored_[0], archive_.stored_[1]);
  EXPECT_THROW(Read(model::DataForm::kCopy), base::Error);
}

TEST_P(PiecesTest, HalfARecordIsNoData) {
  const std::string half = Record(16400, "abc").substr(0, 9);
  if (GetParam().objects) {
    EXPECT_THROW(Write({half}, model::DataForm::kLargeObjects), base::Error);
  } else {
    Write({half}, model::DataForm::kLargeObjects);
    EXPECT_EQ(Read(model::DataForm::kLargeObjects), half);
  }
}

INSTANTIATE_TEST_SUITE_P(
    Manners, PiecesTest,
    testing::Values(Manner{"none", false, false, false}, Manner{"zstd", false, false, false},
                    Manner{"none", false, true, true}, Manner{"gzip", false, true, true},
                    Manner{"none", true, true, true}, Manner{"zlib", true, true, true},
                    Manner{"lz4", true, true, true}, Manner{"zstd", true, false, false}));

}  // namespace
}  // namespace pgstow::archive
