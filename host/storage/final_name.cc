#include "host/storage/final_name.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <filesystem>
#include <mutex>

#include <fmt/format.h>

#include "host/base/error.h"
#include "host/storage/descriptor.h"
#include "host/storage/rename_with.h"

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

}  // namespace

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

namespace {

// Whether a rename to its name would do more than change the content of the regular file.
bool IsMoreThanItsName(const std::string& path, const struct stat& status) {
  struct statx more;
  const bool mounted = ::statx(AT_FDCWD, path.c_str(), 0, STATX_BASIC_STATS, &more) == 0 &&
                       (more.stx_attributes & STATX_ATTR_MOUNT_ROOT) != 0;
  return mounted || status.st_nlink > 1 || status.st_uid != ::geteuid() ||
         ::access(FolderOf(path).c_str(), W_OK) != 0;
}

// Who may read the files of a folder may look for them in it.
mode_t ForFolder(mode_t files) {
  mode_t folder = S_IRWXU | (files & (S_IRGRP | S_IROTH));
  if ((files & S_IRGRP) != 0) folder |= S_IXGRP;
  if ((files & S_IROTH) != 0) folder |= S_IXOTH;
  return folder;
}

// What a file that gets a name does to the one that had it.
enum class Entrance {
  kTookPlaceOfNothing,
  kExchanged,  // they have each other's names
  kReplaced,   // that is gone
};

// Returns whether it worked; errno says why not.
bool Exchange(const std::string& a, const std::string& b) { return RenameWith(kExchange, a, b); }

[[noreturn]] void ThrowRename(const std::string& from, const std::string& to) {
  ThrowErrno("rename", FileNamed(from) + " to \"" + to + "\"");
}

// Throws kIo.
Entrance Enter(const std::string& from, const std::string& to) {
  if (::rename(from.c_str(), to.c_str()) != 0) ThrowRename(from, to);
  return Entrance::kReplaced;
}

// A file. A folder that came to have the name meanwhile, which a rename would leave alone, keeps
// it. Throws kIo.
Entrance EnterByExchange(const std::string& from, const std::string& to) {
  if (Exchange(from, to)) {
    struct stat status;
    if (::lstat(from.c_str(), &status) != 0 || !S_ISDIR(status.st_mode))
      return Entrance::kExchanged;
    Exchange(from, to);
    errno = EISDIR;
    ThrowRename(from, to);
  }
  const bool nothing_there = errno == ENOENT;
  if (!nothing_there && !IsRenameWithUnknown(errno)) ThrowRename(from, to);
  const Entrance entrance = Enter(from, to);
  return nothing_there ? Entrance::kTookPlaceOfNothing : entrance;
}

// Best effort: the disk has just failed. Returns whether each has the name that it had.
bool TakeBack(Entrance entrance, const std::string& from, const std::string& to) noexcept {
  switch (entrance) {
    case Entrance::kTookPlaceOfNothing:
      return std::rename(to.c_str(), from.c_str()) == 0;
    case Entrance::kExchanged:
      return Exchange(from, to);
    case Entrance::kReplaced:
      return false;
  }
  return false;
}

std::string WithoutTrailingSlashes(std::string path) {
  while (path.size() > 1 && path.back() == '/') path.pop_back();
  return path;
}

}  // namespace

std::string FolderOf(const std::string& path) {
  const size_t slash = path.rfind('/');
  if (slash == std::string::npos) return ".";
  return slash == 0 ? "/" : path.substr(0, slash);
}

FinalName FinalName::OfFile(const std::string& path, Permissions permissions) {
  const std::string what = "output " + FileNamed(path);
  struct stat status;
  if (::stat(path.c_str(), &status) != 0) {
    if (errno != ENOENT) ThrowErrno("open", what);
    const mode_t mode = permissions.mode ? *permissions.mode : 0666 & ~Umask();
    return {Resolve(path), mode, permissions.insist, false, false};
  }
  if (S_ISDIR(status.st_mode)) {
    errno = EISDIR;
    ThrowErrno("open", what);
  }
  if (::access(path.c_str(), W_OK) != 0) ThrowErrno("open", what);
  const std::string name = Resolve(path);
  const bool insists = permissions.mode && permissions.insist;
  const mode_t mode = insists ? *permissions.mode : status.st_mode & kPermissions;
  return {name, mode, insists, IsMoreThanItsName(name, status), false};
}

FinalName FinalName::OfFolder(const std::string& path, Permissions permissions) {
  const bool insists = permissions.mode && permissions.insist;
  const mode_t mode = insists ? ForFolder(*permissions.mode) : S_IRWXU;
  const std::string name = Resolve(WithoutTrailingSlashes(path));
  struct stat status;
  if (::stat(name.c_str(), &status) != 0) {
    if (errno != ENOENT) ThrowErrno("create", "directory \"" + path + "\"");
    return {name, mode, insists, false, true};
  }
  if (!S_ISDIR(status.st_mode)) {
    errno = ENOTDIR;
    ThrowErrno("open", "directory \"" + path + "\"");
  }
  std::error_code unreadable;
  bool empty;
  do {
    empty = std::filesystem::is_empty(name, unreadable);
  } while (unreadable == std::errc::interrupted);
  if (unreadable) {
    errno = unreadable.value();
    ThrowErrno("read", "directory \"" + path + "\"");
  }
  if (!empty) base::Throw(base::ErrorCode::kIo, "directory \"{}\" is not empty", path);
  return {name, mode, insists, true, true};
}

std::string FinalName::folder() const { return FolderOf(path_); }

void FinalName::Give(Temporary& temporary, bool sync) const {
  if (!sync) {
    Enter(temporary.path(), path_);
    temporary.Keep();
    return;
  }
  const std::string in = folder();
  // Opened while a failure would leave all as it was.
  const Descriptor there = Descriptor::Open(in, O_RDONLY | O_DIRECTORY, 0, FolderNamed(in));
  // Nothing was there when the folder was begun, and a rename replaces none that has files now.
  const Entrance entrance =
      is_folder_ ? Enter(temporary.path(), path_) : EnterByExchange(temporary.path(), path_);
  try {
    there.Sync();
  } catch (const base::Error& error) {
    const Entrance taken = is_folder_ ? Entrance::kTookPlaceOfNothing : entrance;
    if (TakeBack(taken, temporary.path(), path_)) throw;
    temporary.Keep();
    throw base::Error(error.code(), error.what())
        .WithHint(
            taken == Entrance::kExchanged
                ? fmt::format("What \"{}\" was before is \"{}\" now.", path_, temporary.path())
                : fmt::format("\"{}\" is the new one, and may be gone when the power fails. "
                              "Write it again to be sure.",
                              path_));
  }
  if (entrance == Entrance::kExchanged) {
    temporary.Remove();  // what had the name before
  } else {
    temporary.Keep();
  }
}

}  // namespace pgstow::storage
