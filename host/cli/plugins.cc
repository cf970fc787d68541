// `pgstow plugins`: the formats and filters that there are, and what was refused.
#include "host/cli/command.h"
#include "host/cli/output.h"
#include "host/cli/shared_options.h"
#include "host/loader/listing.h"

namespace pgstow::cli {
namespace {

struct Arguments {
  bool json = false;
  std::vector<std::string> plugin_paths;
};

base::OptionTable Table(Arguments& arguments) {
  return {
      .summary = "lists the formats and filters that there are, with their options",
      .groups = {{"Options",
                  {{"json", 0, nullptr, "list them as JSON", base::Set(arguments.json)},
                   PluginPathOption(arguments.plugin_paths),
                   base::VersionOption(),
                   base::HelpOption()}}},
      .notes =
          "Plugins are looked for in the folders of --plugin-path, then in those of\n"
          "$PGSTOW_PLUGIN_PATH, then in lib/pgstow/plugins beside the program's own folder.\n"
          "\n\"pgstow plugins check FILE\" holds a plugin to the laws of formats and filters.",
  };
}

}  // namespace

int RunPlugins(const Invocation& invocation) {
  Arguments arguments;
  if (!ParseArguments(Table(arguments), invocation)) return kSuccess;
  const auto registry = LoadPlugins(arguments.plugin_paths);
  WriteStdout(arguments.json ? loader::ListJson(*registry) : loader::ListText(*registry));
  return kSuccess;
}

}  // namespace pgstow::cli
