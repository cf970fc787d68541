// Errors with just this message.
#pragma once

#include <string>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "host/base/error.h"

namespace pgstow::storage {

template <typename Action>
void ExpectError(base::ErrorCode code, const std::string& message, Action action) {
  try {
    action();
    ADD_FAILURE() << "no error; expected: " << message;
  } catch (const base::Error& error) {
    EXPECT_EQ(error.code(), code);
    EXPECT_EQ(error.what(), message);
  }
}

}  // namespace pgstow::storage
