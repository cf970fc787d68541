#include "host/base/locked_bytes.h"

#include <algorithm>
#include <string_view>
#include <utility>

#include <gtest/gtest.h>

namespace pgstow::base {
namespace {

TEST(LockedBytes, AreZeroAtFirst) {
  const LockedBytes bytes(5000);
  EXPECT_EQ(bytes.size(), 5000U);
  EXPECT_TRUE(std::all_of(bytes.data(), bytes.data() + 5000, [](char c) { return c == 0; }));
  EXPECT_EQ(LockedBytes().size(), 0U);
  EXPECT_EQ(LockedBytes(0).size(), 0U);
}

TEST(LockedBytes, GoWhereTheyAreMoved) {
  LockedBytes bytes(3);
  std::ranges::copy(std::string_view("abc"), bytes.data());
  const char* const place = bytes.data();
  LockedBytes moved = std::move(bytes);
  EXPECT_EQ(moved.data(), place);
  LockedBytes assigned(10);
  assigned = std::move(moved);
  EXPECT_EQ(std::string_view(assigned.data(), assigned.size()), "abc");
}

TEST(LockedBytes, AreWipedWhereTheyAreCutOff) {
  LockedBytes bytes(4);
  std::ranges::copy(std::string_view("abcd"), bytes.data());
  bytes.Shorten(2);
  EXPECT_EQ(bytes.size(), 2U);
  EXPECT_EQ(std::string_view(bytes.data(), 4), std::string_view("ab\0\0", 4));
  bytes.Shorten(3);
  EXPECT_EQ(bytes.size(), 2U);
}

}  // namespace
}  // namespace pgstow::base
