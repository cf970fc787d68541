// Memory for secrets in the host.
#pragma once

#include <cstddef>
#include <utility>

namespace pgstow::base {

// Bytes in pages of their own, 0 at first, which never move: locked, so that they are not written
// to a swap area (as far as the user's limit allows it, RLIMIT_MEMLOCK), not part of a core dump,
// not inherited by programs that are started, and wiped when they go. One thread at a time.
// Sources: mlock(2), madvise(2).
class LockedBytes {
 public:
  LockedBytes() = default;
  explicit LockedBytes(size_t size);  // throws std::bad_alloc
  ~LockedBytes();
  LockedBytes(LockedBytes&& other) noexcept
      : bytes_(std::exchange(other.bytes_, nullptr)),
        room_(std::exchange(other.room_, 0)),
        size_(std::exchange(other.size_, 0)) {}
  LockedBytes& operator=(LockedBytes&& other) noexcept;

  char* data() { return bytes_; }
  const char* data() const { return bytes_; }
  size_t size() const { return size_; }

  // Wipes what is behind the first `size` bytes, which is at most what there are.
  void Shorten(size_t size);

 private:
  char* bytes_ = nullptr;
  size_t room_ = 0;  // whole pages
  size_t size_ = 0;
};

}  // namespace pgstow::base
