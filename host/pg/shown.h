// What a server sent, in a message about it.
#pragma once

#include <string>
#include <string_view>

#include "host/base/visible.h"

namespace pgstow::pg {

// The start of the text, without what would steer a terminal: it may be a gigabyte of anything.
inline std::string Shown(std::string_view text) {
  constexpr size_t kMostBytes = 100;
  return base::Visible(text.substr(0, kMostBytes)) + (text.size() > kMostBytes ? "…" : "");
}

}  // namespace pgstow::pg
