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

void ExpectNoGrowth(const std::function<void()>& round) {
  constexpr int kWarmUp = 8;
  constexpr int kRounds = 32;
  constexpr size_t kSmallestBlock = 16;
  for (int i = 0; i < kWarmUp; ++i) round();
  const size_t before = HeapInUse();
  for (int i = 0; i < kRounds; ++i) round();
  const size_t after = HeapInUse();
  if (after >= before + kRounds * kSmallestBlock) {
    Break("the heap grew by {} bytes in {} rounds of the same work", after - before, kRounds);
  }
}

}  // namespace pgstow::conformance
