// Rows of option tables that several commands have in common.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "host/base/options.h"
#include "host/loader/registry.h"
#include "host/pg/connection.h"
#include "restore/plan/plan.h"
#include "restore/script/script_writer.h"

namespace pgstow::cli {

// Rows are bound to members of the arguments, which outlive the table.

base::Option VerboseOption(bool& verbose);  // -v: more on standard error; twice: still more
base::Option PluginPathOption(std::vector<std::string>& paths);

// -h, -p, -U, -w, -W, --role: how to reach a server, and as whom.
std::vector<base::Option> ConnectionRows(pg::ConnectionOptions& connection,
                                         std::optional<std::string>& role);

// -c, --if-exists, -C, -O, …: how definitions are written.
std::vector<base::Option> DefinitionRows(plan::PlanOptions& plan, script::ScriptOptions& script);

// -a, -s, --statistics, --no-schema, …: which are meant: definitions, rows, statistics.
std::vector<base::Option> HalfRows(bool& definitions, bool& data, bool& statistics);

// What of these may not go together, in the order in which PostgreSQL's tools find it: HalfRules
// first, then the command's own, then IfExistsRule.
std::vector<base::OptionRule> HalfRules();
base::OptionRule IfExistsRule();

// Gives the script renderer under these options to plugins: before they are loaded, and again
// before each further script that is under other options.
void OfferScripts(const plan::PlanOptions& plan, const script::ScriptOptions& script);

// Loads plugins that are given the script renderer under these options.
std::unique_ptr<loader::Registry> LoadPlugins(const std::vector<std::string>& paths,
                                              const plan::PlanOptions& plan = {},
                                              const script::ScriptOptions& script = {});

}  // namespace pgstow::cli
