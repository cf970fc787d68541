#include "tests/unit/formats/custom/sparse_storage.h"

#include <unistd.h>

#include <cstring>
#include <stdexcept>

namespace pgstow::custom {

SparseStorage::SparseStorage()
    : file_(std::tmpfile()),
      abi_{.size = sizeof(pgstow_storage), .flags = 0, .self = this, .open = &Open} {
  if (file_ == nullptr) throw std::runtime_error("could not make a temporary file");
}

SparseStorage::~SparseStorage() { std::fclose(file_); }

// Zeros are skipped; the end of the file is set in any case.
void SparseStorage::Append(pgstow_bytes piece) {
  const bool zeros = piece.len > 1 && piece.ptr[0] == 0 &&
                     std::memcmp(piece.ptr, piece.ptr + 1, piece.len - 1) == 0;
  const int fd = ::fileno(file_);
  const auto end = static_cast<off_t>(size_ + piece.len);
  if (zeros ? ::ftruncate(fd, end) != 0
            : ::pwrite(fd, piece.ptr, piece.len, static_cast<off_t>(size_)) !=
                  static_cast<ssize_t>(piece.len)) {
    throw std::runtime_error("could not write");
  }
  size_ += piece.len;
}

void SparseStorage::WriteAt(uint64_t offset, pgstow_bytes bytes) {
  if (::pwrite(::fileno(file_), bytes.ptr, bytes.len, static_cast<off_t>(offset)) !=
      static_cast<ssize_t>(bytes.len)) {
    throw std::runtime_error("could not overwrite");
  }
}

size_t SparseStorage::ReadAt(uint64_t offset, uint8_t* buffer, size_t len) {
  const ssize_t got = ::pread(::fileno(file_), buffer, len, static_cast<off_t>(offset));
  if (got < 0) throw std::runtime_error("could not read");
  ++reads_;
  bytes_read_ += static_cast<uint64_t>(got);
  return static_cast<size_t>(got);
}

// What fails here ends the test; there is no host to report to.
pgstow_status SparseStorage::Open(void* self, pgstow_str, uint32_t, pgstow_file* out) {
  out->flags = PGSTOW_FILE_SEEKABLE;
  out->self = self;
  out->append = [](void* storage, const pgstow_bytes* pieces, size_t piece_count,
                   uint64_t* offset) -> pgstow_status {
    auto& sparse = *static_cast<SparseStorage*>(storage);
    *offset = sparse.size_;
    for (size_t i = 0; i < piece_count; ++i) sparse.Append(pieces[i]);
    return PGSTOW_OK;
  };
  out->read = [](void*, uint8_t*, size_t, size_t*) -> pgstow_status { return PGSTOW_E_IO; };
  out->read_at = [](void* storage, uint64_t offset, uint8_t* buffer, size_t len,
                    size_t* got) -> pgstow_status {
    *got = static_cast<SparseStorage*>(storage)->ReadAt(offset, buffer, len);
    return PGSTOW_OK;
  };
  out->get_size = [](void* storage, uint64_t* file_size) -> pgstow_status {
    *file_size = static_cast<SparseStorage*>(storage)->size_;
    return PGSTOW_OK;
  };
  out->close = [](void*) {};
  out->write_at = [](void* storage, uint64_t offset, pgstow_bytes bytes) -> pgstow_status {
    static_cast<SparseStorage*>(storage)->WriteAt(offset, bytes);
    return PGSTOW_OK;
  };
  return PGSTOW_OK;
}

}  // namespace pgstow::custom
