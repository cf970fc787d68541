// Bytes that wait until their number is known: a few in memory, more in a scratch file.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>

#include <pgstow/sdk/file.h>

namespace pgstow::tar {

// One thread at a time.
class Spool {
 public:
  static constexpr size_t kMemoryBytes = size_t{1} << 20;

  explicit Spool(sdk::Storage storage) : storage_(storage) {}

  void Append(sdk::Bytes bytes);
  uint64_t size() const { return size_; }

  // Gives all bytes in order, in pieces of at most kMemoryBytes.
  void ForEachPiece(const std::function<void(sdk::Bytes)>& take);

 private:
  sdk::Storage storage_;
  uint64_t size_ = 0;
  std::string memory_;             // the end of what is spooled
  std::optional<sdk::File> file_;  // what came before that
};

}  // namespace pgstow::tar
