#include "formats/tar/spool.h"

#include <algorithm>
#include <array>
#include <vector>

#include <pgstow/sdk/error.h>

namespace pgstow::tar {

void Spool::Append(sdk::Bytes bytes) {
  size_ += bytes.size();
  if (memory_.size() + bytes.size() <= kMemoryBytes) {
    memory_ += sdk::AsText(bytes);
    return;
  }
  if (!file_) file_ = storage_.OpenScratch();
  const std::array pieces{sdk::Abi(sdk::AsBytes(memory_)), sdk::Abi(bytes)};
  file_->Append(pieces);
  memory_.clear();
}

void Spool::ForEachPiece(const std::function<void(sdk::Bytes)>& take) {
  const uint64_t in_file = size_ - memory_.size();
  std::vector<uint8_t> room(std::min<uint64_t>(in_file, kMemoryBytes));
  for (uint64_t at = 0; at < in_file;) {
    const size_t wanted = std::min<uint64_t>(in_file - at, room.size());
    const size_t got = file_->ReadAt(at, std::span(room).first(wanted));
    if (got < wanted) sdk::Fail(PGSTOW_E_IO, "a temporary file lost what was written to it");
    take({room.data(), got});
    at += got;
  }
  if (!memory_.empty()) take(sdk::AsBytes(memory_));
}

}  // namespace pgstow::tar
