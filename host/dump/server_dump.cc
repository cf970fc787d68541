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

// A connection to each database, in a transaction that has no snapshot yet.
std::vector<Source> OpenSources(const pg::Connection& server, const std::vector<std::string>& names,
                                const DumpOptions& options) {
  std::vector<Source> sources;
  sources.reserve(names.size());
  for (const std::string& name : names) {
    Source& source = sources.emplace_back(Source{.name = name});
    InDatabase(name, [&] {
      source.leader = ConnectTo(server, name, names.size());
      PrepareSession(*source.leader, options);
      pg::BeginSnapshot(*source.leader, options.session, /*snapshot=*/"");
    });
  }
  return sources;
}

// Nothing else is done between one and the next: the databases are told as they are at almost the
// same time. The server's own comes last, so that it has the roles that the databases speak of.
void TakeSnapshots(pg::Connection& server, std::vector<Source>& sources,
                   const DumpOptions& options) {
  pg::BeginSnapshot(server, options.session, /*snapshot=*/"");
  for (Source& source : sources) {
    InDatabase(source.name, [&] { source.snapshot = pg::ExportSnapshot(*source.leader); });
  }
  server.Execute("SELECT 1");
}

std::string EncodingOf(const Source& source) { return source.leader->Parameter("client_encoding"); }

// Each database may have an encoding of its own. While rows are copied from several at once there
// is one for all, or, where they differ, none: all that is quoted then are rows as the server
// spells them, for INSERT.
void SetEncodingForRows(const std::vector<Source>& sources) {
  if (sources.empty()) return;
  const std::string first = EncodingOf(sources.front());
  const bool same = std::ranges::all_of(
      sources, [&first](const Source& source) { return EncodingOf(source) == first; });
  sql::SetSqlEncoding(same ? first : "SQL_ASCII");
}

void ReadCatalogs(std::vector<Source>& sources, const DumpOptions& options) {
  for (Source& source : sources) {
    sql::SetSqlEncoding(EncodingOf(source));
    base::Log(base::LogLevel::kInfo, "reading database \"{}\"", source.name);
    InDatabase(source.name, [&] {
      try {
        Attempts attempts({.timeout = options.session.lock_wait_timeout, .repeatable = false});
        ReadCatalog(source, options, fmt::format(" of database \"{}\"", source.name),
                    [&](LockTargets targets) { attempts.Lock(*source.leader, targets); });
      } catch (const Error& error) {
        if (error.sqlstate() != pg::kInsufficientPrivilege) throw;
        throw WithMissingRights(*source.leader, options.read, error);
      }
    });
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
  std::vector<Source> sources = OpenSources(server, names, dump);
  TakeSnapshots(server, sources, dump);
  ServerToc toc(HeaderOf(server, dump));
  toc.Add(catalog::ReadGlobals(server, options.globals));
  ReadCatalogs(sources, dump);
  for (Source& source : sources) toc.Add(source.dump);
  std::vector<CopyTask> tasks = PlanCopies(sources, dump, *writer);
  if (dump.foresee) dump.foresee(BytesOf(tasks));
  model::PackedToc joined = toc.Take();
  BindToEntries(tasks, joined);
  writer->Begin(std::move(joined));
  SetEncodingForRows(sources);
  CopyTasks(sources, dump, *writer, std::move(tasks));
  writer->Finish();
  return Summarize(writer->toc());
}

}  // namespace pgstow::dump
