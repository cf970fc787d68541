#include "formats/native/parents.h"

#include <string_view>

#include "formats/native/kinds.h"

namespace pgstow::native {
namespace {

bool IsRelation(const KindFacts& facts) {
  return facts.selector == PGSTOW_SELECT_RELATION && facts.role == PGSTOW_ROLE_DEFINITION &&
         facts.pass == PGSTOW_PASS_MAIN && facts.relkind != 'S';
}

bool MayBe(Parent parent, const Entry& entry) {
  const KindFacts& facts = FactsOf(entry.kind);
  switch (parent) {
    case Parent::kNone:
    case Parent::kServer:
      return false;
    case Parent::kFirst:
      return facts.role != PGSTOW_ROLE_ACL;
    case Parent::kRelation:
      return IsRelation(facts);
    case Parent::kRelationOrDomain:
      return IsRelation(facts) || entry.kind == "DOMAIN";
    case Parent::kSchema:
      return facts.selector == PGSTOW_SELECT_SCHEMA;
  }
  return false;
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
  constexpr size_t kIdsAnEntry = 8;
  constexpr size_t kSmall = 1024;
  const size_t most = kIdsAnEntry * toc.entries.size() + kSmall;
  for (const Entry& entry : toc.entries) {
    const auto id = static_cast<size_t>(entry.id);
    if (id < most && id >= near_.size()) near_.resize(id + 1);
    if (id >= most) {
      far_.emplace(entry.id, &entry);
    } else if (near_[id] == nullptr) {
      near_[id] = &entry;
    }
    if (entry.kind == "SERVER") servers_.emplace(entry.tag, &entry);
  }
}

const Entry* Parents::Find(int32_t id) const {
  const auto at = static_cast<size_t>(id);
  if (at < near_.size()) return near_[at];
  const auto found = far_.find(id);
  return found == far_.end() ? nullptr : found->second;
}

int32_t Parents::Of(const Entry& entry) const {
  const Entry* const parent = ParentOf(entry);
  return parent == nullptr ? 0 : parent->id;
}

const Entry* Parents::ParentOf(const Entry& entry) const {
  const Parent parent = GoesWithTable(entry) ? Parent::kRelation : FactsOf(entry.kind).parent;
  if (parent == Parent::kServer) return ServerOf(entry);
  if (parent == Parent::kNone) return nullptr;
  const Entry* first = nullptr;
  for (const int32_t id : entry.dependencies) {
    const Entry* const found = Find(id);
    if (found == nullptr || !MayBe(parent, *found)) continue;
    if (parent == Parent::kFirst || IsNamedAfter(entry, *found)) return found;
    if (first == nullptr) first = found;
  }
  return first;
}

// The tag is "USER MAPPING user SERVER name"; the user may be called anything.
const Entry* Parents::ServerOf(const Entry& mapping) const {
  constexpr std::string_view kServer = " SERVER ";
  const std::string_view tag = mapping.tag;
  for (size_t at = tag.find(kServer); at != tag.npos; at = tag.find(kServer, at + 1)) {
    const auto found = servers_.find(tag.substr(at + kServer.size()));
    if (found != servers_.end()) return found->second;
  }
  return nullptr;
}

}  // namespace pgstow::native
