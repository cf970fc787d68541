// What the golden archives hold.
#pragma once

#include "tests/unit/archive/sample.h"

namespace pgstow::tests {

// One table with two rows: the example of docs/FORMAT.md.
Sample TinySample();

}  // namespace pgstow::tests
