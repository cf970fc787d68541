// Which task a lane takes next. Pure.
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <vector>

#include "host/dump/plan.h"

namespace pgstow::dump {

// Tasks of one source that a lane does one after another; their tables are locked with one
// statement. As long as the agenda.
using Batch = std::span<const CopyTask* const>;

// Hands out tasks, the largest of each source first. One thread at a time.
class Agenda {
 public:
  // The tasks, largest first, outlive it. `sources`, `lanes`: how many there are.
  Agenda(std::span<const CopyTask> tasks, size_t sources, size_t lanes);

  // What is next for a lane that is connected to source `at`, or to none yet; empty: there is no
  // more. A task of about the size of the largest one left is taken where the lane is, since going
  // to another database costs a connection; else it is one of the source that the fewest lanes are
  // at. Small tasks are taken by the dozen, and fewer at once as fewer are left, so that all lanes
  // end at about the same time.
  Batch Take(std::optional<size_t> at);

 private:
  struct Source {
    std::vector<const CopyTask*> tasks;
    size_t next = 0;   // in `tasks`
    size_t lanes = 0;  // that are at it

    bool done() const { return next == tasks.size(); }
    const CopyTask& largest() const { return *tasks[next]; }
    size_t left() const { return tasks.size() - next; }
  };

  bool IsBetter(size_t one, size_t other, std::optional<size_t> at) const;
  size_t LengthOfBatch(const Source& source) const;

  std::vector<Source> sources_;
  size_t lanes_;
};

}  // namespace pgstow::dump
