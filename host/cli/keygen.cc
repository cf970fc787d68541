// `pgstow keygen`: a pair of keys, to seal archives for and to open them with.
#include <string>
#include <string_view>
#include <vector>

#include <pgstow/filter.h>

#include "host/base/boundary.h"
#include "host/base/error.h"
#include "host/cli/command.h"
#include "host/cli/output.h"
#include "host/cli/seal_option.h"
#include "host/cli/shared_options.h"
#include "host/storage/new_file.h"

namespace pgstow::cli {
namespace {

using base::ErrorCode;
using base::Throw;

struct Arguments {
  std::string output;
  bool verbose = false;
  std::vector<std::string> plugin_paths;
};

base::OptionTable Table(Arguments& arguments) {
  return {
      .summary =
          "makes a pair of keys: archives are sealed for the public one, the secret one "
          "opens them",
      .groups = {{"Options",
                  {{"output", 'o', "FILE",
                    "write the secret key there, readable by you alone; the file must not exist "
                    "(without this option, or -: standard output)",
                    base::Text(arguments.output)},
                   PluginPathOption(arguments.plugin_paths),
                   VerboseOption(arguments.verbose),
                   base::VersionOption(),
                   base::HelpOption()}}},
      .notes = "With a file, the public key is printed; it stands in the file too.",
  };
}

void Tell(const std::string& output, std::string_view public_key, std::string_view secret_file) {
  if (output.empty() || output == "-") return WriteStdout(secret_file);
  storage::WriteNewFile(output, secret_file, 0600, "key file \"" + output + "\"");
  WriteStdout(std::string(public_key) + "\n");
}

pgstow_status TakeKeys(void* self, pgstow_str public_key, pgstow_bytes secret_file) {
  return base::GuardCallback(PGSTOW_E_IO, [&] {
    Tell(*static_cast<const std::string*>(self), {public_key.ptr, public_key.len},
         {reinterpret_cast<const char*>(secret_file.ptr), secret_file.len});
    return PGSTOW_OK;
  });
}

}  // namespace

int RunKeygen(const Invocation& invocation) {
  Arguments arguments;
  if (!ParseArguments(Table(arguments), invocation)) return kSuccess;
  const auto registry = LoadPlugins(arguments.plugin_paths);
  const loader::Plugin& plugin = *registry->GetFilter(kSealFilter).plugin;
  if (plugin.keygen == nullptr) {
    Throw(ErrorCode::kPlugin, "{} makes no keys", loader::NameForMessages(plugin));
  }
  const pgstow_key_sink sink{sizeof(sink), 0, &arguments.output, &TakeKeys};
  loader::Check(plugin.keygen->make_keys(&sink), "could not make keys", &plugin);
  return kSuccess;
}

}  // namespace pgstow::cli
