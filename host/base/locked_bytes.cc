#include "host/base/locked_bytes.h"

#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

#include <new>

namespace pgstow::base {

LockedBytes::LockedBytes(size_t size) {
  if (size == 0) return;
  const auto page = static_cast<size_t>(::sysconf(_SC_PAGESIZE));
  const size_t room = (size + page - 1) / page * page;
  void* const pages =
      ::mmap(nullptr, room, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
  if (pages == MAP_FAILED) throw std::bad_alloc();
  ::madvise(pages, room, MADV_DONTDUMP);
  ::madvise(pages, room, MADV_WIPEONFORK);
  ::mlock(pages, room);
  bytes_ = static_cast<char*>(pages);
  room_ = room;
  size_ = size;
}

LockedBytes::~LockedBytes() {
  if (bytes_ == nullptr) return;
  ::explicit_bzero(bytes_, room_);
  ::munmap(bytes_, room_);
}

LockedBytes& LockedBytes::operator=(LockedBytes&& other) noexcept {
  std::swap(bytes_, other.bytes_);
  std::swap(room_, other.room_);
  std::swap(size_, other.size_);
  return *this;
}

void LockedBytes::Shorten(size_t size) {
  if (size >= size_) return;
  ::explicit_bzero(bytes_ + size, size_ - size);
  size_ = size;
}

}  // namespace pgstow::base
