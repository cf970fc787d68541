#include "host/storage/final_name.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <filesystem>
#include <mutex>

#include "host/base/error.h"
#include "host/storage/descriptor.h"

namespace pgstow::storage {
namespace {

constexpr mode_t kPermissions = 07777;

// The process's umask can only be read by setting it; what is set meanwhile is the strictest, so
// that a file which another thread makes in that moment is too private rather than too open.
mode_t Umask() {
  static std::mutex mutex;
  const std::lock_guard lock(mutex);
  const mode_t mask = ::umask(S_IRWXG | S_IRWXO);
  ::umask(mask);
  return mask;
}

// The path that `path` leads to, whether or not there is anything yet.
std::string Resolve(const std::string& path) {
  namespace fs = std::filesystem;
  constexpr int kMostLinks = 40;  // as the kernel
  fs::path target = path;
  std::error_code ignored;
  for (int links = 0; links < kMostLinks && fs::is_symlink(target, ignored); ++links) {
    target = target.parent_path() / fs::read_symlink(target, ignored);
  }
  const fs::path there = fs::canonical(target, ignored);
  return there.empty() ? target.string() : there.string();
}

std::string FolderOf(const std::string& path) {
  const size_t slash = path.rfind('/');
  if (slash == std::string::npos) return ".";
  return slash == 0 ? "/" : path.substr(0, slash);
}

// Whether a rename to its name would do more than change the content of the regular file.
bool IsMoreThanItsName(const std::string& path, const struct stat& status) {
  struct statx more;
  const bool mounted = ::statx(AT_FDCWD, path.c_str(), 0, STATX_BASIC_STATS, &more) == 0 &&
                       (more.stx_attributes & STATX_ATTR_MOUNT_ROOT) != 0;
  return mounted || status.st_nlink > 1 || status.st_uid != ::geteuid() ||
         ::access(FolderOf(path).c_str(), W_OK) != 0;
}

std::string WithoutTrailingSlashes(std::string path) {
  while (path.size() > 1 && path.back() == '/') path.pop_back();
  return path;
}

}  // namespace

FinalName FinalName::OfFile(const std::string& path) {
  const std::string what = "output " + FileNamed(path);
  struct stat status;
  if (::stat(path.c_str(), &status) != 0) {
    if (errno != ENOENT) ThrowErrno("open", what);
    return {Resolve(path), 0666 & ~Umask(), false};
  }
  if (S_ISDIR(status.st_mode)) {
    errno = EISDIR;
    ThrowErrno("open", what);
  }
  if (::access(path.c_str(), W_OK) != 0) ThrowErrno("open", what);
  const std::string name = Resolve(path);
  return {name, status.st_mode & kPermissions, IsMoreThanItsName(name, status)};
}

FinalName FinalName::OfFolder(const std::string& path) {
  const std::string name = Resolve(WithoutTrailingSlashes(path));
  struct stat status;
  if (::stat(name.c_str(), &status) != 0) {
    if (errno != ENOENT) ThrowErrno("create", "directory \"" + path + "\"");
    return {name, S_IRWXU, false};
  }
  if (!S_ISDIR(status.st_mode)) {
    errno = ENOTDIR;
    ThrowErrno("open", "directory \"" + path + "\"");
  }
  std::error_code unreadable;
  const bool empty = std::filesystem::is_empty(name, unreadable);
  if (unreadable) {
    errno = unreadable.value();
    ThrowErrno("read", "directory \"" + path + "\"");
  }
  if (!empty) base::Throw(base::ErrorCode::kIo, "directory \"{}\" is not empty", path);
  return {name, S_IRWXU, true};
}

std::string FinalName::folder() const { return FolderOf(path_); }

void FinalName::Give(Temporary& temporary, bool sync) const {
  if (::rename(temporary.path().c_str(), path_.c_str()) != 0) {
    ThrowErrno("rename", FileNamed(temporary.path()) + " to \"" + path_ + "\"");
  }
  temporary.Keep();
  if (!sync) return;
  const std::string in = folder();
  Descriptor::Open(in, O_RDONLY | O_DIRECTORY, 0, "directory \"" + in + "\"").Sync();
}

}  // namespace pgstow::storage
