// How fast a run goes, and how long it will go on. Pure.
#pragma once

#include <cstdint>
#include <optional>

#include "host/base/progress.h"

namespace pgstow::cli {

class Pace {
 public:
  // To be called with one snapshot after another.
  void Take(const base::ProgressSnapshot& snapshot);

  // Bytes a second, of about the last ten seconds.
  double rate() const { return known_ > 0 ? rate_ / known_ : 0; }

  // Seconds, as if what is left went as what is done, by weight; nothing while too little is done
  // to tell.
  std::optional<double> left() const { return left_; }

 private:
  double seconds_ = 0;  // of the last snapshot
  uint64_t bytes_ = 0;
  double rate_ = 0;   // averaged with nothing before the start …
  double known_ = 0;  // … which is so much of it less than all
  std::optional<double> left_;
};

}  // namespace pgstow::cli
