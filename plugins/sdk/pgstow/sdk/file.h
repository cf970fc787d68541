// Storage of the host, with files that close themselves.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>
#include <utility>

#include <pgstow/sdk/error.h>
#include <pgstow/sdk/text.h>
#include <pgstow/storage.h>

namespace pgstow::sdk {

// One open file of an archive. All functions throw PGSTOW_E_IO when the storage fails, and follow
// the thread rules of pgstow_file.
class File {
 public:
  File() = default;
  explicit File(const pgstow_file& file) : file_(file) {}
  ~File() { Close(); }
  File(File&& other) noexcept : file_(std::exchange(other.file_, {})) {}
  File& operator=(File&& other) noexcept {
    if (this != &other) {
      Close();
      file_ = std::exchange(other.file_, {});
    }
    return *this;
  }

  bool seekable() const { return (file_.flags & PGSTOW_FILE_SEEKABLE) != 0; }

  // Writes the pieces at the end, as one contiguous run; returns the offset of the first byte.
  uint64_t Append(std::span<const pgstow_bytes> pieces) {
    uint64_t offset = 0;
    CheckHost(file_.append(file_.self, pieces.data(), pieces.size(), &offset));
    return offset;
  }
  uint64_t Append(Bytes bytes) {
    const pgstow_bytes piece = Abi(bytes);
    return Append(std::span(&piece, 1));
  }

  // Reads the next bytes; returns how many, fewer than asked for only at the end.
  size_t Read(std::span<uint8_t> buffer) {
    size_t got = 0;
    CheckHost(file_.read(file_.self, buffer.data(), buffer.size(), &got));
    return got;
  }

  // Reads at `offset`; returns how many, fewer than asked for only at the end of the file.
  size_t ReadAt(uint64_t offset, std::span<uint8_t> buffer) const {
    size_t got = 0;
    CheckHost(file_.read_at(file_.self, offset, buffer.data(), buffer.size(), &got));
    return got;
  }

  uint64_t Size() const {
    uint64_t size = 0;
    CheckHost(file_.get_size(file_.self, &size));
    return size;
  }

  void Close() noexcept {
    if (file_.close != nullptr) file_.close(file_.self);
    file_ = {};
  }

 private:
  pgstow_file file_{};
};

// Where an archive lives. A view of what the host gave; copies are the same storage.
class Storage {
 public:
  explicit Storage(const pgstow_storage& storage) : storage_(&storage) {}

  bool is_directory() const { return (storage_->flags & PGSTOW_STORAGE_DIRECTORY) != 0; }

  // The archive's one file, or a member of a directory.
  File OpenForReading(std::string_view member = {}) const { return Open(member, PGSTOW_OPEN_READ); }
  File Create(std::string_view member = {}) const { return Open(member, PGSTOW_OPEN_CREATE); }

 private:
  File Open(std::string_view member, uint32_t mode) const {
    pgstow_file file{};
    file.size = sizeof(file);
    CheckHost(storage_->open(storage_->self, Abi(member), mode, &file));
    return File(file);
  }
  const pgstow_storage* storage_;
};

}  // namespace pgstow::sdk
