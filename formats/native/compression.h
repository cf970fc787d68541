// What headers say of compression, as chains of filters.
#pragma once

#include <cstdint>
#include <string_view>

#include "formats/native/head.h"

namespace pgstow::native {

// The chain that undoes a compression; empty for none. `gzip`: the filter that undoes the layout's
// gzip compression.
std::string_view ChainOf(Compression compression, std::string_view gzip);

// What a header says of `chain`, a specification of one filter or none. Throws
// PGSTOW_E_UNSUPPORTED for another one.
Compression CompressionOf(std::string_view chain);

// The level that it names; kDefaultLevel when it names none.
int32_t LevelOf(std::string_view chain);

}  // namespace pgstow::native
