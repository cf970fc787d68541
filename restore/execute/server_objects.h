// The objects of a whole server, made and dropped on another one.
#pragma once

#include <cstdint>

#include "host/base/progress.h"
#include "host/model/entry.h"
#include "host/pg/connection.h"
#include "restore/execute/error_ledger.h"
#include "restore/plan/plan.h"
#include "restore/select/select.h"

namespace pgstow::execute {

// Nothing is part of a transaction: tablespaces and databases can't be. What is there already is
// not made again, and its attributes, privileges and settings are set; so all can be done any
// number of times, and needs no journal. One thread.
class ServerObjects {
 public:
  // The entries of `selection`, in its order. All of it outlives this.
  ServerObjects(const model::Toc& toc, const select::Selection& selection, ErrorLedger& errors)
      : toc_(toc), selection_(selection), errors_(errors) {}

  void Make(pg::Connection& connection, base::Progress& progress);

  // Drops those of them that are there, the last first. Roles and tablespaces that others need
  // stay, which is told, and so does the role that the session is.
  void Drop(pg::Connection& connection);

 private:
  bool DropEntry(pg::Connection& connection, const model::Entry& entry, bool last);
  void MakeEntry(pg::Connection& connection, const model::Entry& entry);
  void Report(const model::Entry& entry, plan::Action action, const pg::ServerError& error);

  const model::Toc& toc_;
  const select::Selection& selection_;
  ErrorLedger& errors_;
};

// What progress is told of it.
base::ProgressTotals TotalsOf(const select::Selection& selection);

}  // namespace pgstow::execute
