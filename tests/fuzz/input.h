// Choices that an input makes before its own bytes begin.
#pragma once

#include <algorithm>
#include <cstdint>
#include <span>
#include <string_view>

namespace pgstow::fuzz {

// Takes choices off the front of an input. When there are no more bytes every choice is 0.
class Input {
 public:
  explicit Input(std::string_view bytes) : rest_(bytes) {}

  uint8_t Byte() {
    if (rest_.empty()) return 0;
    const auto byte = static_cast<uint8_t>(rest_.front());
    rest_.remove_prefix(1);
    return byte;
  }
  bool Flag() { return (Byte() & 1) != 0; }

  std::string_view Take(size_t count) {
    const std::string_view taken = rest_.substr(0, count);
    rest_.remove_prefix(taken.size());
    return taken;
  }
  // Up to the next line feed, which is passed over.
  std::string_view Line() {
    const std::string_view line = rest_.substr(0, rest_.find('\n'));
    rest_.remove_prefix(std::min(line.size() + 1, rest_.size()));
    return line;
  }

  std::string_view rest() const { return rest_; }

 private:
  std::string_view rest_;
};

// Calls `take` with pieces of the bytes, `step` of them at a time.
template <typename Take>
void InPieces(std::string_view bytes, size_t step, Take&& take) {
  const size_t length = std::max<size_t>(step, 1);
  for (size_t at = 0; at < bytes.size(); at += length) {
    const std::string_view piece = bytes.substr(at, length);
    take(std::span<const char>(piece.data(), piece.size()));
  }
}

}  // namespace pgstow::fuzz
