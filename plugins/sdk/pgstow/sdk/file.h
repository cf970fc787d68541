// Storage of the host, with files that close themselves.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <pgstow/sdk/error.h>
#include <pgstow/sdk/guard.h>
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

  // Overwrites bytes that are there already; of a file that was opened for update, durably.
  void WriteAt(uint64_t offset, Bytes bytes) {
    if (!PGSTOW_HAS(&file_, pgstow_file, write_at) || file_.write_at == nullptr) {
      Fail(PGSTOW_E_UNSUPPORTED, "this program's files can't be overwritten in place");
    }
    CheckHost(file_.write_at(file_.self, offset, Abi(bytes)));
  }

  void Close() noexcept {
    if (file_.close != nullptr) file_.close(file_.self);
    file_ = {};
  }

 private:
  pgstow_file file_{};
};

// A regular file of a directory.
struct Member {
  std::string name;
  uint64_t bytes;
};

// Where an archive lives. A view of what the host gave; copies are the same storage.
class Storage {
 public:
  explicit Storage(const pgstow_storage& storage) : storage_(&storage) {}

  bool is_directory() const { return (storage_->flags & PGSTOW_STORAGE_DIRECTORY) != 0; }

  // The archive's one file, or a member of a directory.
  File OpenForReading(std::string_view member = {}) const { return Open(member, PGSTOW_OPEN_READ); }
  File Create(std::string_view member = {}) const { return Open(member, PGSTOW_OPEN_CREATE); }
  File OpenForUpdate(std::string_view member = {}) const {
    return Open(member, PGSTOW_OPEN_UPDATE);
  }

  // A file without a name that is gone when it is closed.
  File OpenScratch() const {
    if (!PGSTOW_HAS(storage_, pgstow_storage, open_scratch) || storage_->open_scratch == nullptr) {
      Fail(PGSTOW_E_UNSUPPORTED, "this program offers no temporary files");
    }
    pgstow_file file{};
    file.size = sizeof(file);
    CheckHost(storage_->open_scratch(storage_->self, &file));
    return File(file);
  }

  // The members of a directory in byte order of their names.
  std::vector<Member> Members() const {
    if (!PGSTOW_HAS(storage_, pgstow_storage, list_members) || storage_->list_members == nullptr) {
      Fail(PGSTOW_E_UNSUPPORTED, "this program does not list the members of a directory");
    }
    std::vector<Member> members;
    pgstow_member_sink sink{};
    sink.size = sizeof(sink);
    sink.self = &members;
    sink.member = [](void* self, pgstow_str name, uint64_t file_size) noexcept {
      return Guard([&]() -> pgstow_status {
        static_cast<std::vector<Member>*>(self)->push_back({std::string(View(name)), file_size});
        return PGSTOW_OK;
      });
    };
    CheckHost(storage_->list_members(storage_->self, &sink));
    return members;
  }

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
