// The members of a tar archive in their order, read by libarchive.
#pragma once

#include <cstdint>
#include <exception>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include <pgstow/sdk/file.h>

struct archive;
struct archive_entry;

namespace pgstow::tar {

struct Member {
  std::string name;
  uint64_t offset = 0;  // of its data
  uint64_t bytes = 0;
  uint64_t end() const { return offset + bytes; }
};

// Goes through an archive from its front, a file or a stream. Memory is a buffer, whatever the size
// of members. One thread at a time.
class MemberWalk {
 public:
  // `file` outlives this, and nothing else reads from it in order.
  explicit MemberWalk(sdk::File& file);
  ~MemberWalk();
  MemberWalk(const MemberWalk&) = delete;
  MemberWalk& operator=(const MemberWalk&) = delete;

  // The next member; nothing at the end of the archive, which was checked. Throws PGSTOW_E_CORRUPT
  // for a member that is not plainly a file (a link, a device, a name with a path, a sparse file),
  // for damaged headers, and for bytes after the end; PGSTOW_E_TRUNCATED.
  std::optional<Member> Next();

  // The next bytes of the member, valid until the next call; none at its end.
  sdk::Bytes Read();

 private:
  struct Callbacks;

  void CheckEnd();
  void CheckZeros(sdk::Bytes bytes) const;
  size_t Fill();  // the buffer, with the next bytes of the file
  int64_t Skip(int64_t request);
  [[noreturn]] void Fail(const char* action);

  sdk::File& file_;
  const std::optional<uint64_t> file_bytes_;  // of a seekable one
  archive* archive_;
  std::vector<uint8_t> buffer_;  // what libarchive was given last
  size_t filled_ = 0;            // of the buffer
  uint64_t position_ = 0;        // in the file, of what libarchive is given next
  bool at_end_ = false;          // more was wanted than the file has
  std::exception_ptr failure_;   // met under libarchive
  Member member_;
  uint64_t read_ = 0;  // of the member
};

}  // namespace pgstow::tar
