// `pgstow plugins check`: holds a plugin to the laws of its kind.
#include <chrono>
#include <string>

#include <pgstow/services.h>

#include "host/archive/toc_copy.h"
#include "host/cli/command.h"
#include "host/cli/output.h"
#include "host/loader/registry.h"
#include "plugins/conformance/check.h"
#include "restore/script/service.h"

namespace pgstow::cli {
namespace {

struct Arguments {
  std::string file;
  std::string only;
  int time_limit = 60;
  bool list = false;
  bool json = false;
};

base::OptionTable Table(Arguments& arguments) {
  return {
      .summary = "checks that a plugin keeps the laws of formats and filters",
      .groups = {{"Options",
                  {{"json", 0, nullptr, "report as JSON", base::Set(arguments.json)},
                   {"list", 0, nullptr, "list the laws, and check none", base::Set(arguments.list)},
                   {"only", 0, "LAW", "check one, as --list names it, in this process",
                    base::Text(arguments.only)},
                   {"time-limit", 0, "SECONDS", "what takes longer hangs; 60 unless given",
                    base::Integer(arguments.time_limit, 1, 86'400)},
                   base::VersionOption(),
                   base::HelpOption()}}},
      .rules = {base::Conflict("list", "only"), base::Conflict("list", "json"),
                base::Conflict("only", "json")},
      .operands = {{"FILE", base::Text(arguments.file)}},
      .notes =
          "FILE is the plugin, a shared object. Each law is checked in a process of its\n"
          "own, so a plugin that crashes or hangs has failed that law alone. To look into\n"
          "one, run it with --only under a debugger.\n"
          "Exit codes: 0 all laws that apply are kept, 1 one is not.",
  };
}

// The laws of formats that want a script need the one that renders it.
void ProvideScript() {
  loader::ProvideService(PGSTOW_SCRIPT_SERVICE,
                         script::ScriptService({}, {.restrict_key = "check"}, &archive::CopyToc));
}

int Finish(const std::string& verdict) {
  WriteStdout(verdict);
  return verdict.starts_with(NameOf(conformance::Verdict::Result::kFailed)) ? kFailure : kSuccess;
}

}  // namespace

int RunPluginsCheck(const Invocation& invocation) {
  Arguments arguments;
  if (!ParseArguments(Table(arguments), invocation)) return kSuccess;
  if (arguments.file.empty()) {
    throw base::Error(base::ErrorCode::kUsage, "no plugin is named")
        .WithHint(base::HelpHint(invocation.called));
  }
  if (arguments.list || !arguments.only.empty()) ProvideScript();
  if (arguments.list) {
    WriteStdout(conformance::List(arguments.file));
    return kSuccess;
  }
  if (!arguments.only.empty()) {
    return Finish(conformance::CheckOnly(arguments.file, arguments.only));
  }
  const conformance::Report report =
      conformance::CheckFile({.file = arguments.file,
                              .limit = std::chrono::seconds(arguments.time_limit),
                              .child = {"/proc/self/exe", "plugins", "check"}});
  WriteStdout(arguments.json ? JsonOf(report) : TextOf(report));
  return report.Count(conformance::Verdict::Result::kFailed) == 0 ? kSuccess : kFailure;
}

}  // namespace pgstow::cli
