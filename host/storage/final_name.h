// The name that a complete archive gets, and the permissions that go with it.
#pragma once

#include <sys/types.h>

#include <string>

#include "host/storage/storage.h"
#include "host/storage/temporary.h"

namespace pgstow::storage {

// The path that `path` leads to through symbolic links, whether or not there is anything yet.
std::string Resolve(const std::string& path);

// The folder that a path leads to something in.
std::string FolderOf(const std::string& path);

class FinalName {
 public:
  // A file that does not exist, or a regular one that the user may write and that is replaced:
  // through symbolic links, and with the permissions it has unless others are insisted on. Throws
  // kIo.
  static FinalName OfFile(const std::string& path, Permissions permissions);

  // A folder that does not exist or is empty. As pg_dump's, it becomes the owner's alone, or is
  // open to those who may use its files by permissions that are insisted on. Throws kIo.
  static FinalName OfFolder(const std::string& path, Permissions permissions);

  const std::string& path() const { return path_; }
  mode_t mode() const { return mode_; }  // that it shall have
  // It shall have its mode even when what is there is filled in place.
  bool insists() const { return insists_; }
  // What has the name now is filled rather than replaced: every folder, which may be where a file
  // system is mounted or who runs the program is; and a file that would not be the same afterwards
  // (it has other names or another owner, or is mounted itself) or stands in a folder that takes no
  // new files.
  bool filled_in_place() const { return filled_in_place_; }
  std::string folder() const;  // that it is in

  // Renames `temporary` to the final name and, with `sync`, makes the name itself durable. Throws
  // kIo; then the name belongs to what had it before, if anything did, except where only the folder
  // could not be synced and the file system can't exchange names, or can't any more: what had the
  // name is there under another then, which the error tells.
  // Source: https://man7.org/linux/man-pages/man2/rename.2.html
  void Give(Temporary& temporary, bool sync) const;

 private:
  FinalName(std::string path, mode_t mode, bool insists, bool filled_in_place, bool is_folder)
      : path_(std::move(path)),
        mode_(mode),
        insists_(insists),
        filled_in_place_(filled_in_place),
        is_folder_(is_folder) {}

  std::string path_;
  mode_t mode_;
  bool insists_;
  bool filled_in_place_;
  bool is_folder_;
};

}  // namespace pgstow::storage
