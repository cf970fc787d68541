// A restore from end to end: an archive's TOC is selected from, planned and run, into a script or
// into a database.
#pragma once

#include <cstdint>
#include <string>

#include "host/archive/reader.h"
#include "host/base/progress.h"
#include "host/pg/connection.h"
#include "restore/execute/clean.h"
#include "restore/execute/error_ledger.h"
#include "restore/execute/foreign_keys.h"
#include "restore/execute/journal.h"
#include "restore/execute/row_check.h"
#include "restore/plan/arrange.h"
#include "restore/plan/plan.h"
#include "restore/rewrite/maps.h"
#include "restore/script/script_writer.h"
#include "restore/select/databases.h"
#include "restore/select/select.h"

namespace pgstow::execute {

struct RestoreOptions {
  archive::ReaderOptions archive;
  std::string list_file;              // -L; empty: none
  select::SelectOptions select;       // `list` is filled from list_file, `create` from plan.create,
                                      // `tablespaces` from plan.tablespaces
  select::DatabaseOptions databases;  // which of those that the archive has
  plan::PlanOptions plan;
  script::ScriptOptions script;  // role, -1 and row security count for databases too

  // Where to: a database (-d) or a script (-f).
  bool to_database = false;
  pg::ConnectionOptions connection;  // to_database
  std::string as_role;               // --as-role (as_role.h), to_database; empty: nobody special
  std::string output;                // script file; "-" or empty: standard output

  // Of restores into a database.
  int jobs = 1;                            // -j, ≥ 1
  bool exit_on_error = false;              // -e; implied by -1
  bool no_data_for_failed_tables = false;  // --no-data-for-failed-tables
  bool explain_errors = false;             // as ErrorPolicy::explain
  bool name_database = false;              // errors say in which of several databases they are
  ErrorLedger::Listener on_error = {};

  DescribeTarget describe_target = {};  // set by whoever can read catalogs
  CleanOptions clean = {};              // of plan.clean, without plan.create

  JournalOptions journal;  // of restores into a database that are not one transaction

  bool compare_rows = false;  // rows that were loaded are compared with those that were dumped
  base::Progress* progress = nullptr;  // is told of a restore into a database; nullptr: nobody

  rewrite::Maps maps;        // --map-schema, --map-owner, --map-tablespace
  bool strict_maps = false;  // --strict-maps: what can't be mapped safely is an error
  bool freeze = true;        // --no-freeze clears it; becomes plan.freeze where rows can be frozen
  ForeignKeyManner foreign_keys = ForeignKeyManner::kKeep;
  plan::OrderOptions order = {};
};

struct RestoreSummary {
  uint64_t ignored_errors = 0;  // the caller warns and exits with 1 when there are any
  uint64_t entries = 0;         // entries restored, wholly or in part
  uint64_t left_out = 0;        // entries that as_role can't restore
  uint64_t rows = 0;            // rows loaded
  ErrorCounts errors{};         // ignored ones, and the one that ended the restore
  RowComparison row_counts;
};

// Runs it. Throws kUsage for options that contradict each other (said as pg_restore says it),
// kInput, kNotFound, what archive::Reader throws, and kServer when an error ends the restore;
// errors that do not are logged as they come and counted. The summary is filled, also when it
// throws.
void Run(const loader::Registry& registry, const RestoreOptions& options, RestoreSummary& summary);

// What Run would do, and the errors that it would report. Changes nothing: the database, if there
// is one, is looked at in a read-only transaction.
enum class ExplainForm : uint8_t { kTree, kJson };
struct Explained {
  std::string text;
  uint64_t errors = 0;  // foreseen
};

// Throws as Run does before its first step.
Explained Explain(const loader::Registry& registry, const RestoreOptions& options,
                  ExplainForm form);

}  // namespace pgstow::execute
