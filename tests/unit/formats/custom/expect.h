// What plugin code throws, as tests look at it.
#pragma once

#include <string>

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <pgstow/sdk/error.h>

namespace pgstow::custom {

// Runs `action`, which must fail with that status; returns what it says.
template <typename Action>
std::string Failure(pgstow_status status, Action action) {
  try {
    action();
  } catch (const sdk::Error& error) {
    EXPECT_EQ(error.status(), status) << error.what();
    return error.what();
  }
  ADD_FAILURE() << "no error";
  return {};
}

// Whether `action` fails with one of the statuses of archives that are not whole.
template <typename Action>
bool FindsDamage(Action action) {
  try {
    action();
  } catch (const sdk::Error& error) {
    return error.status() == PGSTOW_E_CORRUPT || error.status() == PGSTOW_E_TRUNCATED ||
           error.status() == PGSTOW_E_VERSION;
  }
  return false;
}

}  // namespace pgstow::custom
