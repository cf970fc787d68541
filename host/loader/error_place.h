// Where in an archive a format met an error: the host's side of pgstow_place_service.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

namespace pgstow::loader {

struct ErrorPlace {
  std::string member;  // of a directory; empty: the archive's one file
  uint64_t offset = 0;
};

// The place that a plugin said last on this thread, if it did since this was called last: call it
// once before what may fail and once after it has.
std::optional<ErrorPlace> TakeErrorPlace();

}  // namespace pgstow::loader
