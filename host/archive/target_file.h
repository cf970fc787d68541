// The one file of a storage, for those in the host who write to it beside format plugins.
#pragma once

#include <cstddef>
#include <span>

#include <pgstow/storage.h>

#include "host/archive/abi.h"
#include "host/loader/registry.h"

namespace pgstow::archive {

// Open as long as it lives; the storage outlives it. Throws what the storage throws.
class TargetFile {
 public:
  explicit TargetFile(const pgstow_storage& storage) {
    file_.size = sizeof(file_);
    Check(storage.open(storage.self, {}, PGSTOW_OPEN_CREATE, &file_));
  }
  ~TargetFile() { file_.close(file_.self); }
  TargetFile(const TargetFile&) = delete;
  TargetFile& operator=(const TargetFile&) = delete;

  void Append(std::span<const pgstow_bytes> pieces) {
    Check(file_.append(file_.self, pieces.data(), pieces.size(), nullptr));
  }
  void Append(std::span<const std::byte> bytes) {
    const pgstow_bytes piece = Abi(bytes);
    Append(std::span(&piece, 1));
  }

 private:
  // Only the storage itself fails here, and throws again what it threw.
  static void Check(pgstow_status status) { loader::Check(status, "", nullptr); }

  pgstow_file file_{};
};

}  // namespace pgstow::archive
