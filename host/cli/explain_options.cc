#include "host/cli/explain_options.h"

#include <string_view>

#include "host/cli/output.h"
#include "host/pg/session.h"

namespace pgstow::cli {
namespace {

base::Binding Form(ExplainOptions& explain) {
  return [&explain](const base::Option&, const char* value) {
    const std::string_view form = value;
    if (!form.empty() && form != "tree" && form != "json") {
      base::Throw(base::ErrorCode::kUsage, "unrecognized form \"{}\" of --explain", form);
    }
    explain.wanted = true;
    explain.form = form == "json" ? execute::ExplainForm::kJson : execute::ExplainForm::kTree;
  };
}

}  // namespace

std::vector<base::Option> ExplainRows(ExplainOptions& explain, script::ScriptOptions& script) {
  return {{.name = "explain",
           .argument = "[=FORM]",
           .help = "print what would be done and fail, as a tree or as json",
           .bind = Form(explain),
           .values = {"tree", "json"}},
          {"target-version", 0, "NUM", "a script for servers of this major version",
           base::Integer(script.target_version, pg::kOldestServer, pg::kNewestServer)}};
}

int PrintExplanation(const loader::Registry& registry, const execute::RestoreOptions& restore,
                     const ExplainOptions& explain) {
  const execute::Explained explained = execute::Explain(registry, restore, explain.form);
  ShowText(restore.to_database ? "" : restore.output, explained.text);
  return explained.errors == 0 ? kSuccess : kFailure;
}

}  // namespace pgstow::cli
