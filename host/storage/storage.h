// Where an archive's bytes live. The one place for crash safety: a temporary name, fsync, rename.
#pragma once

#include <memory>
#include <string>

#include <pgstow/storage.h>

namespace pgstow::storage {

// A storage that an archive is written to. Its ABI face goes to the format plugin.
class OutputStorage {
 public:
  virtual ~OutputStorage() = default;  // without Commit: removes every trace
  virtual const pgstow_storage* abi() = 0;
  // Makes the bytes durable (fsync of file and folder unless !sync) and gives them the final name.
  // Throws kIo; then nothing stands under the final name that did not before.
  virtual void Commit(bool sync) = 0;
};

// A storage that an archive is read from.
class InputStorage {
 public:
  virtual ~InputStorage() = default;
  virtual const pgstow_storage* abi() = 0;
  virtual bool seekable() const = 0;  // regular files and directories
};

// `path`: final name; "-" or empty is standard output, to which nothing is renamed. A path that is
// a FIFO, character device or socket is written through. Regular files are written as
// "<path>.pgstow-<random>.tmp" in the same folder, readable by the owner alone until then as umask
// says for the final file. Throws kIo.
std::unique_ptr<OutputStorage> CreateFile(const std::string& path);
// A new directory, written as "<path>.pgstow-<random>.tmp" and renamed; the final path must not
// exist or be an empty directory.
std::unique_ptr<OutputStorage> CreateDirectory(const std::string& path);

// A file, a pipe ("-": standard input) or a directory, by what `path` is. Throws kIo.
std::unique_ptr<InputStorage> Open(const std::string& path);

// Removes the temporary names of all storages of this process that are not committed. Safe to call
// in a signal handler: only async-signal-safe calls.
void RemoveTemporaries() noexcept;

}  // namespace pgstow::storage
