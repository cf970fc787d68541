// What must hold of any input.
#pragma once

#include <cstdio>
#include <cstdlib>
#include <optional>
#include <string_view>
#include <utility>

#include <fmt/format.h>
#include <pgstow/sdk/error.h>

#include "host/base/error.h"

namespace pgstow::fuzz {

// Ends the process with `law`, what does not hold: fuzzers and CTest take that for a finding.
inline void Require(bool holds, std::string_view law) {
  if (holds) return;
  fmt::print(stderr, "broken law: {}\n", law);
  std::abort();
}

// The error that an action refuses its input with; nothing when it takes it. An error that speaks
// of a defect of the program is a finding.
template <typename Action>
std::optional<base::Error> ErrorOf(Action&& action) {
  try {
    std::forward<Action>(action)();
    return std::nullopt;
  } catch (const base::Error& error) {
    if (error.code() == base::ErrorCode::kInternal) Require(false, error.what());
    return error;
  }
}

// The same for code of plugins that runs without being loaded as one.
template <typename Action>
std::optional<sdk::Error> PluginErrorOf(Action&& action) {
  try {
    std::forward<Action>(action)();
    return std::nullopt;
  } catch (const sdk::Error& error) {
    if (error.status() == PGSTOW_E_INTERNAL) Require(false, error.what());
    return error;
  }
}

}  // namespace pgstow::fuzz
