// Lists that take little memory hold what they are given, whatever is done to them.
#include "host/catalog/lists.h"

#include <cstdint>
#include <numeric>
#include <string>
#include <utility>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace pgstow::catalog {
namespace {

using testing::ElementsAre;
using testing::ElementsAreArray;
using Short = ShortList<int32_t>;

// 1, 2, 3, …
std::vector<int32_t> Numbers(size_t count) {
  std::vector<int32_t> numbers(count);
  std::iota(numbers.begin(), numbers.end(), 1);
  return numbers;
}

Short ListOf(const std::vector<int32_t>& numbers) {
  Short list;
  for (const int32_t number : numbers) list.push_back(number);
  return list;
}

TEST(ShortList, IsAsLargeAsTwoPointers) { EXPECT_EQ(sizeof(Short), 2 * sizeof(void*)); }

TEST(ShortList, HoldsAnyNumber) {
  for (size_t count = 0; count < 40; ++count) {
    const Short list = ListOf(Numbers(count));
    EXPECT_EQ(list.size(), count);
    EXPECT_EQ(list.empty(), count == 0);
    EXPECT_THAT(list, ElementsAreArray(Numbers(count)));
  }
}

TEST(ShortList, ShrinksToAnyNumber) {
  for (int32_t count = 0; count < 10; ++count) {
    for (int32_t left = 0; left <= count; ++left) {
      Short list = ListOf(Numbers(static_cast<size_t>(count)));
      list.EraseIf([left](int32_t number) { return number > left; });
      EXPECT_THAT(list, ElementsAreArray(Numbers(static_cast<size_t>(left))));
      list.push_back(left + 1);
      EXPECT_THAT(list, ElementsAreArray(Numbers(static_cast<size_t>(left) + 1)));
    }
  }
}

TEST(ShortList, KeepsTheOrderOfWhatStays) {
  Short list = {5, 4, 3, 2, 1};
  list.EraseIf([](int32_t number) { return number % 2 == 0; });
  EXPECT_THAT(list, ElementsAre(5, 3, 1));
  EXPECT_EQ(list[1], 3);
}

TEST(ShortList, IsCopiedAndMoved) {
  for (const size_t count : {2U, 3U, 4U, 9U}) {
    const Short original = ListOf(Numbers(count));
    Short copy = original;
    copy.push_back(0);
    EXPECT_EQ(copy.size(), count + 1);
    EXPECT_THAT(original, ElementsAreArray(Numbers(count)));
    copy = original;
    const Short moved = std::move(copy);
    EXPECT_THAT(moved, ElementsAreArray(Numbers(count)));
  }
}

TEST(RareList, IsAPointerUntilSomethingIsInIt) {
  RareList<std::string> list;
  EXPECT_EQ(sizeof(list), sizeof(void*));
  EXPECT_TRUE(list.empty());
  EXPECT_EQ(list.begin(), list.end());
  list.push_back("a");
  list.push_back("b");
  EXPECT_THAT(list.items(), ElementsAre("a", "b"));
  EXPECT_EQ(list.front(), "a");
  list = std::vector<std::string>();
  EXPECT_TRUE(list.empty());
}

}  // namespace
}  // namespace pgstow::catalog
