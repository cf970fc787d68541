// A storage for archives of gigabytes of zeros: what is zero takes no room, reads are counted, and
// what is there can be overwritten.
#pragma once

#include <cstdint>
#include <cstdio>

#include <pgstow/storage.h>

namespace pgstow::custom {

class SparseStorage {
 public:
  SparseStorage();
  ~SparseStorage();
  SparseStorage(const SparseStorage&) = delete;
  SparseStorage& operator=(const SparseStorage&) = delete;

  const pgstow_storage& abi() const { return abi_; }
  uint64_t size() const { return size_; }

  // Of read_at, since the last call of Reset.
  uint64_t reads() const { return reads_; }
  uint64_t bytes_read() const { return bytes_read_; }
  void Reset() { reads_ = bytes_read_ = 0; }

 private:
  void Append(pgstow_bytes piece);
  void WriteAt(uint64_t offset, pgstow_bytes bytes);
  size_t ReadAt(uint64_t offset, uint8_t* buffer, size_t len);
  static pgstow_status Open(void* self, pgstow_str member, uint32_t mode, pgstow_file* out);

  std::FILE* file_;
  uint64_t size_ = 0;
  uint64_t reads_ = 0;
  uint64_t bytes_read_ = 0;
  pgstow_storage abi_;
};

}  // namespace pgstow::custom
