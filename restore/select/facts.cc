#include "restore/select/facts.h"

#include <algorithm>

#include "host/model/id_index.h"

namespace pgstow::select {

using model::Role;

Facts::Facts(const model::Toc& toc) : toc_(toc), sections_(model::SectionsOf(toc)) {
  const model::IdIndex index_of(toc.entries);
  starts_.reserve(toc.entries.size() + 1);
  starts_.push_back(0);
  for (size_t i = 0; i < toc.entries.size(); ++i) {
    for (const model::DumpId id : toc.entries[i].belongs_to) {
      const size_t parent = index_of.Find(id);
      if (parent != model::IdIndex::kNone && parent != i) parents_.push_back(parent);
    }
    starts_.push_back(parents_.size());
  }
}

// The object may be missing in the TOC, as what belongs to an extension. Default privileges are of
// no object, and have a row of their own in the server's catalogs.
bool Facts::dependent(size_t index) const {
  const model::Entry& entry = toc_.entries[index];
  const bool says_something = entry.role != Role::kDefinition && entry.role != Role::kData;
  return says_something && (!parents(index).empty() || entry.catalog == model::CatalogId{});
}

bool Facts::about_data(size_t index) const {
  const auto is_data = [this](size_t i) { return toc_.entries[i].role == Role::kData; };
  return is_data(index) || (dependent(index) && std::ranges::any_of(parents(index), is_data));
}

// The definition of a relation is always made before all rows.
bool Facts::rows(size_t index) const {
  const model::Entry& entry = toc_.entries[index];
  if (parents(index).empty()) return false;
  return entry.role == Role::kData ||
         (entry.role == Role::kDefinition && entry.selector == model::Selector::kRelation &&
          entry.section != model::Section::kPreData);
}

bool Facts::about_database(size_t index) const {
  const auto is_database = [this](size_t i) {
    return toc_.entries[i].selector == model::Selector::kDatabase;
  };
  return is_database(index) ||
         (dependent(index) && std::ranges::any_of(parents(index), is_database));
}

}  // namespace pgstow::select
