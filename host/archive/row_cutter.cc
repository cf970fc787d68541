#include "host/archive/row_cutter.h"

#include <algorithm>
#include <cstring>

namespace pgstow::archive {

void RowCutter::Write(std::span<const char> bytes) {
  while (!bytes.empty()) {
    const auto* const feed =
        static_cast<const char*>(std::memchr(bytes.data(), '\n', bytes.size()));
    const size_t taken =
        feed == nullptr ? bytes.size() : static_cast<size_t>(feed - bytes.data()) + 1;
    if (wide_) {
      WriteWide(bytes.first(taken));
    } else if (row_.empty() && feed != nullptr) {
      part_.Write(bytes.first(taken));
    } else {
      row_.insert(row_.end(), bytes.begin(), bytes.begin() + static_cast<ptrdiff_t>(taken));
      if (row_.size() > frame_bytes_) {
        part_.Write(row_);
        wide_ = true;
        room_ = frame_bytes_ - row_.size() % frame_bytes_;
        row_.clear();
      }
    }
    if (feed != nullptr) Finish();
    bytes = bytes.subspan(taken);
  }
}

void RowCutter::Finish() {
  wide_ = false;
  part_.Write(row_);
  row_.clear();
}

// As the part itself cuts a row that comes in one piece: into frames that are just full.
void RowCutter::WriteWide(std::span<const char> bytes) {
  while (!bytes.empty()) {
    const size_t taken = std::min(bytes.size(), room_);
    part_.Write(bytes.first(taken));
    bytes = bytes.subspan(taken);
    room_ -= taken;
    if (room_ == 0) room_ = frame_bytes_;
  }
}

}  // namespace pgstow::archive
