// Bytes to run through plugins, the same in every run.
#pragma once

#include <cstddef>
#include <string>

namespace pgstow::conformance {

// Bytes that nothing compresses.
std::string RandomBytes(size_t count);

// Rows as COPY writes them: compressible, no two alike.
std::string Rows(size_t count);

}  // namespace pgstow::conformance
