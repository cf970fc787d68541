#include "host/storage/descriptor.h"

#include <fcntl.h>
#include <poll.h>
#include <sys/stat.h>
#include <sys/uio.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <utility>

#include "host/base/error.h"

namespace pgstow::storage {
namespace {

// What is left of a run of pieces, as the vectors that writev takes.
class PieceCursor {
 public:
  explicit PieceCursor(std::span<const pgstow_bytes> pieces) : pieces_(pieces) { SkipEmpty(); }

  bool done() const { return pieces_.empty(); }

  std::span<const iovec> Vectors() {
    size_t count = 0;
    for (const pgstow_bytes& piece : pieces_) {
      if (count == vectors_.size()) break;
      const size_t skipped = count == 0 ? taken_ : 0;
      vectors_[count++] = {const_cast<uint8_t*>(piece.ptr) + skipped, piece.len - skipped};
    }
    return {vectors_.data(), count};
  }

  void Advance(size_t written) {
    taken_ += written;
    while (!pieces_.empty() && taken_ >= pieces_.front().len) {
      taken_ -= pieces_.front().len;
      pieces_ = pieces_.subspan(1);
    }
  }

 private:
  void SkipEmpty() { Advance(0); }

  std::span<const pgstow_bytes> pieces_;
  size_t taken_ = 0;  // of the first piece
  std::array<iovec, 16> vectors_{};
};

// Whether a call that failed is to be made again: it was interrupted, or a descriptor that someone
// made non-blocking (a terminal, a pipe of ssh) became ready meanwhile.
bool TryAgain(int fd, short events) {
  if (errno == EINTR) return true;
  if (errno != EAGAIN && errno != EWOULDBLOCK) return false;
  pollfd ready{fd, events, 0};
  return ::poll(&ready, 1, -1) >= 0 || errno == EINTR;
}

// `write` is writev or pwritev bound to its offset; it gets the vectors and what was written
// before.
template <typename WriteSome>
void WriteWhole(const Descriptor& file, std::span<const pgstow_bytes> pieces, WriteSome write) {
  PieceCursor cursor(pieces);
  uint64_t written = 0;
  while (!cursor.done()) {
    const ssize_t count = write(cursor.Vectors(), written);
    if (count < 0) {
      if (TryAgain(file.get(), POLLOUT)) continue;
      ThrowErrno("write to", file.what());
    }
    written += static_cast<uint64_t>(count);
    cursor.Advance(static_cast<size_t>(count));
  }
}

// `read` is read or pread bound to its offset; it gets the room left and what was read before.
template <typename ReadSome>
size_t ReadWhole(const Descriptor& file, std::span<uint8_t> room, ReadSome read) {
  size_t done = 0;
  while (done < room.size()) {
    const ssize_t count = read(room.subspan(done), done);
    if (count == 0) break;
    if (count < 0) {
      if (TryAgain(file.get(), POLLIN)) continue;
      ThrowErrno("read from", file.what());
    }
    done += static_cast<size_t>(count);
  }
  return done;
}

int OpenRetrying(int folder, const std::string& path, int flags, mode_t mode) {
  int fd;
  do {
    fd = ::openat(folder, path.c_str(), flags | O_CLOEXEC, mode);
  } while (fd < 0 && errno == EINTR);
  return fd;
}

}  // namespace

std::string FileNamed(const std::string& path) { return "file \"" + path + "\""; }

std::string FolderNamed(const std::string& path) { return "directory \"" + path + "\""; }

uint64_t TotalBytes(std::span<const pgstow_bytes> pieces) {
  uint64_t total = 0;
  for (const pgstow_bytes& piece : pieces) total += piece.len;
  return total;
}

void ThrowErrno(const char* action, const std::string& what) {
  const int number = errno;
  base::Throw(base::ErrorCode::kIo, "could not {} {}: {}", action, what, base::ErrnoText(number));
}

Descriptor::~Descriptor() {
  if (fd_ >= 0) ::close(fd_);
}

Descriptor::Descriptor(Descriptor&& other) noexcept
    : fd_(std::exchange(other.fd_, -1)), what_(std::move(other.what_)) {}

Descriptor& Descriptor::operator=(Descriptor&& other) noexcept {
  std::swap(fd_, other.fd_);
  std::swap(what_, other.what_);
  return *this;
}

Descriptor Descriptor::Open(const std::string& path, int flags, mode_t mode, std::string what) {
  const int fd = OpenRetrying(AT_FDCWD, path, flags, mode);
  if (fd < 0) ThrowErrno("open", what);
  return {fd, std::move(what)};
}

Descriptor Descriptor::OpenAt(const Descriptor& folder, const std::string& name, int flags,
                              mode_t mode, std::string what) {
  const int fd = OpenRetrying(folder.get(), name, flags, mode);
  if (fd < 0) ThrowErrno("open", what);
  return {fd, std::move(what)};
}

void Descriptor::Write(std::span<const pgstow_bytes> pieces) const {
  WriteWhole(*this, pieces, [this](std::span<const iovec> vectors, uint64_t) {
    return ::writev(fd_, vectors.data(), static_cast<int>(vectors.size()));
  });
}

void Descriptor::WriteAt(std::span<const pgstow_bytes> pieces, uint64_t offset) const {
  WriteWhole(*this, pieces, [this, offset](std::span<const iovec> vectors, uint64_t written) {
    return ::pwritev(fd_, vectors.data(), static_cast<int>(vectors.size()),
                     static_cast<off_t>(offset + written));
  });
}

size_t Descriptor::Read(std::span<uint8_t> room) const {
  return ReadWhole(*this, room, [this](std::span<uint8_t> left, size_t) {
    return ::read(fd_, left.data(), left.size());
  });
}

size_t Descriptor::ReadAt(std::span<uint8_t> room, uint64_t offset) const {
  return ReadWhole(*this, room, [this, offset](std::span<uint8_t> left, size_t done) {
    return ::pread(fd_, left.data(), left.size(), static_cast<off_t>(offset + done));
  });
}

uint64_t Descriptor::Size() const {
  struct stat status;
  if (::fstat(fd_, &status) != 0) ThrowErrno("stat", what_);
  return static_cast<uint64_t>(status.st_size);
}

void Descriptor::Sync() const {
  int result;
  do {
    result = ::fsync(fd_);
  } while (result != 0 && errno == EINTR);
  if (result == 0) return;
  // Some file systems have no fsync for folders or special files.
  if (errno == EINVAL || errno == EBADF || errno == EROFS) return;
  ThrowErrno("fsync", what_);
}

void Descriptor::StartWriteBack([[maybe_unused]] uint64_t offset,
                                [[maybe_unused]] uint64_t bytes) const noexcept {
#ifdef __linux__
  ::sync_file_range(fd_, static_cast<off_t>(offset), static_cast<off_t>(bytes),
                    SYNC_FILE_RANGE_WRITE);
#endif
}

void Descriptor::SyncFileSystem() const {
#ifdef __linux__
  int result;
  do {
    result = ::syncfs(fd_);
  } while (result != 0 && errno == EINTR);
  if (result == 0) return;
#else
  errno = ENOSYS;
#endif
  ThrowErrno("synchronize file system for", what_);
}

void Descriptor::Close() {
  const int fd = std::exchange(fd_, -1);
  if (fd >= 0 && ::close(fd) != 0 && errno != EINTR) ThrowErrno("close", what_);
}

int Descriptor::Release() { return std::exchange(fd_, -1); }

}  // namespace pgstow::storage
