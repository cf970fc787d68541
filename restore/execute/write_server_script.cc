#include <string>
#include <vector>

#include "restore/execute/script_file.h"
#include "restore/execute/server_restore.h"
#include "restore/script/archived_globals.h"
#include "restore/script/globals.h"
#include "restore/script/restrict_key.h"
#include "restore/script/server_script.h"

namespace pgstow::execute {
namespace {

void WriteAll(ServerParts& parts, ScriptFile& file, RestoreSummary& summary) {
  const RestoreOptions& options = parts.options();
  const script::ServerScriptOptions manner{
      .verbose = options.script.verbose,
      .restrict_key = script::RestrictKey(options.script.restrict_key),
      .encoding = parts.header().encoding,
      .standard_strings = parts.header().standard_strings};
  model::Globals globals;
  if (const auto wanted = parts.globals()) {
    globals =
        script::GroupsOf(wanted->toc, wanted->selection, options.select, options.plan.tablespaces);
    summary.entries += wanted->selection.order.size();
  }
  const bool databases = !options.databases.names.empty() || !options.databases.globals;
  std::vector<std::string> names;
  for (const OneRestore& database : parts.databases()) {
    names.push_back(database.toc().header.database);
  }

  file.Append(script::ServerBegin(manner));
  if (options.plan.clean && options.select.definitions) {
    file.Append(script::ServerDrops(globals, databases ? &names : nullptr, options.plan.if_exists));
  }
  file.Append(script::GlobalsText(globals));
  file.Append(script::GlobalsEnd(manner));
  if (databases) file.Append(script::DatabasesBegin());
  for (OneRestore& database : parts.databases()) {
    file.Append(
        script::DatabaseBegin(database.toc().header.database, database.options().plan.create));
    RestoreSummary part;
    database.IntoScript(file, part);
    Add(part, summary);
  }
  file.Append(script::ServerEnd(manner));
}

}  // namespace

void WriteServerScript(ServerParts& parts, RestoreSummary& summary) {
  ScriptFile file(parts.options().output);
  if (OneRestore* const moved = parts.moved()) {
    moved->IntoScript(file, summary);
  } else {
    WriteAll(parts, file, summary);
  }
  file.Close();
}

}  // namespace pgstow::execute
