#include "restore/execute/wanted.h"

#include <algorithm>
#include <string>

#include "host/base/log.h"
#include "restore/plan/arrange.h"
#include "restore/select/why.h"
#include "restore/toc/list_file.h"

namespace pgstow::execute {
namespace {

// Whether objects are made, rather than rows or statistics put into what is there.
bool MakesObjects(const model::Toc& toc, const select::Selection& selection) {
  return std::ranges::any_of(selection.order, [&](size_t i) {
    return selection.choices[i].definition && toc.entries[i].role != model::Role::kStatistics;
  });
}

}  // namespace

select::Selection SelectionOf(const model::Toc& toc, const RestoreOptions& options) {
  select::SelectOptions select = options.select;
  select.create = options.plan.create;
  select.tablespaces = options.plan.tablespaces;
  if (!options.list_file.empty())
    select.list = toc::ReadListFile(options.list_file, model::BriefToc(toc));
  select::Selection selection = select::Select(toc, select);
  select::LogPulled(toc, selection);
  for (const std::string& warning :
       plan::Arrange(toc, options.order, /*listed=*/select.list.has_value(), selection)) {
    base::Log(base::LogLevel::kWarning, "{}", warning);
  }
  return selection;
}

plan::Plan PlanOf(const model::Toc& toc, const select::Selection& selection,
                  const RestoreOptions& options) {
  plan::PlanOptions plan = options.plan;
  if (CleansWhatIsThere(options)) plan.clean = false;  // PlanDrops adds the drops
  plan.if_exists |= options.to_database && options.clean.from_target;
  // With definitions, foreign keys and triggers come after the rows anyway.
  plan.disable_triggers &= !MakesObjects(toc, selection);
  plan.loads_in_turn = options.order.data != plan::DataOrder::kAny;
  return plan::MakePlan(toc, selection, plan);
}

bool CleansWhatIsThere(const RestoreOptions& options) {
  return options.to_database && options.clean.from_target && options.plan.clean &&
         !options.plan.create;
}

void TellWhatIsImplied(const model::Toc& toc, const select::Selection& selection,
                       const RestoreOptions& options) {
  if (options.select.definitions && !MakesObjects(toc, selection)) {
    base::Log(base::LogLevel::kInfo, "implied no-schema restore");
  }
}

}  // namespace pgstow::execute
