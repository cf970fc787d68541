#include "restore/execute/restore.h"

#include <exception>
#include <functional>
#include <memory>
#include <optional>
#include <set>
#include <string_view>
#include <utility>

#include "host/base/error.h"
#include "host/base/log.h"
#include "host/pg/session.h"
#include "restore/execute/clean.h"
#include "restore/execute/database_target.h"
#include "restore/execute/run.h"
#include "restore/execute/script_target.h"
#include "restore/execute/step_work.h"
#include "restore/execute/target_facts.h"
#include "restore/execute/wanted.h"
#include "restore/explain/explanation.h"
#include "restore/explain/requirements.h"
#include "restore/rewrite/report.h"
#include "restore/rewrite/rewrite.h"

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

// Says what can't be mapped before anything runs.
rewrite::Rewritten Renamed(const model::Toc& toc, const select::Selection& selection,
                           const RestoreOptions& options) {
  rewrite::Rewritten renamed = rewrite::Rewrite(toc, selection, options.select, options.maps);
  rewrite::Report(
      renamed, {.strict_maps = options.strict_maps, .strict_names = options.select.strict_names});
  return renamed;
}

// What is known of a restore before its first step.
struct Prepared {
  std::unique_ptr<archive::Reader> archive;
  select::Selection selected;
  std::optional<rewrite::Rewritten> renamed;
  plan::Plan plan;

  const model::Toc& toc() const { return renamed ? renamed->toc : archive->toc(); }
  const select::Selection& selection() const { return renamed ? renamed->selection : selected; }
};

Prepared Prepare(const loader::Registry& registry, const RestoreOptions& options) {
  CheckOptions(options);
  Prepared prepared;
  prepared.archive = archive::Reader::Open(registry, options.archive);
  prepared.selected = SelectionOf(prepared.archive->toc(), options);
  if (!options.maps.empty()) {
    prepared.renamed = Renamed(prepared.archive->toc(), prepared.selected, options);
  }
  prepared.plan = PlanOf(prepared.toc(), prepared.selection(), options);
  return prepared;
}

uint64_t EntriesOf(const plan::Plan& plan) {
  std::set<size_t> entries;
  for (const plan::Step& step : plan.steps) entries.insert(step.entry);
  return entries.size();
}

void RunOverOne(archive::Reader& archive, const plan::Plan& plan, Target& target) {
  if (archive.random_access()) {
    RunInOrder(archive, plan, target);
  } else {
    RunFromStream(archive, plan, target);
  }
}

// A connection beside those that restore, with the same session.
std::unique_ptr<pg::Connection> ConnectAside(const RestoreOptions& options,
                                             const model::TocHeader& header) {
  auto connection = pg::Connection::Connect(options.connection);
  const auto knows = [](std::string_view setting) { return setting != "transaction_timeout"; };
  for (const script::Statement& statement :
       script::SessionStatements(header, options.script, knows)) {
    connection->Execute(statement.text);
  }
  return connection;
}

// Calls `run` while the foreign keys of its tables are dropped.
void WithoutForeignKeys(const RestoreOptions& options, const model::Toc& toc,
                        const plan::Plan& plan, ErrorLedger& errors,
                        const std::function<void()>& run) {
  const auto connection = ConnectAside(options, toc.header);
  const ReportError report = [&errors](const pg::ServerError& error, const std::string& message) {
    StepError told;
    told.stage = Stage::kFinalizing;
    told.message = message;
    told.sql = error.query();
    told.server = error.fields();
    errors.Report(std::move(told));
  };
  ForeignKeys keys(*connection, report);
  keys.Drop(toc, plan);
  try {
    run();
    keys.PutBack();
  } catch (...) {
    keys.TellDropped();
    throw;
  }
}

// What of the plan follows from what is in the database.
void AddDrops(const pg::Connection& connection, const RestoreOptions& options, Prepared& prepared) {
  if (!CleansWhatIsThere(options)) return;
  PlanDrops(connection, options.describe_target, options.clean, prepared.toc(),
            prepared.selection(), prepared.plan);
}

void IntoDatabase(Prepared& prepared, const RestoreOptions& options, RestoreSummary& summary) {
  archive::Reader& archive = *prepared.archive;
  const model::Toc& toc = prepared.toc();
  if (options.jobs > 1 && !archive.random_access()) {
    throw base::Error(ErrorCode::kUnsupported,
                      "parallel restore from standard input is not supported");
  }
  ErrorLedger errors({.stop = options.exit_on_error || options.script.in_transaction(),
                      .explain = options.explain_errors},
                     options.on_error);
  base::Log(base::LogLevel::kInfo, "connecting to database for restore");
  std::unique_ptr<pg::Connection> connection = pg::Connection::Connect(options.connection);
  TellWhatIsImplied(toc, prepared.selection(), options);
  AddDrops(*connection, options, prepared);
  const plan::Plan& plan = prepared.plan;
  Journal journal(toc, plan);
  const StepWork work(toc, plan);
  base::Progress unwatched;
  base::Progress& progress = options.progress == nullptr ? unwatched : *options.progress;
  progress.SetTotals(work.totals());
  RowLedger row_counts;
  const DatabaseRestore restore{.toc = toc,
                                .archive_toc = prepared.archive->toc(),
                                .plan = plan,
                                .options = options.script,
                                .no_data_for_failed_tables = options.no_data_for_failed_tables,
                                .errors = errors,
                                .journal = journal,
                                .journal_options = options.journal,
                                .work = work,
                                .progress = progress,
                                .compare_rows = options.compare_rows,
                                .row_counts = row_counts};
  DatabaseTarget target(restore, std::move(connection));
  const auto sum_up = [&] {
    summary.ignored_errors = errors.ignored();
    summary.errors = errors.by_class();
    summary.row_counts = row_counts.counts();
  };
  const auto run = [&] {
    if (options.jobs > 1) {
      summary.rows = RunInParallel(archive, plan, target, errors, options.jobs);
    } else {
      RunOverOne(archive, plan, target);
      summary.rows = target.rows();
    }
  };
  try {
    if (options.foreign_keys == ForeignKeyManner::kDrop) {
      WithoutForeignKeys(options, toc, plan, errors, run);
    } else {
      run();
    }
  } catch (const base::Error& error) {
    errors.NoteEnd(error);
    sum_up();
    if (!journal.is_open() || !error.hint().empty()) throw;
    throw base::Error(error.code(), error.what())
        .WithDetail(error.detail())
        .WithSqlstate(error.sqlstate())
        .WithHint(Journal::kHint);
  } catch (const std::exception& error) {
    errors.NoteEnd(error);
    sum_up();
    throw;
  }
  sum_up();
}

}  // namespace

void Run(const loader::Registry& registry, const RestoreOptions& options, RestoreSummary& summary) {
  Prepared prepared = Prepare(registry, options);
  if (options.to_database) {
    IntoDatabase(prepared, options, summary);
  } else {
    TellWhatIsImplied(prepared.toc(), prepared.selection(), options);
    ScriptTarget target(prepared.toc(), prepared.plan, options.script, options.output);
    RunOverOne(*prepared.archive, prepared.plan, target);
  }
  summary.entries = EntriesOf(prepared.plan);
}

Explained Explain(const loader::Registry& registry, const RestoreOptions& options,
                  ExplainForm form) {
  Prepared prepared = Prepare(registry, options);
  const model::Toc& toc = prepared.toc();
  const plan::Plan& plan = prepared.plan;
  explain::TargetFacts facts;
  facts.version = options.script.target_version;
  if (options.to_database) {
    const auto connection = pg::Connection::Connect(options.connection);
    pg::CheckServerVersion(*connection, /*allow_newer=*/true);
    AddDrops(*connection, options, prepared);
    facts = ReadTargetFacts(*connection, toc.header.encoding, options.script.role);
  }
  const auto jobs = static_cast<size_t>(options.jobs);
  const explain::Explanation explanation{
      .toc = toc,
      .plan = plan,
      .facts = facts,
      .jobs = jobs,
      .lanes = jobs > 1 ? explain::FillLanes(toc, plan, jobs) : std::vector<explain::LaneTask>(),
      .requirements = explain::RequirementsOf(toc, plan, options.script),
      .predictions = explain::Predict(
          toc, plan, options.script, facts,
          {.stop_at_first = options.exit_on_error || options.script.in_transaction(),
           .no_data_for_failed_tables = options.no_data_for_failed_tables,
           .in_units = options.journal.keep && (facts.superuser || facts.creates_in_database)}),
  };
  return {
      form == ExplainForm::kJson ? explain::JsonText(explanation) : explain::TreeText(explanation),
      explanation.predictions.size()};
}

}  // namespace pgstow::execute
