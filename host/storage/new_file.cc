#include "host/storage/new_file.h"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>

#include "host/base/error.h"
#include "host/storage/descriptor.h"
#include "host/storage/final_name.h"
#include "host/storage/rename_with.h"
#include "host/storage/temporary.h"

namespace pgstow::storage {
namespace {

// Never replaces anything. Returns whether it worked; errno says why not.
bool Rename(const std::string& from, const std::string& to) {
  if (RenameWith(kNoReplace, from, to)) return true;
  if (!IsRenameWithUnknown(errno)) return false;
  if (::link(from.c_str(), to.c_str()) != 0) return false;
  ::unlink(from.c_str());
  return true;
}

}  // namespace

void WriteNewFile(const std::string& path, std::string_view content, mode_t mode,
                  const std::string& what) {
  if (::access(path.c_str(), F_OK) == 0) {
    errno = EEXIST;
    ThrowErrno("create", what);
  }
  Temporary temporary(TemporaryNameFor(path), Temporary::Kind::kFile);
  Descriptor file = Descriptor::Open(temporary.path(), O_WRONLY | O_CREAT | O_EXCL, mode, what);
  const pgstow_bytes piece = {reinterpret_cast<const uint8_t*>(content.data()), content.size()};
  file.Write({&piece, 1});
  file.Sync();
  file.Close();
  const std::string in = FolderOf(path);
  const Descriptor folder = Descriptor::Open(in, O_RDONLY | O_DIRECTORY, 0, FolderNamed(in));
  if (!Rename(temporary.path(), path)) ThrowErrno("create", what);
  temporary = Temporary(path, Temporary::Kind::kFile);
  folder.Sync();
  temporary.Keep();
}

}  // namespace pgstow::storage
