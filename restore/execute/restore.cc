#include "restore/execute/restore.h"

#include <memory>
#include <utility>

#include "host/archive/spooled_reader.h"
#include "host/base/error.h"
#include "host/base/log.h"
#include "host/pg/session.h"
#include "restore/execute/as_role.h"
#include "restore/execute/one_restore.h"
#include "restore/execute/server_restore.h"
#include "restore/execute/wanted.h"
#include "restore/rewrite/report.h"
#include "restore/select/databases.h"

namespace pgstow::execute {
namespace {

using base::ErrorCode;

void CheckOptions(const RestoreOptions& options) {
  if (options.plan.create && options.script.single_transaction) {
    throw base::Error(ErrorCode::kUsage,
                      "options -C/--create and -1/--single-transaction cannot be used together");
  }
  if (options.to_database && options.jobs > 1 && options.script.single_transaction) {
    throw base::Error(ErrorCode::kUsage,
                      "cannot specify both --single-transaction and multiple jobs");
  }
}

bool HoldsSeveral(const archive::Reader& archive) {
  return !archive.toc().header.databases.empty();
}

// Data of all databases comes through a pipe in the order of the dump.
void RunServer(archive::Reader& archive, const RestoreOptions& options, RestoreSummary& summary) {
  if (!archive.random_access()) {
    select::ChooseDatabases(archive.toc().header, options.databases);
    archive::SpooledReader spooled(archive);
    return RunServer(spooled, options, summary);
  }
  ServerParts parts(archive, options);
  if (options.to_database) {
    RestoreServer(parts, summary);
  } else {
    WriteServerScript(parts, summary);
  }
}

OneRestore TheOnly(archive::Reader& archive, const RestoreOptions& options) {
  select::CheckOneDatabase(archive.toc().header, options.databases);
  OneRestore restore(archive, archive.toc(), SelectionOf(archive.toc(), options), options);
  rewrite::ReportUnused(restore.unused_maps(), options.select.strict_names);
  return restore;
}

void IntoDatabase(OneRestore& restore, bool random_access, RestoreSummary& summary) {
  const RestoreOptions& options = restore.options();
  if (options.jobs > 1 && !random_access) {
    throw base::Error(ErrorCode::kUnsupported,
                      "parallel restore from standard input is not supported");
  }
  base::Log(base::LogLevel::kInfo, "connecting to database for restore");
  std::unique_ptr<pg::Connection> connection = ConnectForRestore(options);
  restore.LookAt(*connection);
  if (options.progress != nullptr) options.progress->SetTotals(restore.totals());
  restore.IntoDatabase(std::move(connection), summary);
}

}  // namespace

void Run(const loader::Registry& registry, const RestoreOptions& options, RestoreSummary& summary) {
  CheckOptions(options);
  const auto archive = archive::Reader::Open(registry, options.archive);
  if (HoldsSeveral(*archive)) return RunServer(*archive, options, summary);
  OneRestore restore = TheOnly(*archive, options);
  if (options.to_database) return IntoDatabase(restore, archive->random_access(), summary);
  ScriptFile file(options.output);
  restore.IntoScript(file, summary);
  file.Close();
}

Explained Explain(const loader::Registry& registry, const RestoreOptions& options,
                  ExplainForm form) {
  CheckOptions(options);
  const auto archive = archive::Reader::Open(registry, options.archive);
  if (HoldsSeveral(*archive)) {
    ServerParts parts(*archive, options);
    return ExplainServer(parts, form);
  }
  OneRestore restore = TheOnly(*archive, options);
  if (!options.to_database) return restore.Explain(nullptr, form);
  const auto connection = ConnectForRestore(options);
  pg::CheckServerVersion(*connection, /*allow_newer=*/true);
  restore.LookAt(*connection);
  return restore.Explain(connection.get(), form);
}

}  // namespace pgstow::execute
