#include "host/base/interned.h"

#include <string>
#include <thread>
#include <vector>

#include <gtest/gtest.h>

namespace pgstow::base {
namespace {

TEST(Interned, IsTheText) {
  const std::string text = "integer";
  const Interned kept = text;
  EXPECT_EQ(std::string_view(kept), text);
  EXPECT_EQ(kept, "integer");
  EXPECT_EQ(fmt::format("{}, {:>9}", kept, kept), "integer,   integer");
  EXPECT_TRUE(Interned().empty());
  EXPECT_EQ(Interned(""), Interned());
}

TEST(Interned, IsKeptOnce) {
  const std::string first = "a text that no string keeps in itself";
  const std::string second = first;
  EXPECT_EQ(std::string_view(Interned(first)).data(), std::string_view(Interned(second)).data());
  EXPECT_NE(Interned(first), Interned(first + "!"));
  EXPECT_EQ(sizeof(Interned), sizeof(void*));
}

TEST(Interned, IsInOrderOfTheText) {
  EXPECT_LT(Interned("a").compare("b"), 0);
  EXPECT_GT(Interned("b").compare(""), 0);
  EXPECT_EQ(Interned("b").compare("b"), 0);
}

TEST(Interned, KeepsManyForAllThreads) {
  constexpr size_t kTexts = 20'000;
  std::vector<std::vector<Interned>> kept(2);
  {
    std::vector<std::jthread> threads;
    for (std::vector<Interned>& own : kept) {
      threads.emplace_back([&own] {
        for (size_t i = 0; i < kTexts; ++i) own.emplace_back(std::to_string(i));
      });
    }
  }
  EXPECT_EQ(kept[0], kept[1]);
  for (size_t i = 0; i < kTexts; ++i) EXPECT_EQ(kept[0][i], std::to_string(i));
  EXPECT_EQ(std::string_view(Interned(std::string(100'000, 'x'))).size(), 100'000U);
}

}  // namespace
}  // namespace pgstow::base
