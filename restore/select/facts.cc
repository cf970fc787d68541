#include "restore/select/facts.h"

#include <algorithm>

#include "host/model/id_index.h"

namespace pgstow::select {
namespace {

using model::Role;

// The object may be missing in the TOC, as what belongs to an extension. Default privileges are of
// no object, and have a row of their own in the server's catalogs.
template <class AnyEntry>
bool IsDependent(const AnyEntry& entry, bool has_parents) {
  const bool says_something = entry.role != Role::kDefinition && entry.role != Role::kData;
  return says_something && (has_parents || entry.catalog == model::CatalogId{});
}

// Of an entry with parents. The definition of a relation is always made before all rows.
template <class AnyEntry>
bool IsRows(const AnyEntry& entry) {
  return entry.role == Role::kData ||
         (entry.role == Role::kDefinition && entry.selector == model::Selector::kRelation &&
          entry.section != model::Section::kPreData);
}

struct IsData {
  template <class AnyEntry>
  bool operator()(const AnyEntry& entry) const {
    return entry.role == Role::kData;
  }
};
struct IsDatabase {
  template <class AnyEntry>
  bool operator()(const AnyEntry& entry) const {
    return entry.selector == model::Selector::kDatabase;
  }
};

}  // namespace

Facts::Facts(const model::Toc& toc) {
  const model::IdIndex index_of(toc.entries);
  sections_ = model::SectionsOf(toc, index_of);
  Conclude(toc, index_of);
}

Facts::Facts(const model::BriefToc& toc) : sections_(model::SectionsOf(toc)) {
  Conclude(toc, toc.entries);
}

template <class AnyToc, class AnyIndex>
void Facts::Conclude(const AnyToc& toc, const AnyIndex& index_of) {
  starts_.reserve(toc.entries.size() + 1);
  starts_.push_back(0);
  parents_.reserve(toc.entries.size());
  answers_.reserve(toc.entries.size());
  for (size_t i = 0; i < toc.entries.size(); ++i) {
    for (const model::DumpId id : toc.entries[i].belongs_to) {
      const size_t parent = index_of.Find(id);
      if (parent != AnyIndex::kNone && parent != i) parents_.push_back(parent);
    }
    starts_.push_back(parents_.size());
    answers_.push_back(AnswersFor(toc, i));
  }
}

template <class AnyToc>
uint8_t Facts::AnswersFor(const AnyToc& toc, size_t index) const {
  const auto& entry = toc.entries[index];
  const auto about = [&](auto is) {
    return std::ranges::any_of(parents(index), [&](size_t i) { return is(toc.entries[i]); });
  };
  const bool has_parents = !parents(index).empty();
  const bool dependent = IsDependent(entry, has_parents);
  uint8_t answers = dependent ? kDependent : 0;
  if (IsData()(entry) || (dependent && about(IsData()))) answers |= kAboutData;
  if (has_parents && IsRows(entry)) answers |= kRows;
  if (IsDatabase()(entry) || (dependent && about(IsDatabase()))) answers |= kAboutDatabase;
  return answers;
}

}  // namespace pgstow::select
