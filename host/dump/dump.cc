#include "host/dump/dump.h"

#include <atomic>
#include <memory>
#include <utility>

#include <fmt/format.h>

#include "host/base/error.h"
#include "host/base/log.h"
#include "host/base/version.h"
#include "host/catalog/newer.h"
#include "host/dump/lanes.h"
#include "host/dump/locks.h"
#include "host/dump/part_copier.h"
#include "host/dump/plan.h"
#include "host/dump/sizes.h"
#include "host/sql/quote.h"

namespace pgstow::dump {
namespace {

std::unique_ptr<archive::Writer> OpenArchive(const loader::Registry& registry,
                                             const DumpOptions& options) {
  std::unique_ptr<archive::Writer> writer = archive::Writer::Create(registry, options.writer);
  if (options.jobs > 1 && (writer->needs_order() || !writer->parallel())) {
    base::Throw(base::ErrorCode::kUsage,
                "archives of format \"{}\" can't be written by several jobs at once",
                options.writer.format);
  }
  return writer;
}

std::unique_ptr<pg::Connection> OpenLeader(const DumpOptions& options) {
  std::unique_ptr<pg::Connection> leader = pg::Connection::Connect(options.connection);
  pg::CheckServerVersion(*leader, options.allow_newer_server);
  pg::HardenDumpSession(*leader, options.session);
  sql::SetQuoteOptions({.quote_all_identifiers = options.session.quote_all_identifiers,
                        .standard_strings = leader->standard_conforming_strings(),
                        .disable_dollar_quoting = options.disable_dollar_quoting});
  pg::BeginSnapshot(*leader, options.session, options.snapshot);
  return leader;
}

void WarnOfWhatIsNew(pg::Connection& leader) {
  if (!pg::IsNewer(leader)) return;
  for (const std::string& place : catalog::FindUnknown(leader)) {
    base::Log(base::LogLevel::kWarning,
              "not read, since this version does not know what server {} keeps there: {}",
              leader.server_version_text(), place);
  }
}

catalog::DatabaseDump ReadCatalog(pg::Connection& leader, DumpOptions& options) {
  options.read.lock = [&](std::span<const catalog::ReadOptions::LockTarget> targets) {
    LockRelations(leader, targets, options.session.lock_wait_timeout);
  };
  WarnOfWhatIsNew(leader);
  catalog::DatabaseDump dump = catalog::Read(leader, options.read);
  for (const std::string& object : dump.unmodeled) {
    base::Log(base::LogLevel::kWarning, "left out, since this version can't dump it: {}", object);
  }
  dump.toc.header.created_at = options.created_at;
  dump.toc.header.dumped_by = fmt::format("pgstow {}", base::Version());
  return dump;
}

// The tasks of the dump; their parts are listed in its entries.
std::vector<CopyTask> Plan(pg::Connection& leader, const DumpOptions& options,
                           const archive::Writer& writer, catalog::DatabaseDump& dump) {
  const bool can_split = writer.parallel() && writer.holds_parts() && options.split_bytes > 0;
  if (can_split || options.jobs > 1) MeasureTables(leader, dump.data);
  std::vector<CopyTask> tasks =
      PlanTasks(dump.data, {.split_bytes = can_split ? options.split_bytes : 0,
                            .server_version = leader.server_version()});
  BindToEntries(tasks, dump.toc);
  return tasks;
}

void CopyAlone(pg::Connection& leader, const DumpOptions& options, archive::Writer& writer,
               std::span<const CopyTask> tasks) {
  const std::atomic<bool> never_stopped = false;
  PartCopier copier(writer, options.writer.frame_bytes, never_stopped, /*turn=*/nullptr);
  for (const CopyTask& task : tasks) copier.Copy(leader, task);
}

void CopyTables(pg::Connection& leader, const DumpOptions& options, archive::Writer& writer,
                std::vector<CopyTask> tasks) {
  if (options.jobs == 1 || tasks.size() < 2) {
    CopyAlone(leader, options, writer, tasks);
    return;
  }
  OrderLargestFirst(tasks);
  CopyInLanes(
      leader, writer, tasks,
      {.lanes = options.jobs,
       .frame_bytes = options.writer.frame_bytes,
       .session = options.session,
       .snapshot = options.snapshot.empty() ? pg::ExportSnapshot(leader) : options.snapshot});
}

DumpSummary Summarize(const model::Toc& toc) {
  DumpSummary summary;
  summary.entries = toc.entries.size();
  for (const model::Entry& entry : toc.entries) {
    if (!entry.parts.empty()) ++summary.tables;
    for (const model::Part& part : entry.parts) {
      summary.rows += part.rows;
      summary.raw_bytes += part.raw_bytes;
      summary.stored_bytes += part.stored_bytes;
    }
  }
  return summary;
}

}  // namespace

DumpSummary Run(const loader::Registry& registry, DumpOptions options) {
  const std::unique_ptr<archive::Writer> writer = OpenArchive(registry, options);
  const std::unique_ptr<pg::Connection> leader = OpenLeader(options);
  catalog::DatabaseDump dump = ReadCatalog(*leader, options);
  std::vector<CopyTask> tasks = Plan(*leader, options, *writer, dump);
  writer->Begin(std::move(dump.toc));
  CopyTables(*leader, options, *writer, std::move(tasks));
  writer->Finish();
  return Summarize(writer->toc());
}

}  // namespace pgstow::dump
