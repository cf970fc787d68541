// The command line of a dump, for those that make dumps: `pgstow dump`, and `pgstow dumpall` of
// each database.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "host/base/options.h"
#include "host/cli/command.h"
#include "host/cli/jobs_option.h"
#include "host/cli/output_format.h"
#include "host/cli/secret_options.h"
#include "host/dump/dump.h"
#include "restore/plan/plan.h"
#include "restore/script/options.h"

namespace pgstow::cli {

// What a dump's command line says.
struct DumpArguments {
  dump::DumpOptions dump;
  std::optional<std::string> file;  // --file
  Jobs jobs;                        // from which dump.jobs follows when the format is known
  OutputFormat output{.format = "plain"};
  plan::PlanOptions plan;
  script::ScriptOptions script;
  SecretOptions secrets;
  std::vector<std::string> plugin_paths;
};

// The options of a dump, bound to the arguments, which outlive the table.
base::OptionTable DumpTable(DumpArguments& arguments, const Invocation& invocation);

// Settles what follows from the parsed arguments by themselves. Throws kUsage when the environment
// fixes the time of the dump and that is no time.
void SettleDump(DumpArguments& arguments);

// How many connections read large catalogs at once: as many as --jobs says, 8 at most. Where it
// says none PostgreSQL's tools have one, and others what is automatic, whatever they write.
int CatalogReaders(const DumpArguments& arguments, const Invocation& invocation);

}  // namespace pgstow::cli
