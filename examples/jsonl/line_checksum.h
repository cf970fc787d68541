// The checksum of a file of lines, which is never in memory as a whole.
#pragma once

#include <array>
#include <cstdint>
#include <string_view>

#include <pgstow/sdk/checksum.h>

namespace jsonl {

// Of each line with the checksum of all before it.
class LineChecksum {
 public:
  void Add(std::string_view line) {
    std::array<uint8_t, 8> before;
    for (size_t i = 0; i < before.size(); ++i) before[i] = static_cast<uint8_t>(value_ >> (8 * i));
    const pgstow_bytes pieces[] = {pgstow::sdk::Abi(pgstow::sdk::Bytes(before)),
                                   pgstow::sdk::Abi(pgstow::sdk::AsBytes(line))};
    value_ = checksum_(pieces);
    bytes_ += line.size();
  }
  uint64_t value() const { return value_; }
  uint64_t bytes() const { return bytes_; }

 private:
  pgstow::sdk::Checksum checksum_;
  uint64_t value_ = 0;
  uint64_t bytes_ = 0;
};

}  // namespace jsonl
