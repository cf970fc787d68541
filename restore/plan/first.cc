#include "restore/plan/first.h"

#include <algorithm>
#include <unordered_map>
#include <vector>

#include "restore/plan/tables.h"
#include "restore/select/facts.h"

namespace pgstow::plan {
namespace {

using model::Section;

// A set of entries, and those of them that are still to be looked at.
class Growing {
 public:
  explicit Growing(size_t size) : has_(size, false) {}

  void Add(size_t i) {
    if (has_[i]) return;
    has_[i] = true;
    open_.push_back(i);
  }
  bool has(size_t i) const { return has_[i]; }

  // Calls `look` with each, also with those that it adds.
  template <typename Look>
  void ForEach(Look&& look) {
    while (!open_.empty()) {
      const size_t i = open_.back();
      open_.pop_back();
      look(i);
    }
  }

 private:
  std::vector<bool> has_;
  std::vector<size_t> open_;
};

class First {
 public:
  explicit First(const model::Toc& toc)
      : toc_(toc),
        tables_(toc),
        facts_(toc),
        belongings_(toc.entries.size()),
        finished_(toc.entries.size()),
        chosen_(toc.entries.size()) {
    for (size_t i = 0; i < toc.entries.size(); ++i) {
      index_of_.emplace(toc.entries[i].id, i);
      for (const size_t parent : facts_.parents(i)) belongings_[parent].push_back(i);
      if (!IsSequence(i)) continue;
      for (const size_t table : tables_.Of(i)) sequences_[table].push_back(i);
    }
  }

  void Choose(std::span<const size_t> tables) {
    for (const size_t table : tables) finished_.Add(table);
    finished_.ForEach([this](size_t table) { FindMoreTables(table); });
    ChooseWhatBelongs();
    chosen_.ForEach([this](size_t i) { ChooseNeeds(i); });
  }

  bool chosen(size_t i) const { return chosen_.has(i); }

 private:
  bool IsSequence(size_t i) const {
    return MakesTable(toc_.entries[i]) && toc_.entries[i].relkind == 'S';
  }
  bool IsView(size_t i) const {
    return toc_.entries[i].relkind == 'v' || toc_.entries[i].relkind == 'm';
  }

  void FindMoreTables(size_t table) {
    for (const size_t below : tables_.Below(table)) finished_.Add(below);
    if (const auto owned = sequences_.find(table); owned != sequences_.end()) {
      for (const size_t sequence : owned->second) finished_.Add(sequence);
    }
    FindWhatIsRead(table, table);
    for (const size_t part : belongings_[table]) FindWhatIsRead(table, part);
  }

  // Of `part` of a table: the default of a column, the rule that is a view.
  void FindWhatIsRead(size_t table, size_t part) {
    for (const size_t read : tables_.Of(part)) {
      if (IsView(table) || IsSequence(read)) finished_.Add(read);
    }
  }

  // An object comes before what belongs to it or depends on it.
  void ChooseWhatBelongs() {
    for (size_t i = 0; i < toc_.entries.size(); ++i) {
      const auto chosen = [this](size_t parent) { return chosen_.has(parent); };
      const bool belongs = finished_.has(i) || std::ranges::any_of(facts_.parents(i), chosen);
      if (facts_.about_database(i) || (belongs && !NeedsOthersKey(i))) chosen_.Add(i);
    }
  }

  // Whether it needs what stands after the data of a table that is not among the first. Partitioned
  // tables have no rows to wait for.
  bool NeedsOthersKey(size_t i) const {
    if (!StandsAfterData(i)) return false;
    const auto is_others = [this](size_t table) {
      return MakesTable(toc_.entries[table]) && !finished_.has(table) &&
             toc_.entries[table].relkind != 'p';
    };
    const std::vector<size_t> needed = DependenciesOf(i);
    return std::ranges::any_of(needed, [&](size_t other) {
      return StandsAfterData(other) && std::ranges::any_of(facts_.parents(other), is_others);
    });
  }

  bool StandsAfterData(size_t i) const { return facts_.section(i) == Section::kPostData; }

  std::vector<size_t> DependenciesOf(size_t i) const {
    std::vector<size_t> indices;
    for (const model::DumpId id : toc_.entries[i].dependencies) {
      if (const auto found = index_of_.find(id); found != index_of_.end()) {
        indices.push_back(found->second);
      }
    }
    return indices;
  }

  void ChooseNeeds(size_t i) {
    for (const size_t needed : DependenciesOf(i)) chosen_.Add(needed);
    for (const size_t parent : facts_.parents(i)) chosen_.Add(parent);
    for (const size_t said : belongings_[i]) {  // comments, privileges
      if (facts_.dependent(said)) chosen_.Add(said);
    }
    if (!StandsAfterData(i)) return;
    for (const size_t table : tables_.Of(i)) {
      for (const size_t attachment : tables_.AttachmentsTo(table)) chosen_.Add(attachment);
    }
  }

  const model::Toc& toc_;
  const Tables tables_;
  const select::Facts facts_;
  std::unordered_map<model::DumpId, size_t> index_of_;
  std::vector<std::vector<size_t>> belongings_;                // entry → what belongs to it
  std::unordered_map<size_t, std::vector<size_t>> sequences_;  // table → those that go with it
  Growing finished_;  // tables with all that belongs to them
  Growing chosen_;    // entries that come first
};

}  // namespace

void FinishFirst(const model::Toc& toc, std::span<const size_t> tables,
                 select::Selection& selection) {
  if (tables.empty()) return;
  First first(toc);
  first.Choose(tables);
  const auto rest = std::ranges::stable_partition(selection.order,
                                                  [&first](size_t i) { return first.chosen(i); });
  selection.first = rest.begin() - selection.order.begin();
}

}  // namespace pgstow::plan
