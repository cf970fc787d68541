// Compares entries in brief.
#pragma once

#include <algorithm>
#include <tuple>

#include "host/model/brief_toc.h"

namespace pgstow::tests {

// Whether they say the same.
inline bool SameInBrief(const model::BriefEntry& one, const model::BriefEntry& other) {
  const auto facts = [](const model::BriefEntry& entry) {
    return std::tie(entry.id, entry.catalog, entry.section, entry.pass, entry.role, entry.selector,
                    entry.relkind, entry.data_form, entry.database, entry.has_definition,
                    entry.has_parts, entry.numbers_parts, entry.has_zero_byte, entry.kind,
                    entry.tag, entry.schema, entry.owner);
  };
  return facts(one) == facts(other) && std::ranges::equal(one.dependencies, other.dependencies) &&
         std::ranges::equal(one.belongs_to, other.belongs_to);
}

inline bool SameInBrief(const model::BriefToc& one, const model::BriefToc& other) {
  bool same = one.header == other.header && one.entries.size() == other.entries.size();
  for (size_t i = 0; same && i < one.entries.size(); ++i) {
    same = SameInBrief(one.entries[i], other.entries[i]);
  }
  return same;
}

}  // namespace pgstow::tests
