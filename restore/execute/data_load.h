// The data of an entry on its way into a database. There is one class for each form of data;
// NewDataLoad chooses.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <span>
#include <string>
#include <string_view>

#include "host/model/entry.h"
#include "host/pg/connection.h"
#include "restore/script/options.h"

namespace pgstow::execute {

// Takes an error after which the restore may go on, worded as pg_restore words it. May throw.
using ReportError = std::function<void(const pg::ServerError& error, const std::string& message)>;

// One load: Begin, any number of Write, then End or Abandon.
class DataLoad {
 public:
  virtual ~DataLoad() = default;

  // False when the load can't be: the error was reported, and nothing else is to be called.
  virtual bool Begin() = 0;

  // Takes the next bytes of the parts, in pieces of any size. Throws kServer for an error that ends
  // the restore, kCorrupt for bytes that are not in the entry's form.
  virtual void Write(std::span<const char> data) = 0;

  // Returns how many rows, or large objects, were loaded. Throws as Write.
  virtual uint64_t End() = 0;

  // After End: rows may have been left out because they were to be, where they conflict with
  // others.
  virtual bool left_rows_out() const { return false; }

  // In place of End: nothing of the data shall stay, but for rows whose own statement was run.
  virtual void Abandon(std::string_view reason) noexcept = 0;
};

struct LoadManner {
  bool in_unit = false;                 // it is part of the transaction of a unit (unit.h)
  bool empty_first = false;             // rows by COPY: into a table that is emptied (copy_load.h)
  bool freeze = false;                  // with empty_first
  bool binary = false;                  // rows by COPY: in its binary format, where that can be
  bool on_conflict_do_nothing = false;  // rows that are there already are left out
};

// Everything outlives the load.
std::unique_ptr<DataLoad> NewDataLoad(pg::Connection& connection, const model::TocHeader& header,
                                      const model::Entry& entry,
                                      const script::ScriptOptions& options,
                                      const ReportError& report, const LoadManner& manner);

// The count in "INSERT 0 5", the command status of a statement.
uint64_t RowsOf(const pg::Result& result);

// How rows that could not be loaded are told.
std::string CopyFailure(const pg::ServerError& error, const model::Entry& entry);

// How a statement that failed is told: what could not be done, and the statement.
std::string QueryFailure(const pg::ServerError& error, std::string_view sql,
                         std::string_view what = "execute query");

}  // namespace pgstow::execute
