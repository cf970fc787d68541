// What tests that break things on purpose tell `./dev torture`: how often they did, and what came
// of it.
#pragma once

#include <cstdint>
#include <string>
#include <utility>

namespace pgstow::tests {

// How often a test tries: PGSTOW_TORTURE_ROUNDS, or `usual` where that is not set. Throws
// std::invalid_argument where it is no number.
uint64_t TortureRounds(uint64_t usual);

// What became of one try.
enum class Fate {
  kDetected,  // the damage was found, the failure was told, what was cut short is not taken for
              // whole
  kHarmless,  // nothing was to be found: what came out is as if nothing had happened
  kSilent,    // it went unnoticed
  kLost,      // something is gone that has to be there
};

// A row of the table. It fails the test that has it when something was silent or lost. One thread.
class TortureRow {
 public:
  // `name`: rows of the same name, of one program or of several, are added up. No tabs or newlines.
  explicit TortureRow(std::string name) : name_(std::move(name)) {}
  TortureRow(const TortureRow&) = delete;
  TortureRow& operator=(const TortureRow&) = delete;
  // Writes the line `name tried detected silent lost`, tabs between, to a file of its own in the
  // folder that PGSTOW_TORTURE names; without that, to none.
  ~TortureRow();

  void Count(Fate fate);

 private:
  std::string name_;
  uint64_t tried_ = 0;
  uint64_t detected_ = 0;
  uint64_t silent_ = 0;
  uint64_t lost_ = 0;
};

}  // namespace pgstow::tests
