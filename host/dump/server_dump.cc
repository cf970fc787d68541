#include "host/dump/server_dump.h"

#include <algorithm>
#include <iterator>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "host/base/error.h"
#include "host/base/log.h"
#include "host/base/version.h"
#include "host/catalog/databases.h"
#include "host/dump/attempts.h"
#include "host/dump/copying.h"
#include "host/dump/in_database.h"
#include "host/dump/lock_queue.h"
#include "host/dump/rights.h"
#include "host/dump/server_toc.h"
#include "host/dump/source.h"
#include "host/sql/characters.h"

namespace pgstow::dump {
namespace {

using base::Error;

// The server let one connection in; most likely it has no room for as many as the dump takes.
std::unique_ptr<pg::Connection> ConnectTo(const pg::Connection& server, const std::string& name,
                                          size_t databases) {
  try {
    return server.Another(name);
  } catch (const Error& error) {
    throw Error(error.code(), error.what())
        .WithDetail(error.detail())
        .WithHint(fmt::format("The dump keeps a connection open to each of {} databases; "
                              "--exclude-database leaves some out.",
                              databases));
  }
}

std::string EncodingOf(const Source& source) { return source.leader->Parameter("client_encoding"); }

// In a transaction that has no snapshot yet.
void OpenSource(Source& source, std::unique_ptr<pg::Connection> leader, const DumpOptions& options,
                Attempts& attempts) {
  source.leader = std::move(leader);
  PrepareSession(*source.leader, options);
  sql::SetSqlEncoding(EncodingOf(source));
  attempts.LookForKnown(*source.leader);
  pg::BeginSnapshot(*source.leader, options.session, /*snapshot=*/"");
}

// A connection to each database.
std::vector<Source> OpenSources(const pg::Connection& server, const std::vector<std::string>& names,
                                const DumpOptions& options, Attempts& attempts) {
  std::vector<Source> sources;
  sources.reserve(names.size());
  for (const std::string& name : names) {
    Source& source = sources.emplace_back(Source{.name = name});
    InDatabase(name, [&] {
      OpenSource(source, ConnectTo(server, name, names.size()), options, attempts);
    });
  }
  return sources;
}

// For another attempt: others of which nothing is read yet.
void OpenAgain(std::vector<Source>& sources, const DumpOptions& options, Attempts& attempts) {
  for (Source& source : sources) {
    InDatabase(source.name, [&] {
      Source fresh{.name = source.name};
      OpenSource(fresh, source.leader->Another(), options, attempts);
      source = std::move(fresh);
    });
  }
}

// Nothing else is done between one and the next: the databases are told as they are at almost the
// same time. The server's own comes last, so that it has the roles that the databases speak of.
void TakeSnapshots(pg::Connection& server, std::vector<Source>& sources, const DumpOptions& options,
                   Attempts& attempts) {
  for (Source& source : sources) {
    InDatabase(source.name, [&] { attempts.LockKnown(*source.leader); });
  }
  pg::BeginSnapshot(server, options.session, /*snapshot=*/"");
  for (Source& source : sources) {
    InDatabase(source.name, [&] { source.snapshot = pg::ExportSnapshot(*source.leader); });
  }
  server.Execute("SELECT 1");
}

// Those who wait for what the dump has locked in any database.
class LockQueues {
 public:
  void Watch(const Source& source) {
    InDatabase(source.name, [&] {
      queues_.emplace_back(source.name, std::make_unique<LockQueue>(*source.leader));
    });
  }

  // Throws TryAgain when somebody was seen to wait.
  void Check() const {
    for (const auto& [name, queue] : queues_) {
      InDatabase(name, [&] { queue->Check(); });
    }
  }

 private:
  std::vector<std::pair<std::string, std::unique_ptr<LockQueue>>> queues_;
};

// Each database may have an encoding of its own. While rows are copied from several at once there
// is one for all, or, where they differ, none: bytes go as they are. What is quoted then are rows
// and names as the server spells them, and the role, whose name it has taken before; a quote is no
// part of a longer character in any encoding.
void SetEncodingForRows(const std::vector<Source>& sources) {
  if (sources.empty()) return;
  const std::string first = EncodingOf(sources.front());
  const bool same = std::ranges::all_of(
      sources, [&first](const Source& source) { return EncodingOf(source) == first; });
  sql::SetSqlEncoding(same ? first : "SQL_ASCII");
}

// The queues that watch meanwhile quote nothing.
void ReadCatalogs(std::vector<Source>& sources, const DumpOptions& options, Attempts& attempts,
                  LockQueues& queues) {
  for (Source& source : sources) {
    sql::SetSqlEncoding(EncodingOf(source));
    base::Log(base::LogLevel::kInfo, "reading database \"{}\"", source.name);
    InDatabase(source.name, [&] {
      try {
        ReadCatalog(source, options, fmt::format(" of database \"{}\"", source.name),
                    [&](LockTargets targets) {
                      attempts.Lock(*source.leader, targets);
                      if (options.lock_friendly) queues.Watch(source);
                    });
      } catch (const Error& error) {
        if (error.sqlstate() != pg::kInsufficientPrivilege) throw;
        throw WithMissingRights(*source.leader, options.read, error);
      }
    });
    queues.Check();
  }
}

std::vector<CopyTask> PlanCopies(std::vector<Source>& sources, const DumpOptions& options,
                                 const archive::Writer& writer) {
  std::vector<CopyTask> tasks;
  for (size_t i = 0; i < sources.size(); ++i) {
    sql::SetSqlEncoding(EncodingOf(sources[i]));
    InDatabase(sources[i].name, [&] {
      std::ranges::move(PlanCopy(sources[i], i, options, writer), std::back_inserter(tasks));
    });
  }
  return tasks;
}

model::TocHeader HeaderOf(const pg::Connection& server, const DumpOptions& options) {
  model::TocHeader header;
  header.created_at = options.created_at;
  header.server_version = server.server_version_text();
  header.dumped_by = fmt::format("pgstow {}", base::Version());
  header.encoding = server.Parameter("client_encoding");
  return header;
}

// What there is to write.
struct Prepared {
  model::PackedToc toc;
  std::vector<CopyTask> tasks;
};

// One attempt at all that comes before rows are copied.
Prepared PrepareOnce(pg::Connection& server, std::vector<Source>& sources,
                     const ServerDumpOptions& options, const archive::Writer& writer,
                     Attempts& attempts) {
  const DumpOptions& dump = options.dump;
  LockQueues queues;
  try {
    TakeSnapshots(server, sources, dump, attempts);
    ServerToc toc(HeaderOf(server, dump));
    sql::SetSqlEncoding(server.Parameter("client_encoding"));
    toc.Add(catalog::ReadGlobals(server, options.globals));
    ReadCatalogs(sources, dump, attempts, queues);
    for (Source& source : sources) toc.Add(source.dump);
    std::vector<CopyTask> tasks = PlanCopies(sources, dump, writer);
    queues.Check();
    return {.toc = toc.Take(), .tasks = std::move(tasks)};
  } catch (const Error&) {
    queues.Check();  // what was cancelled for its sake failed because of it
    throw;
  }
}

// Does what comes before rows are copied, as often as others make it necessary.
Prepared Prepare(pg::Connection& server, std::vector<Source>& sources, ServerDumpOptions options,
                 const archive::Writer& writer, Attempts& attempts) {
  for (;;) {
    try {
      return PrepareOnce(server, sources, options, writer, attempts);
    } catch (const TryAgain& error) {
      for (const Source& source : sources) EndTransaction(source);
      if (server.in_transaction()) server.Execute("ROLLBACK");
      attempts.Wait(error);
    }
    options.dump.readers = 1;  // alone it waits for nobody who waits for it
    OpenAgain(sources, options.dump, attempts);
  }
}

}  // namespace

DumpSummary RunServer(const loader::Registry& registry, pg::Connection& server,
                      ServerDumpOptions options) {
  DumpOptions& dump = options.dump;
  dump.session.standard_strings = true;
  dump.read.create_database = true;
  const std::unique_ptr<archive::Writer> writer = OpenArchive(registry, dump);
  writer->RequireDatabases();
  PrepareSession(server, dump);
  SetQuoting(server, dump);
  const std::vector<std::string> names = options.databases
                                             ? catalog::ListDatabases(server, options.exclude)
                                             : std::vector<std::string>();
  Attempts attempts({.timeout = dump.session.lock_wait_timeout,
                     .patient = dump.patient_locks,
                     .repeatable = true,
                     .reads_rows = dump.read.data});
  std::vector<Source> sources = OpenSources(server, names, dump, attempts);
  Prepared prepared = Prepare(server, sources, options, *writer, attempts);
  if (dump.foresee) dump.foresee(BytesOf(prepared.tasks));
  BindToEntries(prepared.tasks, prepared.toc);
  writer->Begin(std::move(prepared.toc));
  SetEncodingForRows(sources);
  CopyTasks(sources, dump, *writer, std::move(prepared.tasks));
  writer->Finish();
  return Summarize(writer->toc());
}

}  // namespace pgstow::dump
