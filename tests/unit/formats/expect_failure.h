// Errors of plugins with just this status, and a message that has these words.
#pragma once

#include <string>

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <pgstow/sdk/error.h>

namespace pgstow::tests {

template <typename Action>
void ExpectFailure(pgstow_status status, const std::string& words, Action action) {
  try {
    action();
    ADD_FAILURE() << "no error; expected: " << words;
  } catch (const sdk::Error& error) {
    EXPECT_EQ(error.status(), status) << error.what();
    EXPECT_THAT(error.what(), testing::HasSubstr(words));
  }
}

}  // namespace pgstow::tests
