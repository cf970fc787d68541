#include "host/dump/source.h"

#include <memory>
#include <span>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "host/base/log.h"
#include "host/base/memory.h"
#include "host/base/version.h"
#include "host/catalog/newer.h"
#include "host/dump/sizes.h"
#include "host/pg/session.h"
#include "host/sql/characters.h"
#include "host/sql/quote.h"

namespace pgstow::dump {
namespace {

// What a helper waits for, behind somebody who waits for the leader, it would wait for without end.
constexpr std::string_view kShortWait = "SET lock_timeout = '2s'";
constexpr std::string_view kLockNotAvailable = "55P03";

void WarnOfWhatIsNew(pg::Connection& leader) {
  if (!pg::IsNewer(leader)) return;
  for (const std::string& place : catalog::FindUnknown(leader)) {
    base::Log(base::LogLevel::kWarning,
              "not read, since this version does not know what server {} keeps there: {}",
              leader.server_version_text(), place);
  }
}

uint64_t BytesOf(std::span<const catalog::DataJob> jobs) {
  uint64_t bytes = 0;
  for (const catalog::DataJob& job : jobs) bytes += job.bytes;
  return bytes;
}

// Connections that see what the leader sees. When the server has no room for more, those that there
// are do the work.
std::vector<std::unique_ptr<pg::Connection>> OpenHelpers(Source& source,
                                                         const DumpOptions& options) {
  ShareSnapshot(source, options);
  std::vector<std::unique_ptr<pg::Connection>> helpers;
  try {
    const base::LogSilence silence;  // each would say what the leader said
    for (int reader = 1; reader < options.readers; ++reader) {
      std::unique_ptr<pg::Connection> helper = source.leader->Another();
      pg::HardenDumpSession(*helper, options.session);
      pg::BeginSnapshot(*helper, options.session, source.snapshot);
      helper->Execute(kShortWait);
      helpers.push_back(std::move(helper));
    }
  } catch (const base::Error& error) {
    base::Log(base::LogLevel::kInfo, "reading the catalogs over {} of {} connections: {}",
              helpers.size() + 1, options.readers, error.what());
  }
  return helpers;
}

}  // namespace

void ShareSnapshot(Source& source, const DumpOptions& options) {
  if (!source.snapshot.empty()) return;
  source.snapshot =
      options.snapshot.empty() ? pg::ExportSnapshot(*source.leader) : options.snapshot;
}

void PrepareSession(pg::Connection& connection, const DumpOptions& options) {
  pg::CheckServerVersion(connection, options.allow_newer_server);
  pg::HardenDumpSession(connection, options.session);
}

void EndTransaction(const Source& source) {
  try {
    if (source.leader->in_transaction()) source.leader->Execute("ROLLBACK");
  } catch (const base::Error& error) {
    base::Log(base::LogLevel::kDebug, "{}", error.what());
  }
}

void SetQuoting(const pg::Connection& connection, const DumpOptions& options) {
  sql::SetQuoteOptions({.quote_all_identifiers = options.session.quote_all_identifiers,
                        .standard_strings = connection.standard_conforming_strings(),
                        .disable_dollar_quoting = options.disable_dollar_quoting});
  sql::SetSqlEncoding(connection.Parameter("client_encoding"));
}

void ReadCatalog(Source& source, DumpOptions options, const std::string& which,
                 const std::function<void(LockTargets)>& lock) {
  pg::Connection& leader = *source.leader;
  options.read.lock = lock;
  if (options.readers > 1) {
    options.read.helpers = [&source, &options] { return OpenHelpers(source, options); };
  }
  WarnOfWhatIsNew(leader);
  try {
    source.dump = catalog::Read(leader, options.read);
  } catch (const pg::ServerError& error) {
    const bool helper_waited = options.readers > 1 && error.sqlstate() == kLockNotAvailable;
    const bool deadlock = options.patient_locks && error.sqlstate() == kDeadlockDetected;
    if (!helper_waited && !deadlock) throw;
    throw TryAgain(base::Error(error.code(), error.server_message()), /*waits=*/true);
  }
  base::ReturnFreeMemory();  // of all objects; what is left of them is packed
  for (const std::string& object : source.dump.unmodeled) {
    base::Log(base::LogLevel::kWarning, "left out{}, since this version can't dump it: {}", which,
              object);
  }
  source.dump.toc.header.created_at = options.created_at;
  source.dump.toc.header.dumped_by = fmt::format("pgstow {}", base::Version());
}

std::vector<CopyTask> PlanCopy(Source& source, size_t number, const DumpOptions& options,
                               const archive::Writer& writer) {
  pg::Connection& leader = *source.leader;
  const bool can_split = writer.parallel() && writer.holds_parts() && options.split_bytes != 0;
  if (can_split || options.jobs > 1) MeasureTables(leader, source.dump.data);
  const uint64_t split_bytes =
      options.split_bytes.value_or(PartBytesFor(BytesOf(source.dump.data), options.jobs));
  std::vector<CopyTask> tasks = PlanTasks(
      source.dump.data,
      {.split_bytes = can_split ? split_bytes : 0, .server_version = leader.server_version()});
  for (CopyTask& task : tasks) task.source = number;
  return tasks;
}

}  // namespace pgstow::dump
