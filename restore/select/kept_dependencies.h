// What selected entries depend on among themselves. Pure.
#pragma once

#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "host/model/entry.h"
#include "restore/select/select.h"

namespace pgstow::select {

// Who depends on an entry that is left out depends on what that one depends on.
class KeptDependencies {
 public:
  KeptDependencies(const model::Toc& toc, const Selection& selection);  // `toc` outlives it

  // The selected entries that an entry depends on, in the order they are come across.
  std::vector<model::DumpId> Of(const model::Entry& entry) const;

  bool kept(model::DumpId id) const { return kept_.contains(id); }

 private:
  std::unordered_set<model::DumpId> kept_;
  std::unordered_map<model::DumpId, const model::Entry*> left_out_;
};

}  // namespace pgstow::select
