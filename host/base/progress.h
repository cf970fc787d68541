// How far a long run is: counted by the threads that work, looked at by the one that shows it.
// Nothing is counted row by row; a piece of data costs one atomic addition.
#pragma once

#include <atomic>
#include <cstddef>
#include <cstdint>
#include <deque>
#include <functional>
#include <mutex>
#include <string>
#include <utility>
#include <vector>

namespace pgstow::base {

// One thing that a worker does.
struct Work {
  std::string verb;     // what is done, in the present: "loading"
  std::string kind;     // of what: "TABLE DATA"
  std::string name;     // and which: "app.t"
  uint64_t entry = 0;   // its number in the archive; 0: none
  uint64_t bytes = 0;   // of data that it moves; 0: none, or not known
  uint64_t weight = 1;  // its share of the whole, in the unit of ProgressTotals::weight
  uint64_t steps = 1;   // steps that are done when it is; 0: it is a part of one
  size_t phase = 0;     // of the run; what there are is the run's own affair
};

// Work that has ended. Times are seconds since the start of the run.
struct WorkDone {
  Work work;
  double began = 0;
  double ended = 0;
  uint64_t bytes = 0;
  uint64_t rows = 0;
  double seconds() const { return ended - began; }
};

// What there is to do in all. What is not known is 0.
struct ProgressTotals {
  uint64_t steps = 0;
  uint64_t bytes = 0;
  uint64_t weight = 0;
};

// How it stands at one moment.
struct ProgressSnapshot {
  // A worker that is at work.
  struct Busy {
    size_t worker = 0;  // from 1
    Work work;
    double seconds = 0;  // since it began
    uint64_t bytes = 0;  // moved so far
  };
  double seconds = 0;  // since the start of the run
  ProgressTotals totals;
  uint64_t steps = 0;  // done
  uint64_t bytes = 0;  // moved, those of work that goes on included
  uint64_t rows = 0;   // of work that is done
  double share = 0;    // done of all the weight, from 0 to 1
  std::vector<Busy> busy;
};

class Progress {
 public:
  // Seconds from any moment on; for tests. By itself the steady clock.
  using Clock = std::function<double()>;
  explicit Progress(Clock clock = {});

  void SetTotals(const ProgressTotals& totals);

  // Called with all work that ends, one at a time, on the thread of the worker; may look. To be set
  // before any begins.
  void OnWorkDone(std::function<void(const WorkDone&)> listener) {
    listener_ = std::move(listener);
  }

  // Who works. One thread at a time.
  class Worker {
   public:
    explicit Worker(Progress& progress) : progress_(progress) {}

    void Begin(Work work);
    void AddBytes(uint64_t bytes) { bytes_.fetch_add(bytes, std::memory_order_relaxed); }
    // The work is done. Without Begin nothing happens.
    void End(uint64_t rows = 0);
    // It came to nothing, and may begin again: its bytes do not count.
    void Drop();

   private:
    friend class Progress;
    Progress& progress_;
    std::atomic<uint64_t> bytes_ = 0;
    mutable std::mutex mutex_;  // of the rest
    bool busy_ = false;
    Work work_;
    double began_ = 0;
  };

  // One more worker, which lives as long as this. Any thread.
  Worker& Enlist();

  // Counts work that need not be done as done. Any thread.
  void Skip(const Work& work);

  // Any thread.
  ProgressSnapshot Look() const;
  double seconds() const { return clock_() - start_; }

 private:
  const Clock clock_;
  const double start_;
  std::function<void(const WorkDone&)> listener_;
  std::mutex listener_mutex_;
  mutable std::mutex mutex_;  // of what follows
  ProgressTotals totals_;
  std::deque<Worker> workers_;
  uint64_t steps_ = 0;
  uint64_t bytes_ = 0;
  uint64_t rows_ = 0;
  uint64_t weight_ = 0;
};

}  // namespace pgstow::base
