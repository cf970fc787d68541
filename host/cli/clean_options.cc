#include "host/cli/clean_options.h"

#include "host/base/error.h"
#include "host/cli/describe_target.h"

namespace pgstow::cli {

std::vector<base::Option> CleanRows(execute::RestoreOptions& restore,
                                    const Invocation& invocation) {
  if (invocation.as_tool) return {};
  restore.clean.from_target = true;
  restore.describe_target = DescribeTarget;
  return {{"drop-dependents", 0, nullptr,
           "with --clean, drop also what depends on what is dropped and is not restored",
           base::Set(restore.clean.dependents)}};
}

base::OptionRule DropDependentsRule(const execute::RestoreOptions& restore) {
  return base::Check([&restore] {
    if (!restore.clean.dependents) return;
    if (!restore.plan.clean || restore.connection.dbname.empty()) {
      base::Throw(base::ErrorCode::kUsage,
                  "option --drop-dependents requires options -c/--clean and -d/--dbname");
    }
  });
}

}  // namespace pgstow::cli
