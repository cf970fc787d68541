// Storages used as a plugin uses them: through their C functions. What a function reports comes out
// as the exception that it kept.
#pragma once

#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

#include <pgstow/storage.h>

namespace pgstow::storage {

class OpenedFile {
 public:
  // Throws what the storage reports.
  OpenedFile(const pgstow_storage& storage, std::string_view member, uint32_t mode);
  explicit OpenedFile(const pgstow_storage& storage);  // a scratch file
  ~OpenedFile() { file_.close(file_.self); }
  OpenedFile(const OpenedFile&) = delete;
  OpenedFile& operator=(const OpenedFile&) = delete;

  bool seekable() const { return (file_.flags & PGSTOW_FILE_SEEKABLE) != 0; }
  uint64_t Append(std::initializer_list<std::string_view> pieces);
  std::string Read(size_t count);
  std::string ReadAt(uint64_t offset, size_t count);
  uint64_t Size();
  void WriteAt(uint64_t offset, std::string_view bytes);

 private:
  pgstow_file file_{};
};

OpenedFile Create(const pgstow_storage& storage, std::string_view member = {});
OpenedFile OpenToRead(const pgstow_storage& storage, std::string_view member = {});
inline OpenedFile OpenScratch(const pgstow_storage& storage) { return OpenedFile(storage); }

// "name:bytes" of each member, in the order they are told.
std::vector<std::string> Members(const pgstow_storage& storage);

}  // namespace pgstow::storage
