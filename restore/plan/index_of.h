// Where entries stand in a TOC.
#pragma once

#include <cstddef>
#include <unordered_map>
#include <vector>

#include "host/model/entry.h"

namespace pgstow::plan {

class IndexOf {
 public:
  explicit IndexOf(const model::Toc& toc) {
    index_.reserve(toc.entries.size());
    for (size_t i = 0; i < toc.entries.size(); ++i) index_.emplace(toc.entries[i].id, i);
  }

  // Calls `use` with the index of each of `ids` that is there.
  template <typename Use>
  void ForEach(const std::vector<model::DumpId>& ids, Use&& use) const {
    for (const model::DumpId id : ids) {
      if (const auto found = index_.find(id); found != index_.end()) use(found->second);
    }
  }

 private:
  std::unordered_map<model::DumpId, size_t> index_;
};

}  // namespace pgstow::plan
