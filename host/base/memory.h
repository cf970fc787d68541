// Memory of the process as a whole.
#pragma once

namespace pgstow::base {

// Gives memory that was freed back to the system, as far as the C library can: what was much and is
// done with shall not lie beside what comes next. Takes about a millisecond for 100 MB. Any thread.
// Source: https://man7.org/linux/man-pages/man3/malloc_trim.3.html
void ReturnFreeMemory() noexcept;

}  // namespace pgstow::base
