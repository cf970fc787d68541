// `pgstow restore --explain`: what a restore would do, instead of doing it.
#pragma once

#include <vector>

#include "host/base/options.h"
#include "host/cli/command.h"
#include "host/loader/registry.h"
#include "restore/execute/restore.h"

namespace pgstow::cli {

struct ExplainOptions {
  bool wanted = false;
  execute::ExplainForm form = execute::ExplainForm::kTree;
};

// --explain, --target-version. The options outlive the rows.
std::vector<base::Option> ExplainRows(ExplainOptions& explain, script::ScriptOptions& script);

// Prints what `restore` would do. Returns the exit code: kFailure when it would report errors.
int PrintExplanation(const loader::Registry& registry, const execute::RestoreOptions& restore,
                     const ExplainOptions& explain);

}  // namespace pgstow::cli
