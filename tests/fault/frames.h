// What of a custom archive is whole, found by docs/FORMAT.md alone and not by the program's code.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <utility>

namespace pgstow::tests {

struct WholeFrames {
  bool has_toc = false;  // one of the two
  // Of each part, by entry and number: the raw bytes of its whole frames.
  std::map<std::pair<uint32_t, uint32_t>, uint64_t> raw_bytes;
};

WholeFrames FindWholeFrames(const std::string& archive);

}  // namespace pgstow::tests
