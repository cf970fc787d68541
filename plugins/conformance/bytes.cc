#include "plugins/conformance/bytes.h"

#include <random>

namespace pgstow::conformance {

std::string RandomBytes(size_t count) {
  constexpr uint64_t kSeed = 20260101;
  std::mt19937_64 generator(kSeed + count);
  std::string bytes(count, '\0');
  for (char& byte : bytes) byte = static_cast<char>(generator());
  return bytes;
}

std::string Rows(size_t count) {
  std::string rows;
  for (size_t i = 0; i < count; ++i) {
    rows += std::to_string(i) + "\tcustomer " + std::to_string(i * i % 997) + "\t\\N\n";
  }
  return rows;
}

}  // namespace pgstow::conformance
