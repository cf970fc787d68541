#include "restore/plan/drops.h"

#include <algorithm>
#include <iterator>
#include <map>
#include <ranges>
#include <string_view>
#include <tuple>
#include <unordered_map>
#include <utility>

#include <fmt/format.h>

#include "host/sql/quote.h"
#include "restore/plan/if_exists.h"

namespace pgstow::plan {
namespace {

using model::Entry;
using model::Role;
using model::Selector;

// What tells objects apart: two of one key can't be in a database at the same time.
using Key = std::tuple<std::string_view, std::string_view, std::string_view>;

Key KeyOf(const Entry& entry) {
  switch (entry.selector) {
    case Selector::kRelation:
    case Selector::kIndex:
      return {"relation", entry.schema, entry.tag};
    case Selector::kFunction:
      return {"function", entry.schema, entry.tag};
    default:
      return {entry.kind, entry.schema, entry.tag};
  }
}

bool IsLargeObject(const Entry& entry) { return entry.drop.starts_with("SELECT "); }

// The schema public has a comment in place of statements.
bool CanBeDropped(const Entry& entry) {
  return (entry.role == Role::kDefinition || IsLargeObject(entry)) && !entry.drop.empty() &&
         !entry.drop.starts_with("--") && entry.selector != Selector::kDatabase;
}

std::string NameOf(const Entry& entry) {
  return fmt::format(
      "{} {}", sql::CommentSafe(entry.kind),
      sql::CommentSafe(entry.schema.empty() ? entry.tag : entry.schema + "." + entry.tag));
}

class Dropping {
 public:
  Dropping(const model::Toc& archive, const select::Selection& selection, const model::Toc& target)
      : archive_(archive), target_(target), followers_(target.entries.size()) {
    for (const size_t i : selection.order) {
      if (selection.choices[i].any() && CanBeDropped(archive.entries[i])) {
        restored_.emplace(KeyOf(archive.entries[i]), i);
      }
    }
    for (size_t i = 0; i < target.entries.size(); ++i) index_of_.emplace(target.entries[i].id, i);
    for (size_t i = 0; i < target.entries.size(); ++i) {
      for (const auto* ids : {&target.entries[i].dependencies, &target.entries[i].belongs_to}) {
        for (const model::DumpId id : *ids) {
          if (const auto found = index_of_.find(id); found != index_of_.end()) {
            followers_[found->second].push_back(i);
          }
        }
      }
    }
  }

  std::vector<Drop> Run() {
    Find();
    std::vector<Drop> drops;
    // An object comes after what it depends on.
    for (const auto& [i, needed] : std::views::reverse(dropped_)) {
      const Entry& entry = target_.entries[i];
      if (!CanBeDropped(entry) || IsAttached(entry)) continue;
      Drop drop{.statement = WithIfExists(entry.drop, entry.kind),
                .name = NameOf(entry),
                .entry = {},
                .needs = {}};
      if (const auto restored = restored_.find(KeyOf(entry)); restored != restored_.end()) {
        drop.entry = restored->second;
      } else {
        drop.needs = NameOf(target_.entries[needed]);
      }
      drops.push_back(std::move(drop));
    }
    AddLargeObjects(drops);
    return drops;
  }

 private:
  // The index of a partition goes with that of the partitioned table, and can't be dropped alone.
  bool IsAttached(const Entry& entry) const {
    if (entry.relkind != 'i' && entry.relkind != 'I') return false;
    return std::ranges::any_of(entry.dependencies, [this](model::DumpId id) {
      const auto found = index_of_.find(id);
      return found != index_of_.end() && target_.entries[found->second].relkind == 'I';
    });
  }

  void Find() {
    std::vector<size_t> open;
    for (size_t i = 0; i < target_.entries.size(); ++i) {
      const Entry& entry = target_.entries[i];
      if (!CanBeDropped(entry) || !restored_.contains(KeyOf(entry))) continue;
      dropped_.emplace(i, i);
      open.push_back(i);
    }
    while (!open.empty()) {
      const size_t needed = open.back();
      open.pop_back();
      for (const size_t follower : followers_[needed]) {
        if (dropped_.emplace(follower, needed).second) open.push_back(follower);
      }
    }
  }

  void AddLargeObjects(std::vector<Drop>& drops) const {
    for (const auto& [key, i] : restored_) {
      const Entry& entry = archive_.entries[i];
      if (!IsLargeObject(entry)) continue;
      drops.push_back({.statement = WithIfExists(entry.drop, entry.kind),
                       .name = NameOf(entry),
                       .entry = i,
                       .needs = {}});
    }
  }

  const model::Toc& archive_;
  const model::Toc& target_;
  std::unordered_map<model::DumpId, size_t> index_of_;  // in target.entries
  std::map<Key, size_t> restored_;                      // what is restored, in the archive
  std::vector<std::vector<size_t>> followers_;  // for each of target.entries: what depends on it
  std::map<size_t, size_t> dropped_;            // in the target, with what it depends on
};

}  // namespace

std::vector<Drop> DropsFor(const model::Toc& archive, const select::Selection& selection,
                           const model::Toc& target) {
  return Dropping(archive, selection, target).Run();
}

void AddDrops(std::span<const Drop> drops, Plan& plan) {
  std::vector<Step> steps;
  std::string before;
  for (const Drop& drop : drops) {
    before += drop.statement;
    if (!drop.entry) continue;
    steps.push_back({.action = Action::kDrop, .entry = *drop.entry});
    steps.back().drop = std::exchange(before, {});
  }
  plan.steps.insert(plan.steps.begin(), std::make_move_iterator(steps.begin()),
                    std::make_move_iterator(steps.end()));
}

}  // namespace pgstow::plan
