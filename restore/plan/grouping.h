// Which steps of a plan may share a transaction with others, sent to the server together. Pure.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "host/model/entry.h"
#include "restore/plan/plan.h"

namespace pgstow::plan {

// Answers by index in plan.steps.
class Grouping {
 public:
  // No transaction has more steps than this. The server may have room for the locks of fewer.
  static constexpr size_t kMostSteps = 1000;

  Grouping(const model::Toc& toc, const Plan& plan);

  // Whether the step is cheap: a change of catalogs, an index or a constraint of tables that this
  // plan makes and leaves nearly empty, or a load without rows of such a table. What takes long is
  // done by itself, so that little is lost with it, and other connections share the work.
  bool Joins(size_t step) const { return locks_[step] > 0; }

  // How many locks the step holds until its transaction ends: an estimate from above, at least 1;
  // of steps that join.
  size_t Locks(size_t step) const { return locks_[step]; }

  // How many usual statements its text is as long as, at least 1: an entry of large objects makes
  // a thousand of them.
  size_t Weight(size_t step) const { return weights_[step]; }

 private:
  std::vector<uint32_t> locks_;  // 0: the step does not join
  std::vector<uint32_t> weights_;
};

// How many of a row of steps are to be tried together, given how it went so far: all at first;
// after a failure what came before the culprit, then the culprit by itself; fewer when the server
// has no room for so many locks; and one by one where failures come in a row. Pure.
class GroupSize {
 public:
  // How many of `left` (≥ 1) steps to try next; 1: that one by itself.
  size_t Next(size_t left) const;

  // Whether the next one is known to fail in a group, or was found beside one that does.
  bool alone() const { return alone_ > 0; }

  // The next `steps` were done: together, or with 1 by itself, whatever came of it.
  void Done(size_t steps);

  // The next steps were tried together, and undone: because of the one at this place among them.
  void Failed(size_t culprit);
  // Nothing tells which one it was.
  void Failed() { alone_ = tried_; }
  // The server had no room for the locks of so many.
  void TooMany() { most_ = tried_ / 2 > 0 ? tried_ / 2 : 1; }

 private:
  size_t most_ = SIZE_MAX;
  size_t before_culprit_ = SIZE_MAX;  // SIZE_MAX: none is known
  size_t alone_ = 0;                  // so many are to be done one by one
  size_t in_a_row_ = 0;               // failures without a success between
  mutable size_t tried_ = 0;
};

}  // namespace pgstow::plan
