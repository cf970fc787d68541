#include "restore/select/facts.h"

#include <algorithm>

#include "host/model/id_index.h"

namespace pgstow::select {
namespace {

using model::Entry;
using model::Role;

// The object may be missing in the TOC, as what belongs to an extension. Default privileges are of
// no object, and have a row of their own in the server's catalogs.
bool IsDependent(const Entry& entry, bool has_parents) {
  const bool says_something = entry.role != Role::kDefinition && entry.role != Role::kData;
  return says_something && (has_parents || entry.catalog == model::CatalogId{});
}

// Of an entry with parents. The definition of a relation is always made before all rows.
bool IsRows(const Entry& entry) {
  return entry.role == Role::kData ||
         (entry.role == Role::kDefinition && entry.selector == model::Selector::kRelation &&
          entry.section != model::Section::kPreData);
}

bool IsData(const Entry& entry) { return entry.role == Role::kData; }
bool IsDatabase(const Entry& entry) { return entry.selector == model::Selector::kDatabase; }

}  // namespace

Facts::Facts(const model::Toc& toc) {
  const model::IdIndex index_of(toc.entries);
  sections_ = model::SectionsOf(toc, index_of);
  starts_.reserve(toc.entries.size() + 1);
  starts_.push_back(0);
  answers_.reserve(toc.entries.size());
  for (size_t i = 0; i < toc.entries.size(); ++i) {
    for (const model::DumpId id : toc.entries[i].belongs_to) {
      const size_t parent = index_of.Find(id);
      if (parent != model::IdIndex::kNone && parent != i) parents_.push_back(parent);
    }
    starts_.push_back(parents_.size());
    answers_.push_back(AnswersFor(toc, i));
  }
}

uint8_t Facts::AnswersFor(const model::Toc& toc, size_t index) const {
  const Entry& entry = toc.entries[index];
  const auto about = [&](bool (*is)(const Entry&)) {
    return std::ranges::any_of(parents(index), [&](size_t i) { return is(toc.entries[i]); });
  };
  const bool has_parents = !parents(index).empty();
  const bool dependent = IsDependent(entry, has_parents);
  uint8_t answers = dependent ? kDependent : 0;
  if (IsData(entry) || (dependent && about(IsData))) answers |= kAboutData;
  if (has_parents && IsRows(entry)) answers |= kRows;
  if (IsDatabase(entry) || (dependent && about(IsDatabase))) answers |= kAboutDatabase;
  return answers;
}

}  // namespace pgstow::select
