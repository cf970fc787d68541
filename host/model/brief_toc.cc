#include "host/model/brief_toc.h"

#include <algorithm>

namespace pgstow::model {
namespace {

template <typename Enumeration>
uint8_t Narrow(Enumeration value) {
  return static_cast<uint8_t>(std::min<uint32_t>(static_cast<uint32_t>(value), UINT8_MAX));
}

}  // namespace

BriefEntry BriefOf(const Entry& entry) {
  BriefEntry brief{.id = entry.id,
                   .catalog = entry.catalog,
                   .section = entry.section,
                   .pass = entry.pass,
                   .role = entry.role,
                   .selector = entry.selector,
                   .relkind = entry.relkind,
                   .data_form = entry.data_form,
                   .database = entry.database,
                   .has_definition = !entry.definition.empty(),
                   .has_parts = !entry.parts.empty(),
                   .kind = entry.kind,
                   .tag = entry.tag,
                   .schema = entry.schema,
                   .owner = entry.owner,
                   .dependencies = entry.dependencies,
                   .belongs_to = entry.belongs_to};
  for (size_t i = 0; i < entry.parts.size(); ++i) {
    brief.numbers_parts = brief.numbers_parts && entry.parts[i].part == i;
  }
  for (const std::string* text :
       {&entry.kind, &entry.tag, &entry.schema, &entry.owner, &entry.tablespace, &entry.table_am,
        &entry.definition, &entry.drop, &entry.copy}) {
    brief.has_zero_byte = brief.has_zero_byte || HasZeroByte(*text);
  }
  return brief;
}

uint32_t BriefEntries::Names::NumberOf(std::string_view name, uint32_t likely) {
  if (name == names_[likely]) return likely;
  if (name.empty()) return 0;
  const auto known = numbers_.find(name);
  if (known != numbers_.end()) return known->second;
  const auto number = static_cast<uint32_t>(names_.size());
  numbers_.emplace(name, number);
  names_.emplace_back(name);
  return number;
}

void BriefEntries::Reserve(size_t entries) {
  constexpr size_t kUsualTag = 20;
  constexpr size_t kUsualIds = 3;
  expected_ = entries;
  rows_.reserve(entries);
  tags_.reserve(entries * kUsualTag);
  ids_.reserve(entries * kUsualIds);
  near_.reserve(entries);
}

void BriefEntries::Index(DumpId id, uint32_t place) {
  constexpr size_t kIdsAnEntry = 4;  // a table that is emptier takes more than a map
  constexpr size_t kSmall = 1024;
  largest_ = std::max(largest_, id);
  const auto at = static_cast<size_t>(id);
  if (id < 0 || at > kIdsAnEntry * std::max(expected_, rows_.size()) + kSmall) {
    distinct_ = far_.emplace(id, place).second && distinct_;
    return;
  }
  if (at >= near_.size()) near_.resize(at + 1, kFree);
  distinct_ = distinct_ && near_[at] == kFree && !far_.contains(id);
  if (near_[at] == kFree) near_[at] = place;
}

size_t BriefEntries::Find(DumpId id) const {
  if (const auto found = far_.find(id); found != far_.end()) return found->second;
  const auto at = static_cast<size_t>(id);
  return id < 0 || at >= near_.size() || near_[at] == kFree ? kNone : near_[at];
}

void BriefEntries::Add(const BriefEntry& entry) {
  Index(entry.id, static_cast<uint32_t>(rows_.size()));
  const Row before = rows_.empty() ? Row() : rows_.back();
  tags_ += entry.tag;
  ids_.insert(ids_.end(), entry.dependencies.begin(), entry.dependencies.end());
  ids_.insert(ids_.end(), entry.belongs_to.begin(), entry.belongs_to.end());
  rows_.push_back({.tag_end = tags_.size(),
                   .ids_end = ids_.size(),
                   .dependencies = static_cast<uint32_t>(entry.dependencies.size()),
                   .id = entry.id,
                   .catalog = entry.catalog,
                   .database = entry.database,
                   .kind = names_.NumberOf(entry.kind, before.kind),
                   .schema = names_.NumberOf(entry.schema, before.schema),
                   .owner = names_.NumberOf(entry.owner, before.owner),
                   .section = Narrow(entry.section),
                   .pass = Narrow(entry.pass),
                   .role = Narrow(entry.role),
                   .selector = Narrow(entry.selector),
                   .data_form = Narrow(entry.data_form),
                   .relkind = entry.relkind,
                   .has_definition = entry.has_definition,
                   .has_parts = entry.has_parts,
                   .numbers_parts = entry.numbers_parts,
                   .has_zero_byte = entry.has_zero_byte});
}

BriefToc::BriefToc(const Toc& toc) : header(toc.header) {
  entries.Reserve(toc.entries.size());
  for (const Entry& entry : toc.entries) entries.Add(BriefOf(entry));
}

}  // namespace pgstow::model
