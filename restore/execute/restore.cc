#include "restore/execute/restore.h"

#include <exception>
#include <set>
#include <utility>

#include "host/base/error.h"
#include "host/base/log.h"
#include "restore/execute/database_target.h"
#include "restore/execute/run.h"
#include "restore/execute/script_target.h"
#include "restore/execute/step_work.h"
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

plan::Plan PlanOf(const model::Toc& toc, const RestoreOptions& options) {
  select::SelectOptions select = options.select;
  select.create = options.plan.create;
  if (!options.list_file.empty()) select.list = toc::ReadListFile(options.list_file, toc);
  return plan::MakePlan(toc, select::Select(toc, select), options.plan);
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

void IntoDatabase(archive::Reader& archive, const plan::Plan& plan, const RestoreOptions& options,
                  RestoreSummary& summary) {
  if (options.jobs > 1 && !archive.random_access()) {
    throw base::Error(ErrorCode::kUnsupported,
                      "parallel restore from standard input is not supported");
  }
  ErrorLedger errors({.stop = options.exit_on_error || options.script.single_transaction,
                      .explain = options.explain_errors},
                     options.on_error);
  Journal journal(archive.toc(), plan);
  const StepWork work(archive.toc(), plan);
  base::Progress unwatched;
  base::Progress& progress = options.progress == nullptr ? unwatched : *options.progress;
  progress.SetTotals(work.totals());
  RowLedger row_counts;
  const DatabaseRestore restore{.toc = archive.toc(),
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
  const plan::Plan plan = PlanOf(archive->toc(), options);
  if (options.to_database) {
    IntoDatabase(*archive, plan, options, summary);
  } else {
    ScriptTarget target(archive->toc(), plan, options.script, options.output);
    RunOverOne(*archive, plan, target);
  }
  summary.entries = EntriesOf(plan);
}

}  // namespace pgstow::execute
