// A database that is being dumped: the connection that holds its snapshot, and what is read through
// it before any rows are copied.
#pragma once

#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "host/archive/writer.h"
#include "host/catalog/catalog.h"
#include "host/dump/dump.h"
#include "host/dump/locks.h"
#include "host/dump/plan.h"
#include "host/pg/connection.h"

namespace pgstow::dump {

struct Source {
  std::string name;  // of the database, for messages, which must tell it from others; else empty
  // Holds the snapshot and the locks, and is used by one thread at a time.
  std::unique_ptr<pg::Connection> leader;
  std::string snapshot;        // for other connections to import; empty: there are none
  catalog::DatabaseDump dump;  // CopyTask::job points into its `data`
};

// Fills source.snapshot, unless it is: from then on other connections can see what the leader sees.
void ShareSnapshot(Source& source, const DumpOptions& options);

// Makes a session of the connection that reads as the options say, after a look at the server's
// version.
void PrepareSession(pg::Connection& connection, const DumpOptions& options);

// Ends the leader's transaction, so that whoever waits for its locks goes first. An error of that
// is logged alone.
void EndTransaction(const Source& source);

// Sets sql::QuoteOptions for what the session reads.
void SetQuoting(const pg::Connection& connection, const DumpOptions& options);

// Reads the catalogs into source.dump under the leader's transaction; `lock` locks the tables over
// the leader. What is left out is logged as warnings; `which` is "" or says " of database
// \"name\"". Throws TryAgain when a connection that helps to read had to wait for a lock, and, with
// patient_locks, when the server ended a deadlock.
void ReadCatalog(Source& source, DumpOptions options, const std::string& which,
                 const std::function<void(LockTargets)>& lock);

// The tasks that copy the rows of the source, the `number`-th of the dump. The sizes of tables are
// measured where anything follows from them.
std::vector<CopyTask> PlanCopy(Source& source, size_t number, const DumpOptions& options,
                               const archive::Writer& writer);

}  // namespace pgstow::dump
