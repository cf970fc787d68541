// Which task a lane takes next. Pure.
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <vector>

#include "host/dump/plan.h"

namespace pgstow::dump {

// Hands out tasks, the largest of each source first. One thread at a time.
class Agenda {
 public:
  // The tasks, largest first, outlive it. `sources`: how many there are.
  Agenda(std::span<const CopyTask> tasks, size_t sources);

  // The next task for a lane that is connected to source `at`, or to none yet; nullptr: there are
  // no more. A task of about the size of the largest one left is taken where the lane is, since
  // going to another database costs a connection; else it is one of the source that the fewest
  // lanes are at.
  const CopyTask* Take(std::optional<size_t> at);

 private:
  struct Source {
    std::vector<const CopyTask*> tasks;
    size_t next = 0;   // in `tasks`
    size_t lanes = 0;  // that are at it

    bool done() const { return next == tasks.size(); }
    const CopyTask& largest() const { return *tasks[next]; }
  };

  bool IsBetter(size_t one, size_t other, std::optional<size_t> at) const;

  std::vector<Source> sources_;
};

}  // namespace pgstow::dump
