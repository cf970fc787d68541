#include "restore/select/reduce.h"

#include <algorithm>
#include <unordered_map>
#include <unordered_set>
#include <vector>

namespace pgstow::select {
namespace {

using model::DumpId;
using model::Entry;

class Reducer {
 public:
  Reducer(const model::Toc& toc, const Selection& selection) : toc_(toc), selection_(selection) {
    for (const size_t index : selection.order) kept_.insert(toc.entries[index].id);
    for (const Entry& entry : toc.entries) entries_.emplace(entry.id, &entry);
  }

  model::Toc Run() const {
    model::Toc reduced;
    reduced.header = toc_.header;
    reduced.entries.reserve(selection_.order.size());
    for (const size_t index : selection_.order) {
      reduced.entries.push_back(Reduced(toc_.entries[index], selection_.choices[index]));
    }
    return reduced;
  }

 private:
  Entry Reduced(const Entry& entry, Choice choice) const {
    Entry reduced = entry;
    if (!choice.data) reduced.parts.clear();
    // Data that is told by SQL, the value of a sequence, is in the definition.
    if (!choice.definition && !entry.parts.empty()) {
      reduced.definition.clear();
      reduced.drop.clear();
      reduced.owned_as.clear();
    }
    reduced.dependencies = Dependencies(entry);
    std::erase_if(reduced.belongs_to, [this](DumpId id) { return !kept_.contains(id); });
    return reduced;
  }

  // Each once, in the order they are come across.
  std::vector<DumpId> Dependencies(const Entry& entry) const {
    const auto is_kept = [this](DumpId id) { return kept_.contains(id); };
    if (std::ranges::all_of(entry.dependencies, is_kept)) return entry.dependencies;
    std::vector<DumpId> found;
    std::unordered_set<DumpId> seen = {entry.id};
    std::vector<DumpId> open(entry.dependencies.rbegin(), entry.dependencies.rend());
    while (!open.empty()) {
      const DumpId id = open.back();
      open.pop_back();
      if (!seen.insert(id).second) continue;
      if (is_kept(id)) {
        found.push_back(id);
      } else if (const auto left_out = entries_.find(id); left_out != entries_.end()) {
        const std::vector<DumpId>& more = left_out->second->dependencies;
        open.insert(open.end(), more.rbegin(), more.rend());
      }
    }
    return found;
  }

  const model::Toc& toc_;
  const Selection& selection_;
  std::unordered_set<DumpId> kept_;
  std::unordered_map<DumpId, const Entry*> entries_;
};

}  // namespace

model::Toc Reduce(const model::Toc& toc, const Selection& selection) {
  return Reducer(toc, selection).Run();
}

}  // namespace pgstow::select
