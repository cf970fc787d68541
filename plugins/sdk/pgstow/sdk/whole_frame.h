// For encoders whose library makes a frame in one call: where it goes.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include <pgstow/filter.h>
#include <pgstow/sdk/trampoline.h>

namespace pgstow::sdk {

// One frame on its way to the host, whose room it may not fit into. One thread.
class WholeFrame {
 public:
  // Forgets the frame.
  void Reset() {
    made_.clear();
    taken_ = 0;
  }

  // What an encoder's Finish does: has the frame made once, and gives it out until all of it is
  // out. `make` gets room for `bound` bytes, right where they are to go if there is as much, and
  // tells how many it filled, at least one.
  template <typename Make>
  Progress Finish(pgstow_output& out, size_t bound, Make make) {
    const std::span<uint8_t> room(out.ptr + out.pos, out.len - out.pos);
    if (made_.empty()) {
      if (room.size() >= bound) {
        out.pos += make(room);
        return Progress::kDone;
      }
      made_.resize(bound);
      made_.resize(make(std::span<uint8_t>(made_)));
    }
    const auto left = std::span<const uint8_t>(made_).subspan(taken_);
    const auto now = left.first(std::min(left.size(), room.size()));
    std::copy(now.begin(), now.end(), room.begin());
    taken_ += now.size();
    out.pos += now.size();
    return now.size() == left.size() ? Progress::kDone : Progress::kFull;
  }

 private:
  std::vector<uint8_t> made_;  // what had no room where it was to go
  size_t taken_ = 0;           // of it
};

}  // namespace pgstow::sdk
