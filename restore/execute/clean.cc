#include "restore/execute/clean.h"

#include <algorithm>
#include <iterator>
#include <vector>

#include <fmt/format.h>

#include "host/base/error.h"
#include "host/base/log.h"
#include "restore/plan/drops.h"

namespace pgstow::execute {
namespace {

[[noreturn]] void Refuse(const std::string& database, const std::vector<plan::Drop>& lost) {
  std::string detail;
  for (const plan::Drop& drop : lost) {
    if (!detail.empty()) detail += '\n';
    detail += fmt::format("{} depends on {}.", drop.name, drop.needs);
  }
  throw base::Error(base::ErrorCode::kUnsupported,
                    fmt::format("could not clean database \"{}\": what is to be dropped is needed "
                                "by {} object{} that will not be restored",
                                database, lost.size(), lost.size() == 1 ? "" : "s"))
      .WithDetail(std::move(detail))
      .WithHint("Restore them too, or use --drop-dependents to drop them.");
}

}  // namespace

void PlanDrops(const pg::Connection& target, const DescribeTarget& describe,
               const CleanOptions& options, const model::Toc& archive,
               const select::Selection& selection, plan::Plan& plan) {
  const model::Toc present = describe(target, archive.header.encoding);
  const std::vector<plan::Drop> drops = plan::DropsFor(archive, selection, present);
  std::vector<plan::Drop> lost;
  std::ranges::copy_if(drops, std::back_inserter(lost),
                       [](const plan::Drop& drop) { return !drop.entry; });
  if (!lost.empty() && !options.dependents) Refuse(target.database(), lost);
  for (const plan::Drop& drop : lost) {
    base::Log(base::LogLevel::kWarning,
              "{} will be dropped and not restored, since it depends on {}", drop.name, drop.needs);
  }
  plan::AddDrops(drops, plan);
}

}  // namespace pgstow::execute
