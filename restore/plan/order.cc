#include "restore/plan/order.h"

#include <algorithm>
#include <cstdint>
#include <utility>

#include <fmt/format.h>

#include "host/sql/quote.h"
#include "restore/plan/needs.h"

namespace pgstow::plan {
namespace {

// Takes the entries in their order, each after what it needs.
class Repair {
 public:
  Repair(const model::Toc& toc, const select::Selection& selection)
      : needs_(toc, selection), states_(toc.entries.size(), State::kLeft) {
    order_.reserve(selection.order.size());
  }

  void Take(size_t entry) {
    if (states_[entry] != State::kLeft) return;
    Open(entry);
    while (!waiting_.empty()) {
      Waiting& last = waiting_.back();
      if (last.next == last.needed.size()) {
        Place(last.entry);
        waiting_.pop_back();
      } else if (const size_t needed = last.needed[last.next++]; states_[needed] == State::kLeft) {
        broken_.push_back({.entry = WhoComesBefore(needed), .needed = needed});
        Open(needed);
      }
    }
  }

  std::vector<size_t> order_;
  std::vector<BrokenDependency> broken_;

 private:
  enum class State : uint8_t { kLeft, kWaiting, kPlaced };
  // An entry that is not placed before what it needs is.
  struct Waiting {
    size_t entry = 0;
    std::vector<size_t> needed;
    size_t next = 0;  // in needed
  };

  void Open(size_t entry) {
    states_[entry] = State::kWaiting;
    waiting_.push_back({.entry = entry, .needed = needs_.Of(entry)});
  }

  void Place(size_t entry) {
    states_[entry] = State::kPlaced;
    order_.push_back(entry);
  }

  // The last of those that wait for the entry which the selection has before it: at least the first
  // of them does.
  size_t WhoComesBefore(size_t needed) const {
    size_t i = waiting_.size() - 1;
    while (i > 0 && needs_.place(waiting_[i].entry) > needs_.place(needed)) --i;
    return waiting_[i].entry;
  }

  const Needs needs_;
  std::vector<State> states_;  // for each of toc.entries
  std::vector<Waiting> waiting_;
};

std::string NameOf(const model::Entry& entry) {
  return fmt::format("entry {} ({} {} {})", entry.id, sql::CommentSafe(entry.kind),
                     sql::CommentSafe(entry.schema, /*hyphen=*/true), sql::CommentSafe(entry.tag));
}

}  // namespace

std::vector<BrokenDependency> BrokenDependencies(const model::Toc& toc,
                                                 const select::Selection& selection) {
  const Needs needs(toc, selection);
  std::vector<BrokenDependency> broken;
  for (const size_t entry : selection.order) {
    for (const size_t needed : needs.Of(entry)) {
      if (needs.place(needed) > needs.place(entry)) broken.push_back({entry, needed});
    }
  }
  return broken;
}

std::vector<BrokenDependency> RepairOrder(const model::Toc& toc, select::Selection& selection) {
  Repair repair(toc, selection);
  for (const size_t entry : selection.order) repair.Take(entry);
  selection.order = std::move(repair.order_);
  return std::move(repair.broken_);
}

std::string Describe(const model::Toc& toc, const BrokenDependency& broken, bool moved) {
  return fmt::format("{} needs {}, which the list has after it{}",
                     NameOf(toc.entries[broken.entry]), NameOf(toc.entries[broken.needed]),
                     moved ? ": moved before it" : "");
}

}  // namespace pgstow::plan
