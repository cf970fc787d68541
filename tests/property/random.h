// Random tables of contents, data and damage, each of a seed.
#pragma once

#include <cstdint>
#include <random>
#include <string>
#include <vector>

#include "tests/unit/archive/sample.h"

namespace pgstow::tests {

// The seeds to try: PGSTOW_TEST_SEED alone where it is set, else `count` new ones.
std::vector<uint64_t> Seeds(size_t count);

class Random {
 public:
  explicit Random(uint64_t seed) : engine_(seed) {}

  // From 0 to `most`, both included.
  uint64_t UpTo(uint64_t most) { return std::uniform_int_distribution<uint64_t>(0, most)(engine_); }
  bool OneIn(uint64_t count) { return UpTo(count - 1) == 0; }

  // Any bytes, `most` of them at most; few as often as many.
  std::string Bytes(size_t most);
  // The same without zero bytes, which no text of PostgreSQL has.
  std::string Text(size_t most);

  // Entries with every field set to anything it may be, and data for some of them.
  Sample Archive();

  // The bytes with a range overwritten, taken out, doubled or moved.
  std::string Damage(std::string bytes);

 private:
  model::Entry Entry(model::DumpId id);
  std::vector<model::DumpId> Ids();

  std::mt19937_64 engine_;
};

}  // namespace pgstow::tests
