#include "formats/native/parents.h"

#include <string_view>

#include "formats/native/kinds.h"

namespace pgstow::native {
namespace {

bool IsRelation(const Entry& entry) {
  const KindFacts& facts = FactsOf(entry.kind);
  return facts.selector == PGSTOW_SELECT_RELATION && facts.role == PGSTOW_ROLE_DEFINITION &&
         facts.pass == PGSTOW_PASS_MAIN && facts.relkind != 'S';
}

// Constraints are of domains too, and publications of schemas.
bool MayHaveParts(const Entry& entry) {
  return IsRelation(entry) || entry.kind == "DOMAIN" || entry.kind == "SCHEMA";
}

// Whether lists show `entry` as part of `parent`: "parent name", or by the name alone.
bool IsNamedAfter(const Entry& entry, const Entry& parent) {
  const std::string_view tag = entry.tag;
  return entry.schema == parent.schema && tag.starts_with(parent.tag) &&
         (tag.size() == parent.tag.size() || tag[parent.tag.size()] == ' ');
}

// An identity sequence is part of its table, and is not dropped by itself.
bool GoesWithTable(const Entry& entry) { return entry.kind == "SEQUENCE" && entry.drop.empty(); }

}  // namespace

Parents::Parents(const Toc& toc) {
  entries_.reserve(toc.entries.size());
  for (const Entry& entry : toc.entries) entries_.emplace(entry.id, &entry);
}

std::vector<int32_t> Parents::Of(const Entry& entry) const {
  const Parent parent = GoesWithTable(entry) ? Parent::kRelation : FactsOf(entry.kind).parent;
  if (parent == Parent::kNone) return {};
  if (parent == Parent::kRelation) {
    const Entry* const relation = RelationOf(entry);
    return relation == nullptr ? std::vector<int32_t>() : std::vector{relation->id};
  }
  for (const int32_t id : entry.dependencies) {
    if (entries_.contains(id)) return {id};
  }
  return {};
}

const Entry* Parents::RelationOf(const Entry& entry) const {
  const Entry* first = nullptr;
  for (const int32_t id : entry.dependencies) {
    const auto found = entries_.find(id);
    if (found == entries_.end() || !MayHaveParts(*found->second)) continue;
    if (IsNamedAfter(entry, *found->second)) return found->second;
    if (first == nullptr) first = found->second;
  }
  return first;
}

}  // namespace pgstow::native
