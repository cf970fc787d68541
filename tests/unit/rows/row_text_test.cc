#include "restore/rows/row_text.h"

#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace pgstow::rows {
namespace {

constexpr size_t kRoom = 65536;

struct Written {
  std::vector<size_t> sizes;
  std::string all;
  RowText text{[this](std::string_view piece) {
    sizes.push_back(piece.size());
    all += piece;
  }};
};

TEST(RowText, WritesPiecesNotRows) {
  Written written;
  std::string expected;
  for (int i = 0; i < 30'000; ++i) {
    const std::string row = "row " + std::to_string(i) + "\n";
    written.text.Append(row);
    written.text.EndRow();
    expected += row;
  }
  written.text.Flush();
  EXPECT_TRUE(written.all == expected);
  EXPECT_EQ(written.sizes.size(), expected.size() / kRoom + 1);
}

TEST(RowText, WritesARowOfAnySize) {
  for (const size_t size : {kRoom - 1, kRoom, kRoom + 1, 10 * kRoom}) {
    Written written;
    written.text.Append("first\n");
    written.text.EndRow();
    written.text.Append(std::string(size, 'x'));
    written.text.Append('\n');
    written.text.EndRow();
    written.text.Flush();
    EXPECT_TRUE(written.all == "first\n" + std::string(size, 'x') + "\n") << size;
  }
}

TEST(RowText, LeavesOutARowThatWasNotEnded) {
  Written written;
  written.text.Append(std::string(kRoom - 10, 'a') + "\n");
  written.text.EndRow();
  written.text.Append("more than there is room for");  // what is whole goes out first
  written.text.Flush();
  EXPECT_TRUE(written.all == std::string(kRoom - 10, 'a') + "\n");
}

}  // namespace
}  // namespace pgstow::rows
