#include "plugins/conformance/growth.h"

#include <malloc.h>

#include <cstddef>

#include "plugins/conformance/law.h"

namespace pgstow::conformance {
namespace {

size_t HeapInUse() {
  const struct mallinfo2 heap = ::mallinfo2();
  return heap.uordblks + heap.hblkhd;
}

}  // namespace

// A leak goes on; what allocators and caches keep to themselves comes to an end.
void ExpectNoGrowth(const std::function<void()>& round) {
  constexpr int kWindows = 16;
  constexpr int kRounds = 32;
  constexpr size_t kSmallestBlock = 16;
  size_t grown = 0;
  for (int window = 0; window < kWindows; ++window) {
    const size_t before = HeapInUse();
    for (int i = 0; i < kRounds; ++i) round();
    const size_t after = HeapInUse();
    if (after < before + kRounds * kSmallestBlock) return;
    grown = after - before;
  }
  Break("the heap grows by {} bytes in {} rounds of the same work, again and again", grown,
        kRounds);
}

}  // namespace pgstow::conformance
