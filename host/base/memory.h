// Memory of the process as a whole.
#pragma once

#include <cstddef>
#include <span>

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

}  // namespace pgstow::base
