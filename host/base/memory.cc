#include "host/base/memory.h"

#include <cstdint>
#include <cstdlib>  // says whose library it is

#ifdef __GLIBC__
#include <malloc.h>
#endif
#ifdef __linux__
#include <sys/mman.h>
#include <unistd.h>
#endif

namespace pgstow::base {

void ReturnFreeMemory() noexcept {
#ifdef __GLIBC__
  malloc_trim(0);
#endif
}

void Populate([[maybe_unused]] std::span<std::byte> room) noexcept {
#ifdef MADV_POPULATE_WRITE
  constexpr size_t kWorthCalling = size_t{64} << 10;
  if (room.size() < kWorthCalling) return;
  const auto page = static_cast<uintptr_t>(::sysconf(_SC_PAGESIZE));
  const auto start = reinterpret_cast<uintptr_t>(room.data());
  const uintptr_t first = (start + page - 1) / page * page;
  const uintptr_t end = (start + room.size()) / page * page;
  ::madvise(room.data() + (first - start), end - first, MADV_POPULATE_WRITE);
#endif
}

}  // namespace pgstow::base
