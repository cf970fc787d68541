// The name that a complete archive gets, and the permissions that go with it.
#pragma once

#include <sys/types.h>

#include <string>

#include "host/storage/temporary.h"

namespace pgstow::storage {

class FinalName {
 public:
  // A file that does not exist, or a regular one that the user may write and that is replaced:
  // through symbolic links, and with the permissions it has. A new one is readable and writable as
  // the umask says. Throws kIo.
  static FinalName OfFile(const std::string& path);

  // A folder that does not exist or is empty. As pg_dump's, it becomes the owner's alone. Throws
  // kIo.
  static FinalName OfFolder(const std::string& path);

  const std::string& path() const { return path_; }
  mode_t mode() const { return mode_; }
  // What has the name now is filled rather than replaced: every folder, which may be where a file
  // system is mounted or who runs the program is; and a file that would not be the same afterwards
  // (it has other names or another owner, or is mounted itself) or stands in a folder that takes no
  // new files.
  bool filled_in_place() const { return filled_in_place_; }
  std::string folder() const;  // that it is in

  // Renames `temporary` to the final name and, with `sync`, makes the name itself durable. Throws
  // kIo. Where the rename worked and only the folder could not be synced, the name stays.
  void Give(Temporary& temporary, bool sync) const;

 private:
  FinalName(std::string path, mode_t mode, bool filled_in_place)
      : path_(std::move(path)), mode_(mode), filled_in_place_(filled_in_place) {}

  std::string path_;
  mode_t mode_;
  bool filled_in_place_;
};

}  // namespace pgstow::storage
