// Memory that is not given back.
#pragma once

#include <functional>

namespace pgstow::conformance {

// Throws Broken when the heap of this process goes on growing while `round` runs again and again.
// What the first rounds keep (caches, pools) is not counted. Under a sanitizer, which counts leaks
// itself, it sees none.
void ExpectNoGrowth(const std::function<void()>& round);

}  // namespace pgstow::conformance
