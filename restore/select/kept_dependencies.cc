#include "restore/select/kept_dependencies.h"

#include <algorithm>

namespace pgstow::select {

using model::DumpId;
using model::Entry;

KeptDependencies::KeptDependencies(const model::Toc& toc, const Selection& selection) {
  for (const size_t index : selection.order) kept_.insert(toc.entries[index].id);
  for (const Entry& entry : toc.entries) {
    if (!kept_.contains(entry.id)) left_out_.emplace(entry.id, &entry);
  }
}

std::vector<DumpId> KeptDependencies::Of(const Entry& entry) const {
  if (std::ranges::all_of(entry.dependencies, [this](DumpId id) { return kept(id); })) {
    return entry.dependencies;
  }
  std::vector<DumpId> found;
  std::unordered_set<DumpId> seen = {entry.id};
  std::vector<DumpId> open(entry.dependencies.rbegin(), entry.dependencies.rend());
  while (!open.empty()) {
    const DumpId id = open.back();
    open.pop_back();
    if (!seen.insert(id).second) continue;
    if (kept(id)) {
      found.push_back(id);
    } else if (const auto left_out = left_out_.find(id); left_out != left_out_.end()) {
      const std::vector<DumpId>& more = left_out->second->dependencies;
      open.insert(open.end(), more.rbegin(), more.rend());
    }
  }
  return found;
}

}  // namespace pgstow::select
