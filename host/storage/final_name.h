// The name that a complete archive gets, and the permissions that go with it.
#pragma once

#include <sys/types.h>

#include <string>

#include "host/storage/temporary.h"

namespace pgstow::storage {

class FinalName {
 public:
  // A file that does not exist, or a regular one that the user may write and that is replaced:
  // through a symbolic link, and with the permissions it has. A new one is readable and writable as
  // the umask says. Throws kIo.
  static FinalName OfFile(const std::string& path);

  // A folder that does not exist (it becomes the owner's alone, as pg_dump's) or is empty (it keeps
  // its permissions). Throws kIo.
  static FinalName OfFolder(const std::string& path);

  const std::string& path() const { return path_; }
  mode_t mode() const { return mode_; }
  std::string folder() const;  // that it is in

  // Renames `temporary` to the final name and, with `sync`, makes the name itself durable. Throws
  // kIo. Where the rename worked and only the folder could not be synced, the name stays.
  void Give(Temporary& temporary, bool sync) const;

 private:
  FinalName(std::string path, mode_t mode) : path_(std::move(path)), mode_(mode) {}

  std::string path_;
  mode_t mode_;
};

}  // namespace pgstow::storage
