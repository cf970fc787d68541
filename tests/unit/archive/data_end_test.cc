#include "host/archive/data_end.h"

#include <string>

#include <gtest/gtest.h>

#include "host/base/error.h"

namespace pgstow::archive {
namespace {

using model::DataForm;

const std::string kCopyEnd(EndOf(DataForm::kCopy));

// What is told of `data` when it comes in pieces of that size; ends with '!' when its end is
// missing.
std::string Told(std::string_view data, size_t piece_bytes, DataForm form = DataForm::kCopy) {
  DataEndRemover remover(form);
  std::string told;
  for (size_t at = 0; at < data.size(); at += piece_bytes) {
    const auto [first, second] = remover.Add(data.substr(at, piece_bytes));
    told.append(first.begin(), first.end()).append(second.begin(), second.end());
  }
  try {
    remover.CheckEnd();
  } catch (const base::Error& error) {
    EXPECT_EQ(error.code(), base::ErrorCode::kTruncated);
    told += '!';
  }
  return told;
}

TEST(DataEnd, IsTakenAwayWhateverThePieces) {
  for (const std::string rows : {"", "\n", "1\tone\n", "1\n2\n3\n", "\\\\.\n", "a\n\n\n\n"}) {
    const std::string data = rows + kCopyEnd;
    for (size_t bytes = 1; bytes <= data.size(); ++bytes) {
      EXPECT_EQ(Told(data, bytes), rows) << "in pieces of " << bytes;
    }
  }
}

TEST(DataEnd, IsMissedAtEveryLengthThatDataIsCutTo) {
  const std::string data = "1\tone\n2\ttwo\n" + kCopyEnd;
  for (size_t length = 0; length < data.size(); ++length) {
    for (const size_t bytes : {1, 3, 99}) {
      EXPECT_TRUE(Told(data.substr(0, length), bytes).ends_with('!')) << "cut to " << length;
    }
  }
}

TEST(DataEnd, IsALineOfItsOwnAndTheLast) {
  EXPECT_EQ(Told("1\\.\n\n\n", 2), "1!");
  EXPECT_EQ(Told("1\n\\.\n\n\n2\n", 4), "1\n\\.!");
}

TEST(DataEnd, OfStatementsIsTwoEmptyLines) {
  for (const std::string statements : {"", "INSERT INTO t VALUES (1);\n", "\n\n\n"}) {
    EXPECT_EQ(Told(statements + "\n\n", 2, DataForm::kSql), statements);
  }
  EXPECT_TRUE(Told("INSERT INTO t VALUES (1);\n\n", 3, DataForm::kSql).ends_with('!'));
}

}  // namespace
}  // namespace pgstow::archive
