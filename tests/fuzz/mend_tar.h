// Mutated tar archives whose headers have sums that fit.
#pragma once

#include <cstdint>
#include <string>

namespace pgstow::fuzz {

// Each block that may be a header gets the sum of its bytes.
std::string MendTar(std::string input, uint32_t choice);

}  // namespace pgstow::fuzz
