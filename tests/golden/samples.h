// What the golden archives hold.
#pragma once

#include "tests/unit/archive/sample.h"

namespace pgstow::tests {

// One table with two rows: the example of docs/FORMAT.md.
Sample TinySample();

// A server: a role, and databases "one" (UTF8) and "two" (LATIN1) with a table t each; "two" has
// a table "alone", too.
Sample ServerSample();

// The tiny sample and 600 tables more: enough for layout 1.3.
Sample LongSample();

}  // namespace pgstow::tests
