#include "restore/plan/tables.h"

#include <algorithm>
#include <iterator>
#include <string_view>
#include <unordered_set>

namespace pgstow::plan {
namespace {

using model::Entry;
using model::Role;

void AddOnce(std::vector<size_t>& numbers, size_t number) {
  if (std::ranges::find(numbers, number) == numbers.end()) numbers.push_back(number);
}

// Tables, partitioned ones and foreign ones: what can have partitions and children, or be one.
bool HoldsRows(const Entry& entry) {
  constexpr std::string_view kRelkinds = "rpf";
  return MakesTable(entry) && entry.relkind != 0 &&
         kRelkinds.find(entry.relkind) != std::string_view::npos;
}

bool AttachesTable(const Entry& entry) {
  return entry.section == model::Section::kPreData && entry.role == Role::kDefinition &&
         entry.selector == model::Selector::kNone;
}

}  // namespace

bool MakesTable(const Entry& entry) {
  return entry.selector == model::Selector::kRelation && entry.role == Role::kDefinition &&
         entry.pass == model::Pass::kMain;
}

Tables::Tables(const model::Toc& toc) : of_(toc.entries.size()) {
  std::unordered_map<model::DumpId, size_t> index_of;
  for (size_t i = 0; i < toc.entries.size(); ++i) index_of.emplace(toc.entries[i].id, i);
  const auto for_each = [&index_of](const std::vector<model::DumpId>& ids, const auto& use) {
    for (const model::DumpId id : ids) {
      if (const auto found = index_of.find(id); found != index_of.end()) use(found->second);
    }
  };
  for (size_t i = 0; i < toc.entries.size(); ++i) {
    const Entry& entry = toc.entries[i];
    const auto add = [&](size_t other) {
      if (MakesTable(toc.entries[other]) && other != i) AddOnce(of_[i], other);
    };
    const auto add_with_parents = [&](size_t other) {
      add(other);
      for_each(toc.entries[other].belongs_to, add);
    };
    for_each(entry.belongs_to, add_with_parents);
    for_each(entry.dependencies, add_with_parents);
    if (entry.role == Role::kData) {
      for_each(entry.belongs_to, [&](size_t parent) { rows_[parent].push_back(i); });
    }
  }
  FindWhatIsBelow(toc);
}

// A child and a partition depend on their parent. What attaches a partition belongs to that one.
void Tables::FindWhatIsBelow(const model::Toc& toc) {
  for (size_t i = 0; i < toc.entries.size(); ++i) {
    const Entry& entry = toc.entries[i];
    const auto partition = [&entry, &toc](size_t table) {
      return std::ranges::find(entry.belongs_to, toc.entries[table].id) != entry.belongs_to.end();
    };
    for (const size_t table : of_[i]) {
      if (!HoldsRows(toc.entries[table])) continue;
      if (HoldsRows(entry)) below_[table].push_back(i);
      if (AttachesTable(entry) && toc.entries[table].relkind == 'p' && !partition(table)) {
        attachments_[table].push_back(i);
        all_attachments_.push_back(i);
        std::ranges::copy_if(of_[i], std::back_inserter(below_[table]), partition);
      }
    }
  }
}

std::vector<size_t> Tables::RowsIn(size_t table) const {
  std::vector<size_t> rows;
  std::vector<size_t> open = {table};
  std::unordered_set<size_t> seen = {table};
  while (!open.empty()) {
    const size_t next = open.back();
    open.pop_back();
    std::ranges::copy(Found(rows_, next), std::back_inserter(rows));
    std::ranges::copy_if(Below(next), std::back_inserter(open),
                         [&seen](size_t each) { return seen.insert(each).second; });
  }
  return rows;
}

}  // namespace pgstow::plan
