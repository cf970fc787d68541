// `pgstow rekey`: who can open a sealed archive from now on.
#include "host/archive/rekey.h"

#include <string>
#include <vector>

#include "host/archive/chain.h"
#include "host/cli/command.h"
#include "host/cli/seal_option.h"
#include "host/cli/secret_options.h"
#include "host/cli/selection_options.h"
#include "host/cli/shared_options.h"

namespace pgstow::cli {
namespace {

struct Arguments {
  archive::ReaderOptions archive;
  std::vector<std::string> who;
  SecretOptions secrets{.renews = true};
  bool verbose = false;
  std::vector<std::string> plugin_paths;
};

void CheckGiven(const Arguments& arguments) {
  if (arguments.archive.path.empty() || arguments.archive.path == "-") {
    base::Throw(base::ErrorCode::kUsage, "no archive is named; it is changed in place");
  }
  if (arguments.who.empty()) {
    base::Throw(base::ErrorCode::kUsage,
                "option --seal must say who can open the archive from now on");
  }
}

base::OptionTable Table(Arguments& arguments) {
  return {
      .summary = "changes who can open a sealed archive, in place and without touching its data",
      .groups = {{"Options",
                  {SealOption(arguments.who), PassphraseOption(arguments.secrets),
                   KeyOption(arguments.secrets), NewPassphraseOption(arguments.secrets),
                   ReadFormatOption(arguments.archive), PluginPathOption(arguments.plugin_paths),
                   VerboseOption(arguments.verbose), base::VersionOption(), base::HelpOption()}}},
      .rules = {base::Check([&arguments] { CheckGiven(arguments); })},
      .operands = {{"ARCHIVE", base::Text(arguments.archive.path)}},
      .notes =
          "--passphrase and --key open the archive as it is; --seal names all who can open\n"
          "it afterwards. Who could open it before and has a copy of it still can.",
  };
}

}  // namespace

int RunRekey(const Invocation& invocation) {
  Arguments arguments;
  if (!ParseArguments(Table(arguments), invocation)) return kSuccess;
  OfferSecrets(arguments.secrets);
  const auto registry = LoadPlugins(arguments.plugin_paths);
  archive::Rekey(*registry, arguments.archive,
                 *archive::Chain::Parse(*registry, SealSpec(arguments.who)));
  return kSuccess;
}

}  // namespace pgstow::cli
