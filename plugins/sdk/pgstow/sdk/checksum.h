// The checksum of frames and tables of contents, computed by the host: XXH3, 64 bits, seed 0.
#pragma once

#include <cstdint>
#include <span>

#include <pgstow/sdk/host.h>
#include <pgstow/sdk/text.h>
#include <pgstow/services.h>

namespace pgstow::sdk {

// Looks the service up when made; then usable from any thread.
class Checksum {
 public:
  Checksum() : service_(&GetService<pgstow_checksum_service>(PGSTOW_CHECKSUM_SERVICE)) {}

  uint64_t operator()(Bytes bytes) const {
    const pgstow_bytes piece = Abi(bytes);
    return service_->xxh3_64(&piece, 1);
  }

  // Of the pieces as if they were one range.
  uint64_t operator()(std::span<const pgstow_bytes> pieces) const {
    return service_->xxh3_64(pieces.data(), pieces.size());
  }

 private:
  const pgstow_checksum_service* service_;
};

}  // namespace pgstow::sdk
