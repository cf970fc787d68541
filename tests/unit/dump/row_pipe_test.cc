#include "host/dump/row_pipe.h"

#include <atomic>
#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace pgstow::dump {
namespace {

// Keeps what is written to it.
class KeepingPart : public archive::PartWriter {
 public:
  void Write(std::span<const char> bytes) override {
    writes_.emplace_back(bytes.data(), bytes.size());
  }
  model::Part Close(uint64_t) override { return {}; }

  const std::vector<std::string>& writes() const { return writes_; }
  std::string Joined() const {
    std::string all;
    for (const std::string& write : writes_) all += write;
    return all;
  }

 private:
  std::vector<std::string> writes_;
};

// Rows of all widths up to 150 kB, each of its own letter, ended by a newline.
std::vector<std::string> MixedRows(int count) {
  std::vector<std::string> rows;
  for (int i = 0; i < count; ++i) {
    const size_t width = i % 100 == 99 ? 150'000 : static_cast<size_t>(i) * 7919 % 3000;
    rows.push_back(std::string(width, static_cast<char>('a' + i % 26)) + "\n");
  }
  return rows;
}

void SendAll(const std::vector<std::string>& rows, archive::PartWriter& part) {
  RowPipe pipe(part);
  for (const std::string& row : rows) pipe.Write(row);
  pipe.Finish();
}

TEST(RowPipe, GivesEveryRowInOrder) {
  const std::vector<std::string> rows = MixedRows(5000);
  std::string sent;
  for (const std::string& row : rows) sent += row;
  KeepingPart part;
  SendAll(rows, part);
  EXPECT_EQ(part.Joined(), sent);
}

TEST(RowPipe, CutsBetweenRowsAndAlwaysAtTheSame) {
  const std::vector<std::string> rows = MixedRows(3000);
  KeepingPart first;
  KeepingPart second;
  SendAll(rows, first);
  SendAll(rows, second);
  EXPECT_EQ(first.writes(), second.writes());
  for (const std::string& write : first.writes()) {
    EXPECT_TRUE(write.empty() || write.ends_with('\n'));
  }
}

TEST(RowPipe, GivesNothingOfNoRows) {
  KeepingPart part;
  SendAll({}, part);
  EXPECT_EQ(part.Joined(), "");
}

// Measures how much was sent that it has not been given.
class LaggingPart : public archive::PartWriter {
 public:
  explicit LaggingPart(const std::atomic<size_t>& sent) : sent_(sent) {}
  void Write(std::span<const char> bytes) override {
    for (int i = 0; i < 2000; ++i) std::this_thread::yield();
    most_ = std::max(most_, sent_ - given_);
    given_ += bytes.size();
  }
  model::Part Close(uint64_t) override { return {}; }
  size_t most() const { return most_; }

 private:
  const std::atomic<size_t>& sent_;
  size_t given_ = 0;
  size_t most_ = 0;
};

TEST(RowPipe, HoldsLittleWhenThePartIsSlow) {
  std::atomic<size_t> sent = 0;
  LaggingPart part(sent);
  RowPipe pipe(part);
  const std::string row(1000, 'x');
  for (int i = 0; i < 5000; ++i) {
    sent += row.size();
    pipe.Write(row);
  }
  pipe.Finish();
  EXPECT_LE(part.most(), size_t{2} << 20);
}

// Fails at its third write.
class FailingPart : public archive::PartWriter {
 public:
  void Write(std::span<const char>) override {
    if (++writes_ == 3) throw std::runtime_error("disk full");
  }
  model::Part Close(uint64_t) override { return {}; }

 private:
  int writes_ = 0;
};

TEST(RowPipe, ThrowsWhatThePartThrows) {
  FailingPart part;
  try {
    SendAll(MixedRows(1000), part);
    FAIL() << "nothing was thrown";
  } catch (const std::runtime_error& error) {
    EXPECT_STREQ(error.what(), "disk full");
  }
}

TEST(RowPipe, EndsWithoutFinishWhateverIsInIt) {
  KeepingPart part;
  const std::vector<std::string> rows = MixedRows(90);
  {
    RowPipe pipe(part);
    for (const std::string& row : rows) pipe.Write(row);
  }
  std::string sent;
  for (const std::string& row : rows) sent += row;
  EXPECT_THAT(sent, ::testing::StartsWith(part.Joined()));
}

}  // namespace
}  // namespace pgstow::dump
