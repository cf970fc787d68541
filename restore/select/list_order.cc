#include "restore/select/list_order.h"

#include <unordered_map>
#include <utility>

namespace pgstow::select {
namespace {

class Ordering {
 public:
  Ordering(std::span<const Reason> reasons, const Edges& needs, size_t count)
      : reasons_(reasons), needs_(needs), placed_(reasons.size()) {
    order_.reserve(count);
  }

  // Places an entry after what was pulled in and comes before it in the TOC, which is a good order.
  void Place(size_t entry) {
    std::vector<Visit> open;
    const auto visit = [&](size_t one) {
      if (placed_[one]) return;
      placed_[one] = true;
      open.push_back({one, 0});
    };
    visit(entry);
    while (!open.empty()) {
      const auto needs = needs_.From(open.back().entry);
      if (open.back().next == needs.size()) {
        order_.push_back(open.back().entry);
        open.pop_back();
        continue;
      }
      const Index needed = needs[open.back().next++];
      if (needed < open.back().entry && reasons_[needed].pulled()) visit(needed);
    }
  }

  std::vector<size_t> Take() { return std::move(order_); }

 private:
  struct Visit {
    size_t entry;
    size_t next;  // of the edges to what it needs
  };

  std::span<const Reason> reasons_;
  const Edges& needs_;
  std::vector<bool> placed_;
  std::vector<size_t> order_;
};

}  // namespace

std::vector<size_t> ListOrder(const model::BriefToc& toc, std::span<const size_t> wanted,
                              std::span<const model::DumpId> list, std::span<const Reason> reasons,
                              const Edges& needs) {
  std::unordered_map<model::DumpId, size_t> index_of;
  for (const size_t i : wanted) index_of.emplace(toc.entries[i].id, i);
  std::vector<size_t> listed;
  listed.reserve(list.size());
  for (const model::DumpId id : list) {
    const auto found = index_of.find(id);
    if (found != index_of.end()) listed.push_back(found->second);
  }

  Ordering order(reasons, needs, wanted.size());
  for (const size_t i : wanted) {
    if (reasons[i].cause == Cause::kDatabase) order.Place(i);
  }
  for (const size_t i : listed) order.Place(i);
  for (const size_t i : wanted) order.Place(i);
  return order.Take();
}

}  // namespace pgstow::select
