// A tar archive being written, member after member.
#pragma once

#include <cstdint>
#include <memory>
#include <string>

#include <pgstow/sdk/file.h>

#include "formats/native/member_writer.h"

namespace pgstow::tar {

// One thread at a time.
class TarOutput {
 public:
  explicit TarOutput(sdk::Storage storage) : storage_(storage), file_(storage.Create()) {}

  // Of all members that are started from now on.
  void SetTime(int64_t modified_at) { modified_at_ = modified_at; }

  // A member of a size that is not known yet. Where the archive can be overwritten its bytes go
  // there at once and the header follows; to a stream it goes whole when it is closed. Until then
  // no other member is started.
  std::unique_ptr<native::MemberOutput> Start(const std::string& name);

  // A member that takes its place when it is closed, whatever is written meanwhile.
  std::unique_ptr<native::MemberOutput> StartLater(const std::string& name);

  void Add(const std::string& name, sdk::Bytes content);

  // Writes what ends an archive.
  void Finish();

 private:
  class Direct;
  class Spooled;

  std::string HeaderOf(const std::string& name, uint64_t bytes) const;
  void AppendPadding(uint64_t bytes);

  sdk::Storage storage_;
  sdk::File file_;
  int64_t modified_at_ = 0;
};

}  // namespace pgstow::tar
