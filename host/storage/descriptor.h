// A file descriptor with its whole reads and writes: short ones go on, interrupted ones are
// repeated, and a failure says which file and why.
#pragma once

#include <sys/types.h>

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>

#include <pgstow/abi.h>

namespace pgstow::storage {

class Descriptor {
 public:
  Descriptor() = default;
  // `what` is how messages name it: `file "x"`, `standard output`.
  Descriptor(int fd, std::string what) : fd_(fd), what_(std::move(what)) {}
  ~Descriptor();
  Descriptor(Descriptor&& other) noexcept;
  Descriptor& operator=(Descriptor&& other) noexcept;

  // open(2) with O_CLOEXEC; throws kIo `could not open <what>: …`.
  static Descriptor Open(const std::string& path, int flags, mode_t mode, std::string what);
  // The same below the directory that `folder` is.
  static Descriptor OpenAt(const Descriptor& folder, const std::string& name, int flags,
                           mode_t mode, std::string what);

  int get() const { return fd_; }
  const std::string& what() const { return what_; }

  // Writes all pieces, at the descriptor's position or at `offset`. Throws kIo.
  void Write(std::span<const pgstow_bytes> pieces) const;
  void WriteAt(std::span<const pgstow_bytes> pieces, uint64_t offset) const;

  // Reads until `room` is full or the file ends; tells how much. Throws kIo.
  size_t Read(std::span<uint8_t> room) const;
  size_t ReadAt(std::span<uint8_t> room, uint64_t offset) const;

  // Has the kernel begin to write that range of the file to its disk, and does not wait for it.
  // Says nothing of whether that works: Sync does. Nothing where the platform has no call for it.
  // Source: https://man7.org/linux/man-pages/man2/sync_file_range.2.html
  void StartWriteBack(uint64_t offset, uint64_t bytes) const noexcept;

  uint64_t Size() const;        // of a regular file
  void Sync() const;            // fsync; nothing where the file system has none for it
  void SyncFileSystem() const;  // syncfs: all that was written to the file system it is in
  void Close();                 // reports what a delayed write met; the destructor is silent
  int Release();                // gives the descriptor away

 private:
  int fd_ = -1;
  std::string what_;
};

// `file "<path>"`, for messages.
std::string FileNamed(const std::string& path);

// `directory "<path>"`.
std::string FolderNamed(const std::string& path);

// The bytes of all pieces.
uint64_t TotalBytes(std::span<const pgstow_bytes> pieces);

// Throws kIo `could not <action> <what>: <text of errno>`.
[[noreturn]] void ThrowErrno(const char* action, const std::string& what);

}  // namespace pgstow::storage
