#include <deque>
#include <functional>
#include <map>
#include <stdexcept>
#include <utility>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "host/archive/spool.h"
#include "host/base/error.h"
#include "restore/execute/run.h"
#include "restore/execute/script_target.h"
#include "tests/support/paths.h"
#include "tests/unit/restore/shop_toc.h"

namespace pgstow::execute {
namespace {

using model::DumpId;
using ::testing::ElementsAre;
using testing::EntryOf;
using ::testing::HasSubstr;
using testing::ShopToc;

constexpr int kTruncated = -1;

// An archive in memory: what comes in which order, as a pipe would give it; nothing for the word
// that a part is whole.
class MemoryArchive : public archive::Reader {
 public:
  struct Piece {
    DumpId entry;
    uint32_t part;
    std::string rows;  // empty: the part is whole
  };

  MemoryArchive(model::Toc toc, std::vector<Piece> pieces)
      : toc_(std::move(toc)), pieces_(std::move(pieces)) {}

  const model::Toc& toc() const override { return toc_; }
  bool random_access() const override { return true; }

  std::unique_ptr<archive::PartReader> OpenPart(DumpId entry, uint32_t part) override {
    auto reader = std::make_unique<Part>();
    for (const Piece& piece : pieces_) {
      if (piece.entry == kTruncated || (piece.entry == entry && piece.part == part)) {
        reader->pieces.push_back(piece);
      }
    }
    return reader;
  }

  void ReadStream(const PieceFunction& use) override {
    for (const Piece& piece : pieces_) {
      if (piece.entry == kTruncated) Truncated();
      use(piece.entry, piece.part, piece.rows);
    }
  }

  void Verify(const PieceFunction&) override {}
  void VerifyStored(const FrameFunction&) override {}
  bool keeps_checksums() const override { return true; }

 private:
  [[noreturn]] static void Truncated() {
    base::Throw(base::ErrorCode::kTruncated, "the archive ends");
  }
  struct Part : archive::PartReader {
    std::deque<Piece> pieces;
    Piece current;
    std::span<const char> Next() override {
      if (pieces.empty()) return {};
      current = std::move(pieces.front());
      pieces.pop_front();
      if (current.entry == kTruncated) Truncated();
      return current.rows;
    }
  };

  const model::Toc toc_;
  const std::vector<Piece> pieces_;
};

using Piece = MemoryArchive::Piece;

// Writes down what it is told: "run 224", "load 3481: rows", "abandon 3481".
class Diary : public Target {
 public:
  explicit Diary(const model::Toc& toc) : toc_(toc) {}

  const model::Toc& toc() const override { return toc_; }
  void Begin() override { lines_.push_back("begin"); }
  void Run(const plan::Step& step) override { lines_.push_back("run " + Name(step)); }
  bool BeginLoad(const plan::Step& step, std::optional<uint32_t>) override {
    if (refused_ == Name(step)) return false;
    loading_ = Name(step);
    rows_.clear();
    return true;
  }
  void Write(std::span<const char> rows) override { rows_.append(rows.data(), rows.size()); }
  void EndLoad() override {
    if (fails_at_end_) base::Throw(base::ErrorCode::kServer, "the load failed");
    lines_.push_back("load " + loading_ + ": " + rows_);
  }
  void AbandonLoad(std::string_view reason) noexcept override {
    lines_.push_back("abandon " + loading_ + ": " + std::string(reason));
  }
  void Flush() override {
    lines_.emplace_back("flush");
    if (fails_at_flush_) base::Throw(base::ErrorCode::kServer, "a statement failed");
  }
  void Finish() override { lines_.push_back("finish"); }

  void FailAtEnd() { fails_at_end_ = true; }
  void FailAtFlush() { fails_at_flush_ = true; }
  void Refuse(const std::string& entry) { refused_ = entry; }
  const std::vector<std::string>& lines() const { return lines_; }

 private:
  std::string Name(const plan::Step& step) const {
    return std::to_string(toc_.entries[step.entry].id);
  }

  const model::Toc& toc_;
  std::vector<std::string> lines_;
  std::string loading_;
  std::string rows_;
  std::string refused_;
  bool fails_at_end_ = false;
  bool fails_at_flush_ = false;
};

// The table t with rows in two parts, c with rows in one, and what is around them.
class RunTest : public ::testing::Test {
 protected:
  RunTest() { EntryOf(toc_, 3481).parts = {model::Part{.part = 0}, model::Part{.part = 4}}; }

  std::vector<std::string> Run(void (*run)(archive::Reader&, const plan::Plan&, Target&),
                               std::vector<Piece> pieces, const std::string& refused = "") {
    MemoryArchive archive(toc_, std::move(pieces));
    const plan::Plan plan =
        plan::MakePlan(archive.toc(), select::Select(archive.toc(), {.list = list_}), {});
    Diary diary(archive.toc());
    diary.Refuse(refused);
    if (fails_at_end_) diary.FailAtEnd();
    if (fails_at_flush_) diary.FailAtFlush();
    try {
      run(archive, plan, diary);
    } catch (const base::Error& error) {
      failure_ = error.what();
    }
    return diary.lines();
  }

  model::Toc toc_ = ShopToc();
  std::vector<DumpId> list_ = {224, 3483, 3481, 3306};
  std::string failure_;
  bool fails_at_end_ = false;    // each load
  bool fails_at_flush_ = false;  // what was put off
};

const std::vector<std::string> kAllDone = {"begin",           "run 224",  "load 3483: ab",
                                           "load 3481: wxyz", "run 3306", "finish"};

TEST_F(RunTest, InOrderLoadsThePartsOfATableAsOne) {
  EXPECT_EQ(Run(RunInOrder, {{3481, 4, "y"},
                             {3483, 0, "a"},
                             {3481, 0, "w"},
                             {3481, 4, "z"},
                             {3481, 0, "x"},
                             {3483, 0, "b"}}),
            kAllDone);
}

TEST_F(RunTest, InOrderAbandonsALoadThatCanNotBeRead) {
  EXPECT_THAT(Run(RunInOrder, {{3483, 0, "a"}, {kTruncated, 0, ""}}),
              ElementsAre("begin", "run 224", "abandon 3483: the archive ends"));
  EXPECT_EQ(failure_, "the archive ends");
}

TEST_F(RunTest, InOrderPassesOverALoadThatTheTargetRefuses) {
  EXPECT_THAT(Run(RunInOrder, {{3483, 0, "a"}, {3481, 0, "b"}}, "3483"),
              ElementsAre("begin", "run 224", "load 3481: b", "run 3306", "finish"));
}

TEST_F(RunTest, FromStreamLoadsWhatComesInTurn) {
  EXPECT_EQ(Run(RunFromStream, {{3483, 0, "a"},
                                {3483, 0, "b"},
                                {3483, 0, ""},
                                {3481, 0, "wx"},
                                {3481, 0, ""},
                                {3481, 4, "yz"},
                                {3481, 4, ""}}),
            kAllDone);
}

TEST_F(RunTest, FromStreamKeepsWhatComesBeforeItsTurn) {
  EXPECT_EQ(Run(RunFromStream, {{3481, 4, "y"},
                                {3483, 0, "a"},
                                {3481, 0, "w"},
                                {3481, 4, "z"},
                                {3481, 4, ""},
                                {3483, 0, "b"},
                                {3483, 0, ""},
                                {3481, 0, "x"},
                                {3481, 0, ""}}),
            kAllDone);
}

TEST_F(RunTest, FromStreamNeedsNoWordThatPartsAreWhole) {
  EXPECT_EQ(Run(RunFromStream, {{3481, 4, "yz"}, {3483, 0, "a"}, {3481, 0, "wx"}, {3483, 0, "b"}}),
            kAllDone);
}

TEST_F(RunTest, FromStreamDropsRowsThatAreNotWanted) {
  EXPECT_EQ(Run(RunFromStream, {{3485, 0, "no"},
                                {3485, 0, ""},
                                {3483, 0, "ab"},
                                {3483, 0, ""},
                                {3481, 0, "wx"},
                                {3481, 0, ""},
                                {3481, 4, "yz"},
                                {3481, 4, ""}}),
            kAllDone);
}

TEST_F(RunTest, FromStreamLoadsTablesWithoutRows) {
  EXPECT_THAT(Run(RunFromStream, {{3483, 0, ""}, {3481, 0, ""}, {3481, 4, ""}}),
              ElementsAre("begin", "run 224", "load 3483: ", "load 3481: ", "run 3306", "finish"));
}

TEST_F(RunTest, FromStreamPassesOverALoadThatTheTargetRefuses) {
  EXPECT_THAT(Run(RunFromStream, {{3483, 0, "a"}, {3481, 0, "b"}, {3483, 0, ""}}, "3483"),
              ElementsAre("begin", "run 224", "load 3481: b", "run 3306", "finish"));
}

TEST_F(RunTest, FromStreamAbandonsTheLoadAtTheEndOfATruncatedPipe) {
  EXPECT_THAT(Run(RunFromStream, {{3483, 0, "a"}, {kTruncated, 0, ""}}),
              ElementsAre("begin", "run 224", "abandon 3483: the archive ends"));
  EXPECT_EQ(failure_, "the archive ends");
}

TEST_F(RunTest, FromStreamEndsWithTheErrorOfTheArchiveWhateverTheFlushSays) {
  list_ = {224};
  fails_at_flush_ = true;
  ::testing::internal::CaptureStderr();
  EXPECT_THAT(Run(RunFromStream, {{3483, 0, "a"}, {kTruncated, 0, ""}}),
              ElementsAre("begin", "run 224", "flush"));
  EXPECT_THAT(::testing::internal::GetCapturedStderr(), HasSubstr("error: a statement failed"));
  EXPECT_EQ(failure_, "the archive ends");
}

TEST_F(RunTest, FromStreamAbandonsNoLoadWhoseEndFailed) {
  fails_at_end_ = true;
  EXPECT_THAT(Run(RunFromStream, {{3483, 0, "a"}, {3483, 0, ""}}),
              ElementsAre("begin", "run 224", "flush"));
  EXPECT_EQ(failure_, "the load failed");
}

TEST_F(RunTest, FromStreamFinishesWithoutAnyLoad) {
  list_ = {224};
  EXPECT_THAT(Run(RunFromStream, {{3483, 0, "a"}}), ElementsAre("begin", "run 224", "finish"));
}

TEST_F(RunTest, AScriptIsTheSameFromFileAndPipe) {
  const std::vector<Piece> pieces = {{3481, 4, "3\n"}, {3483, 0, "a\n"}, {3481, 0, "1\n2\n"},
                                     {3483, 0, ""},    {3481, 0, ""},    {3481, 4, ""}};
  const pgstow::tests::TempDir dir;
  const auto script = [&](void (*run)(archive::Reader&, const plan::Plan&, Target&),
                          const std::string& path) {
    MemoryArchive archive(toc_, pieces);
    const plan::Plan plan =
        plan::MakePlan(archive.toc(), select::Select(archive.toc(), {.list = list_}), {});
    ScriptFile file(path);
    ScriptTarget target(archive.toc(), plan, {.restrict_key = "KEY"}, file);
    run(archive, plan, target);
    file.Close();
    return pgstow::tests::ReadFile(path);
  };
  const std::string text = script(RunFromStream, dir / "piped.sql");
  EXPECT_EQ(text, script(RunInOrder, dir / "read.sql"));
  EXPECT_THAT(text, HasSubstr("COPY app.c (id) FROM stdin;\na\n\\.\n\n\n"));
  EXPECT_THAT(text, HasSubstr("COPY app.t (id) FROM stdin;\n1\n2\n3\n\\.\n\n\n"));
}

TEST(ScriptFile, SaysWhichFileItCanNotWrite) {
  try {
    ScriptFile("/nonexistent/x.sql").Append("text");
    FAIL() << "opened it";
  } catch (const base::Error& error) {
    EXPECT_STREQ(error.what(),
                 "could not open output file \"/nonexistent/x.sql\": "
                 "No such file or directory");
  }
  ScriptFile full("/dev/full");
  full.Append("text");
  EXPECT_THROW(full.Close(), base::Error);
}

std::string Read(const archive::Spool& spool, const archive::Spool::Extent& extent) {
  std::string bytes;
  spool.Read(extent,
             [&bytes](std::span<const char> piece) { bytes.append(piece.data(), piece.size()); });
  return bytes;
}

TEST(Spool, GivesBackEachExtent) {
  archive::Spool spool;
  const std::string large(3'000'001, 'x');
  const std::vector<std::string> kept = {"a", "", large, "b\n\0c"};
  std::vector<archive::Spool::Extent> extents;
  for (const std::string& bytes : kept) extents.push_back(spool.Append(bytes));
  for (size_t i = kept.size(); i-- > 0;) EXPECT_EQ(Read(spool, extents[i]), kept[i]);
  EXPECT_EQ(Read(spool, extents[0]), "a") << "it can be read again";
}

TEST(Spool, SaysWhereItCanNotWrite) {
  setenv("TMPDIR", "/nonexistent", 1);
  archive::Spool spool;
  try {
    spool.Append(std::string("x"));
    FAIL() << "wrote it";
  } catch (const base::Error& error) {
    EXPECT_THAT(error.what(), HasSubstr("in \"/nonexistent\": No such file"));
  }
  unsetenv("TMPDIR");
}

}  // namespace
}  // namespace pgstow::execute
