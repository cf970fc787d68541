// Memory of the process as a whole.
#pragma once

#include <cstddef>
#include <span>
#include <vector>

namespace pgstow::base {

// Gives memory that was freed back to the system, as far as the C library can: what was much and is
// done with shall not lie beside what comes next. Takes about a millisecond for 100 MB. Any thread.
// Source: https://man7.org/linux/man-pages/man3/malloc_trim.3.html
void ReturnFreeMemory() noexcept;

// Has the system put pages behind memory that is about to be filled, all at once instead of by a
// fault for each of them, which takes twice as long. Its contents stay; where the system can't, the
// faults come as ever. Any thread.
// Source: https://man7.org/linux/man-pages/man2/madvise.2.html, MADV_POPULATE_WRITE
void Populate(std::span<std::byte> room) noexcept;

// Gives a vector of bytes that will soon be filled room for `size` of them, with pages behind it.
template <typename Byte>
void ReserveAtOnce(std::vector<Byte>& bytes, size_t size) {
  static_assert(sizeof(Byte) == 1);
  if (size <= bytes.capacity()) return;
  bytes.reserve(size);
  Populate(std::as_writable_bytes(std::span(bytes.data(), size)).subspan(bytes.size()));
}

}  // namespace pgstow::base
