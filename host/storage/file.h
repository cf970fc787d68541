// The face that storages show to format plugins, in C++: what pgstow/storage.h says of each call is
// the contract here. Errors are thrown; the face turns them into a status and keeps them for the
// host's caller.
#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include <pgstow/storage.h>

namespace pgstow::storage {

// One open file.
class File {
 public:
  virtual ~File() = default;
  virtual bool seekable() const { return false; }
  virtual uint64_t Append(std::span<const pgstow_bytes> pieces);
  virtual size_t Read(std::span<uint8_t> room);
  virtual size_t ReadAt(std::span<uint8_t> room, uint64_t offset);
  virtual uint64_t Size();
  virtual void WriteAt(pgstow_bytes bytes, uint64_t offset);
};

// A regular file of a directory.
struct Member {
  std::string name;
  uint64_t bytes;
};

// What a storage opens files with.
class Opener {
 public:
  virtual ~Opener() = default;
  virtual std::unique_ptr<File> OpenMember(std::string_view member, uint32_t mode) = 0;
  virtual std::unique_ptr<File> OpenScratch() = 0;
  virtual std::vector<Member> Members();  // refused unless it is a directory
};

// The pgstow_storage of an opener, which outlives it.
pgstow_storage FaceOf(Opener& opener, bool is_directory);

// Throws kInternal unless `member` can only name a file inside its directory.
void CheckMemberName(std::string_view member);

// Throws kInternal unless `member` is the empty name that an archive of one file has.
void CheckOneFile(std::string_view member);

}  // namespace pgstow::storage
