// Where an archive's bytes live. The one place for crash safety: a temporary name, fsync, rename.
#pragma once

#include <sys/types.h>

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include <pgstow/storage.h>

namespace pgstow::storage {

// How what was written is made to outlive a crash of the machine.
enum class SyncMethod {
  kNone,
  kFsync,   // each file, then the folder that it is in
  kSyncfs,  // of a directory: its whole file system at once, which is quicker for very many files,
            // unless others write to it too; anything else as kFsync. Only where kHasSyncfs.
};

// Whether the platform has syncfs(2). Source: https://man7.org/linux/man-pages/man2/sync.2.html
#ifdef __linux__
inline constexpr bool kHasSyncfs = true;
#else
inline constexpr bool kHasSyncfs = false;
#endif

// Who may read and write the files of an archive.
struct Permissions {
  std::optional<mode_t> mode = {};  // 0 to 0777; none: as the umask leaves them
  // A file that is there and replaced gets them too, rather than keep its own.
  bool insist = false;
};

// A storage that an archive is written to. Its ABI face goes to the format plugin.
class OutputStorage {
 public:
  virtual ~OutputStorage() = default;  // without Commit: removes every trace
  virtual const pgstow_storage* abi() = 0;
  // Makes the bytes durable and gives them the final name. Throws kIo; then what stood under the
  // final name stands there, or nothing if nothing did. Exceptions: a file that was filled in place
  // is empty; on a file system that can't exchange two names the new archive has the name, though
  // perhaps not after a crash, when nothing but that its folder could not be synced went wrong.
  virtual void Commit(SyncMethod sync) = 0;
};

// A storage that an archive is read from.
class InputStorage {
 public:
  virtual ~InputStorage() = default;
  virtual const pgstow_storage* abi() = 0;
  virtual bool seekable() const = 0;  // regular files and directories

  // The first bytes of a member (of the one file: ""), `most` at most; none when a directory has no
  // such member. A stream gives them to its reader again. One thread, before anything is opened.
  virtual std::vector<uint8_t> Peek(const std::string& member, size_t most) = 0;
};

// `path`: final name; "-" or empty is standard output, which must be open for writing. A path that
// is a FIFO or a device is written through, and so is what the process has open when the path names
// that ("/dev/stdout", "/dev/fd/3"), from where it stands. A regular file is written as
// "<path>.pgstow-<random>.tmp" in the same folder, readable by its owner alone. When it gets its
// name it gets the permissions that the file there had, or else those of `permissions`; a file
// that can't be replaced so without becoming another one is emptied and filled in place. Symbolic
// links are followed. Throws kIo.
std::unique_ptr<OutputStorage> CreateFile(const std::string& path, Permissions permissions = {});

// A new directory, written as "<path>.pgstow-<random>.tmp" and renamed; or an empty one that is
// there, which gets its files, the last that was made coming last, from a temporary folder in it.
// Its files get the permissions; itself, whose names tell little and whose files could be
// exchanged, it becomes the owner's alone, unless permissions are insisted on: then those who may
// read the files may look for them too. Throws kIo.
std::unique_ptr<OutputStorage> CreateDirectory(const std::string& path,
                                               Permissions permissions = {});

// A file, a pipe ("-" or empty: standard input) or a directory, by what `path` is. Of a directory
// only regular files right in it are opened. Throws kIo.
std::unique_ptr<InputStorage> Open(const std::string& path);

// The same, but a pipe, and whatever else can't be read at random, is first copied to a nameless
// file in $TMPDIR (or /tmp). Throws kIo.
std::unique_ptr<InputStorage> OpenSpooled(const std::string& path);

// A regular file that is there, to be read and, as PGSTOW_OPEN_UPDATE, overwritten in place. Throws
// kIo, and kUnsupported for anything but a regular file.
std::unique_ptr<InputStorage> OpenForUpdate(const std::string& path);

// Removes the temporary names of all storages of this process that are not committed. Safe to call
// in a signal handler: only async-signal-safe calls.
void RemoveTemporaries() noexcept;

}  // namespace pgstow::storage
