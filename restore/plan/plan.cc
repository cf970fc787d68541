#include "restore/plan/plan.h"

#include <algorithm>
#include <array>
#include <ranges>
#include <span>
#include <unordered_set>

#include "restore/plan/if_exists.h"
#include "restore/plan/refine.h"
#include "restore/select/facts.h"

namespace pgstow::plan {
namespace {

using model::Entry;
using model::Pass;
using model::Role;
using model::Section;

// The schema public is there already, so whoever the session is does not become its owner.
bool IsThereAlready(const Entry& entry) { return entry.definition.starts_with("--"); }

class Planning {
 public:
  Planning(const model::Toc& toc, const select::Selection& selection, const PlanOptions& options)
      : toc_(toc), selection_(selection), facts_(toc), plan_{.options = options, .steps = {}} {}

  Plan Run() {
    if (plan_.options.clean) {
      for (const size_t i : std::views::reverse(selection_.order)) AddDrop(i);
    }
    const std::span<const size_t> order = selection_.order;
    const size_t first = std::min(selection_.first, order.size());
    AddPasses(order.first(first), 0);
    AddPasses(order.subspan(first), first > 0 ? 1 : 0);
    return std::move(plan_);
  }

 private:
  void AddPasses(std::span<const size_t> entries, uint32_t priority) {
    for (const Pass pass : std::array{Pass::kMain, Pass::kAcl, Pass::kPostAcl}) {
      for (const size_t i : entries) {
        if (toc_.entries[i].pass == pass) AddEntry(i, priority);
      }
    }
  }

  bool makes_database(const Entry& entry) const {
    return entry.selector == model::Selector::kDatabase && entry.role == Role::kDefinition;
  }

  void AddDrop(size_t i) {
    const Entry& entry = toc_.entries[i];
    if (entry.drop.empty()) return;
    if (plan_.options.create && !makes_database(entry)) return;
    Step step{.action = Action::kDrop, .entry = i};
    step.drop = plan_.options.if_exists ? WithIfExists(entry.drop, entry.kind) : entry.drop;
    plan_.steps.push_back(std::move(step));
  }

  // A view that groups by a key stands after the data, and with it what is made of the view.
  bool IsConcurrent(size_t i) const {
    const Entry& entry = toc_.entries[i];
    return facts_.section(i) != Section::kPreData || entry.pass != Pass::kMain ||
           std::ranges::any_of(entry.dependencies,
                               [this](model::DumpId id) { return concurrent_.contains(id); });
  }

  void AddEntry(size_t i, uint32_t priority) {
    const Entry& entry = toc_.entries[i];
    const select::Choice choice = selection_.choices[i];
    const bool rows = !entry.parts.empty();
    Step step{.entry = i, .priority = priority};
    step.concurrent = IsConcurrent(i);
    if (step.concurrent) concurrent_.insert(entry.id);
    // The value of a sequence is data that is told by SQL, and so are large objects as such.
    if (choice.definition || (choice.data && !rows)) {
      step.action = Action::kDefine;
      step.early = plan_.options.share_definitions && !step.concurrent && !makes_database(entry);
      step.set_owner = plan_.options.owners && !entry.owned_as.empty() && !entry.owner.empty() &&
                       (!plan_.options.session_authorization || IsThereAlready(entry));
      plan_.steps.push_back(step);
    }
    if (choice.data && rows) {
      step.action = Action::kLoad;
      step.set_owner = false;
      step.early = false;
      if (plan_.options.loads_in_turn) step.turn = turn_++;
      plan_.steps.push_back(step);
    }
    // Settings of a database count for sessions that start after them: connect anew each time.
    if (makes_database(entry)) plan_.steps.push_back({.action = Action::kConnect, .entry = i});
  }

  const model::Toc& toc_;
  const select::Selection& selection_;
  const select::Facts facts_;
  Plan plan_;
  std::unordered_set<model::DumpId> concurrent_;  // entries whose steps are
  uint32_t turn_ = 0;                             // of the next load
};

}  // namespace

Plan MakePlan(const model::Toc& toc, const select::Selection& selection,
              const PlanOptions& options) {
  Plan plan = Planning(toc, selection, options).Run();
  Refine(toc, plan);
  return plan;
}

}  // namespace pgstow::plan
