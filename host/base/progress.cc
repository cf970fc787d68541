#include "host/base/progress.h"

#include <algorithm>
#include <chrono>
#include <utility>

namespace pgstow::base {
namespace {

double SteadySeconds() {
  return std::chrono::duration<double>(std::chrono::steady_clock::now().time_since_epoch()).count();
}

// The part of its weight that work has behind it. Without data nothing is known of it, and with all
// its data moved it is not at its end yet.
double WeightDone(const Work& work, uint64_t bytes) {
  constexpr double kMost = 0.99;
  if (work.bytes == 0) return 0;
  const double share = static_cast<double>(bytes) / static_cast<double>(work.bytes);
  return static_cast<double>(work.weight) * std::min(share, kMost);
}

}  // namespace

Progress::Progress(Clock clock)
    : clock_(clock ? std::move(clock) : Clock(SteadySeconds)), start_(clock_()) {}

void Progress::SetTotals(const ProgressTotals& totals) {
  const std::lock_guard lock(mutex_);
  totals_ = totals;
}

Progress::Worker& Progress::Enlist() {
  const std::lock_guard lock(mutex_);
  return workers_.emplace_back(*this);
}

void Progress::Worker::Begin(Work work) {
  const std::lock_guard lock(mutex_);
  work_ = std::move(work);
  began_ = progress_.seconds();
  bytes_ = 0;
  busy_ = true;
}

void Progress::Worker::End(uint64_t rows) {
  WorkDone done{.rows = rows};
  {
    // Together, so that whoever looks finds the work either going on or done.
    const std::lock_guard all(progress_.mutex_);
    const std::lock_guard lock(mutex_);
    if (!busy_) return;
    busy_ = false;
    done.work = std::move(work_);
    done.began = began_;
    done.ended = progress_.seconds();
    done.bytes = bytes_.exchange(0);
    progress_.steps_ += done.work.steps;
    progress_.bytes_ += done.bytes;
    progress_.rows_ += done.rows;
    progress_.weight_ += done.work.weight;
  }
  if (!progress_.listener_) return;
  const std::lock_guard lock(progress_.listener_mutex_);
  progress_.listener_(done);
}

void Progress::Worker::Drop() {
  const std::lock_guard lock(mutex_);
  busy_ = false;
  bytes_ = 0;
}

void Progress::Skip(const Work& work) {
  const std::lock_guard lock(mutex_);
  steps_ += work.steps;
  weight_ += work.weight;
  totals_.bytes -= std::min(totals_.bytes, work.bytes);
}

ProgressSnapshot Progress::Look() const {
  const std::lock_guard lock(mutex_);
  ProgressSnapshot snapshot{
      .seconds = seconds(), .totals = totals_, .steps = steps_, .bytes = bytes_, .rows = rows_};
  double weight = static_cast<double>(weight_);
  size_t number = 0;
  for (const Worker& worker : workers_) {
    ++number;
    const std::lock_guard its_lock(worker.mutex_);
    if (!worker.busy_) continue;
    const uint64_t bytes = worker.bytes_;
    snapshot.bytes += bytes;
    weight += WeightDone(worker.work_, bytes);
    snapshot.busy.push_back({.worker = number,
                             .work = worker.work_,
                             .seconds = snapshot.seconds - worker.began_,
                             .bytes = bytes});
  }
  if (totals_.weight > 0) {
    snapshot.share = std::min(1.0, weight / static_cast<double>(totals_.weight));
  }
  return snapshot;
}

}  // namespace pgstow::base
