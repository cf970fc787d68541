#include "tests/support/torture.h"

#include <unistd.h>

#include <atomic>
#include <cstdlib>
#include <filesystem>
#include <string>

#include <fmt/format.h>
#include <gtest/gtest.h>

#include "tests/support/paths.h"

namespace pgstow::tests {

uint64_t TortureRounds(uint64_t usual) {
  const char* const rounds = std::getenv("PGSTOW_TORTURE_ROUNDS");
  return rounds == nullptr ? usual : std::stoull(rounds);
}

void TortureRow::Count(Fate fate) {
  ++tried_;
  switch (fate) {
    case Fate::kDetected:
      ++detected_;
      return;
    case Fate::kHarmless:
      return;
    case Fate::kSilent:
      ++silent_;
      return;
    case Fate::kLost:
      ++lost_;
      return;
  }
}

TortureRow::~TortureRow() {
  EXPECT_EQ(silent_, 0) << name_ << ": went unnoticed, of " << tried_;
  EXPECT_EQ(lost_, 0) << name_ << ": gone, of " << tried_;
  const char* const folder = std::getenv("PGSTOW_TORTURE");
  if (folder == nullptr) return;
  static std::atomic<int> rows = 0;
  try {
    WriteFile(std::filesystem::path(folder) / fmt::format("{}-{}", ::getpid(), ++rows),
              fmt::format("{}\t{}\t{}\t{}\t{}\n", name_, tried_, detected_, silent_, lost_));
  } catch (const std::exception& error) {
    ADD_FAILURE() << "could not report \"" << name_ << "\" to \"" << folder
                  << "\": " << error.what();
  }
}

}  // namespace pgstow::tests
