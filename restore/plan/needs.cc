#include "restore/plan/needs.h"

#include <algorithm>

namespace pgstow::plan {
namespace {

using model::Entry;
using model::Role;

// The rows of one partition may be meant for others (pg_dump --load-via-partition-root). Their
// entry says so in place of a definition.
bool IsRouted(const Entry& entry) {
  return entry.role == Role::kData && !entry.parts.empty() && !entry.definition.empty();
}

// Rows are the same whether they come before or after an index.
bool MakesIndex(const Entry& entry) {
  return entry.role == Role::kDefinition && (entry.relkind == 'i' || entry.relkind == 'I');
}

}  // namespace

Needs::Needs(const model::Toc& toc, const select::Selection& selection)
    : toc_(toc), tables_(toc), facts_(toc), dependencies_(toc, selection) {
  for (const size_t i : selection.order) {
    const Entry& entry = toc.entries[i];
    index_of_.emplace(entry.id, i);
    places_.emplace(i, places_.size());
    if (entry.selector == model::Selector::kDatabase && entry.role == Role::kDefinition) {
      databases_.push_back(i);
    }
    if (entry.selector == model::Selector::kSchema && entry.role == Role::kDefinition) {
      schemas_.emplace(entry.tag, i);
    }
    if (IsRouted(entry)) routed_.push_back(i);
  }
}

std::vector<size_t> Needs::Of(size_t entry) const {
  std::vector<size_t> needed = BySection(entry);
  for (const model::DumpId id : dependencies_.Of(toc_.entries[entry])) {
    needed.push_back(index_of_.at(id));
  }
  const auto parents = facts_.parents(entry);
  needed.insert(needed.end(), parents.begin(), parents.end());
  if (const auto schema = schemas_.find(toc_.entries[entry].schema); schema != schemas_.end()) {
    needed.push_back(schema->second);
  }
  if (!facts_.about_database(entry)) {
    needed.insert(needed.end(), databases_.begin(), databases_.end());
  }
  std::erase_if(needed, [&](size_t other) {
    return other == entry || toc_.entries[other].pass != toc_.entries[entry].pass ||
           !places_.contains(other);
  });
  std::ranges::sort(needed, {}, [this](size_t other) { return place(other); });
  needed.erase(std::unique(needed.begin(), needed.end()), needed.end());
  return needed;
}

std::vector<size_t> Needs::BySection(size_t entry) const {
  if (IsRouted(toc_.entries[entry])) return tables_.attachments();
  const bool after_data = facts_.section(entry) == model::Section::kPostData &&
                          toc_.entries[entry].role == Role::kDefinition;
  if (!after_data) return {};
  const bool needs_rows = !MakesIndex(toc_.entries[entry]);
  std::vector<size_t> needed;
  const auto add = [&needed](const auto& more) {
    needed.insert(needed.end(), more.begin(), more.end());
  };
  for (const size_t table : tables_.Of(entry)) {
    add(tables_.AttachmentsTo(table));
    if (needs_rows) add(tables_.RowsIn(table));
  }
  if (needs_rows) add(routed_);
  return needed;
}

}  // namespace pgstow::plan
