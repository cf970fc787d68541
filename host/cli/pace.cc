#include "host/cli/pace.h"

#include <cmath>

namespace pgstow::cli {
namespace {

constexpr double kMemory = 10;  // seconds over which the rate is averaged
constexpr double kSoonest = 2;  // seconds before a guess is made
constexpr double kSmallestShare = 0.01;

}  // namespace

void Pace::Take(const base::ProgressSnapshot& snapshot) {
  const double passed = snapshot.seconds - seconds_;
  if (passed <= 0) return;
  // Work that was dropped takes its bytes back.
  const double moved = snapshot.bytes > bytes_ ? static_cast<double>(snapshot.bytes - bytes_) : 0;
  const double fresh = 1 - std::exp(-passed / kMemory);
  rate_ += fresh * (moved / passed - rate_);
  known_ += fresh * (1 - known_);
  seconds_ = snapshot.seconds;
  bytes_ = snapshot.bytes;
  left_.reset();
  if (snapshot.seconds >= kSoonest && snapshot.share >= kSmallestShare) {
    left_ = snapshot.seconds * (1 - snapshot.share) / snapshot.share;
  }
}

}  // namespace pgstow::cli
