#include "restore/execute/restore.h"

#include <exception>
#include <optional>
#include <set>
#include <utility>

#include "host/base/error.h"
#include "host/base/log.h"
#include "restore/execute/database_target.h"
#include "restore/execute/run.h"
#include "restore/execute/script_target.h"
#include "restore/execute/step_work.h"
#include "restore/rewrite/report.h"
#include "restore/rewrite/rewrite.h"
#include "restore/toc/list_file.h"

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

select::Selection SelectionOf(const model::Toc& toc, const RestoreOptions& options) {
  select::SelectOptions select = options.select;
  select.create = options.plan.create;
  if (!options.list_file.empty()) select.list = toc::ReadListFile(options.list_file, toc);
  return select::Select(toc, select);
}

// Says what can't be mapped before anything runs.
rewrite::Rewritten Renamed(const model::Toc& toc, const select::Selection& selection,
                           const RestoreOptions& options) {
  rewrite::Rewritten renamed = rewrite::Rewrite(toc, selection, options.select, options.maps);
  rewrite::Report(
      renamed, {.strict_maps = options.strict_maps, .strict_names = options.select.strict_names});
  return renamed;
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

void IntoDatabase(archive::Reader& archive, const model::Toc& toc, const plan::Plan& plan,
                  const RestoreOptions& options, RestoreSummary& summary) {
  if (options.jobs > 1 && !archive.random_access()) {
    throw base::Error(ErrorCode::kUnsupported,
                      "parallel restore from standard input is not supported");
  }
  ErrorLedger errors({.stop = options.exit_on_error || options.script.in_transaction(),
                      .explain = options.explain_errors},
                     options.on_error);
  Journal journal(toc, plan);
  const StepWork work(toc, plan);
  base::Progress unwatched;
  base::Progress& progress = options.progress == nullptr ? unwatched : *options.progress;
  progress.SetTotals(work.totals());
  RowLedger row_counts;
  const DatabaseRestore restore{.toc = toc,
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
  base::Log(base::LogLevel::kInfo, "connecting to database for restore");
  DatabaseTarget target(restore, pg::Connection::Connect(options.connection));
  const auto sum_up = [&] {
    summary.ignored_errors = errors.ignored();
    summary.errors = errors.by_class();
    summary.row_counts = row_counts.counts();
  };
  try {
    if (options.jobs > 1) {
      summary.rows = RunInParallel(archive, plan, target, errors, options.jobs);
    } else {
      RunOverOne(archive, plan, target);
      summary.rows = target.rows();
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
  CheckOptions(options);
  const auto archive = archive::Reader::Open(registry, options.archive);
  const select::Selection selection = SelectionOf(archive->toc(), options);
  std::optional<rewrite::Rewritten> renamed;
  if (!options.maps.empty()) renamed = Renamed(archive->toc(), selection, options);
  const model::Toc& toc = renamed ? renamed->toc : archive->toc();
  const plan::Plan plan =
      plan::MakePlan(toc, renamed ? renamed->selection : selection, options.plan);
  if (options.to_database) {
    IntoDatabase(*archive, toc, plan, options, summary);
  } else {
    ScriptTarget target(toc, plan, options.script, options.output);
    RunOverOne(*archive, plan, target);
  }
  summary.entries = EntriesOf(plan);
}

}  // namespace pgstow::execute
