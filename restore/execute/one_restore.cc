#include "restore/execute/one_restore.h"

#include <exception>
#include <functional>
#include <set>
#include <string_view>
#include <utility>

#include "host/base/error.h"
#include "host/pg/session.h"
#include "host/sql/characters.h"
#include "restore/execute/as_role.h"
#include "restore/execute/clean.h"
#include "restore/execute/database_target.h"
#include "restore/execute/run.h"
#include "restore/execute/script_target.h"
#include "restore/execute/step_work.h"
#include "restore/execute/target_facts.h"
#include "restore/execute/wanted.h"
#include "restore/explain/requirements.h"
#include "restore/plan/grouping.h"
#include "restore/rewrite/report.h"

namespace pgstow::execute {
namespace {

// A connection beside those that restore, with the same session.
std::unique_ptr<pg::Connection> ConnectAside(const pg::Connection& connection,
                                             const RestoreOptions& options,
                                             const model::TocHeader& header) {
  auto aside = connection.Another();
  const auto knows = [](std::string_view setting) { return setting != "transaction_timeout"; };
  for (const script::Statement& statement :
       script::SessionStatements(header, options.script, knows)) {
    aside->Execute(statement.text);
  }
  return aside;
}

// Calls `run` while the foreign keys of its tables are dropped.
void WithoutForeignKeys(pg::Connection& aside, const model::Toc& toc, const plan::Plan& plan,
                        ErrorLedger& errors, const std::function<void()>& run) {
  const ReportError report = [&errors](const pg::ServerError& error, const std::string& message) {
    StepError told;
    told.stage = Stage::kFinalizing;
    told.message = message;
    told.sql = error.query();
    told.server = error.fields();
    errors.Report(std::move(told));
  };
  ForeignKeys keys(aside, report);
  keys.Drop(toc, plan);
  try {
    run();
    keys.PutBack();
  } catch (...) {
    keys.TellDropped();
    throw;
  }
}

}  // namespace

OneRestore::OneRestore(archive::Reader& archive, const model::Toc& toc, select::Selection selected,
                       RestoreOptions options)
    : archive_(archive), toc_(toc), selected_(std::move(selected)), options_(std::move(options)) {
  sql::SetSqlEncoding(toc_.header.encoding);
  if (!options_.as_role.empty()) left_out_ = LeaveOutPowers(toc_, selected_);
  if (!options_.maps.empty()) {
    renamed_ = rewrite::Rewrite(toc_, selected_, options_.select, options_.maps);
    rewrite::ReportProblems(*renamed_, options_.strict_maps);
  }
  plan_ = PlanOf(this->toc(), selection(), options_);
}

std::vector<std::string> OneRestore::unused_maps() const {
  return renamed_ ? renamed_->unused : std::vector<std::string>();
}

void OneRestore::LookAt(const pg::Connection& connection) {
  if (!CleansWhatIsThere(options_)) return;
  PlanDrops(connection, options_.describe_target, options_.clean, toc(), selection(), plan_);
}

base::ProgressTotals OneRestore::totals() const { return StepWork(toc(), plan_).totals(); }

uint64_t OneRestore::Entries() const {
  std::set<size_t> entries;
  for (const plan::Step& step : plan_.steps) entries.insert(step.entry);
  return entries.size();
}

void OneRestore::RunOverOne(Target& target) {
  if (archive_.random_access()) {
    RunInOrder(archive_, plan_, target);
  } else {
    RunFromStream(archive_, plan_, target);
  }
}

void OneRestore::IntoScript(ScriptFile& file, RestoreSummary& summary) {
  TellWhatIsImplied(toc(), selection(), options_);
  ScriptTarget target(toc(), plan_, options_.script, file);
  RunOverOne(target);
  summary.entries = Entries();
}

void OneRestore::IntoDatabase(std::unique_ptr<pg::Connection> connection, RestoreSummary& summary) {
  ErrorLedger errors({.stop = options_.exit_on_error || options_.script.in_transaction(),
                      .explain = options_.explain_errors,
                      .database = options_.name_database ? toc_.header.database : ""},
                     options_.on_error);
  std::unique_ptr<pg::Connection> aside;
  if (options_.foreign_keys == ForeignKeyManner::kDrop) {
    aside = ConnectAside(*connection, options_, toc().header);
  }
  Journal journal(toc(), plan_);
  const StepWork work(toc(), plan_);
  const plan::Grouping grouping(toc(), plan_);
  base::Progress unwatched;
  RowLedger row_counts;
  const DatabaseRestore restore{
      .toc = toc(),
      .archive_toc = toc_,
      .plan = plan_,
      .grouping = grouping,
      .options = options_.script,
      .no_data_for_failed_tables = options_.no_data_for_failed_tables,
      .errors = errors,
      .journal = journal,
      .journal_options = options_.journal,
      .work = work,
      .progress = options_.progress == nullptr ? unwatched : *options_.progress,
      .compare_rows = options_.compare_rows,
      .row_counts = row_counts};
  DatabaseTarget target(restore, std::move(connection));
  TellWhatIsImplied(toc(), selection(), options_);
  const auto sum_up = [&] {
    summary.ignored_errors = errors.ignored();
    summary.left_out = left_out_;
    summary.errors = errors.by_class();
    summary.row_counts = row_counts.counts();
  };
  const auto run = [&] {
    if (options_.jobs > 1) {
      summary.rows = RunInParallel(archive_, plan_, target, errors, options_.jobs);
    } else {
      RunOverOne(target);
      summary.rows = target.rows();
    }
  };
  try {
    if (aside != nullptr) {
      WithoutForeignKeys(*aside, toc(), plan_, errors, run);
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
  summary.entries = Entries();
}

Explained OneRestore::Explain(pg::Connection* connection, ExplainForm form) const {
  explain::TargetFacts facts;
  facts.version = options_.script.target_version;
  if (connection != nullptr) {
    pg::CheckServerVersion(*connection, /*allow_newer=*/true);
    facts = ReadTargetFacts(*connection, toc().header.encoding, options_.script.role.value_or(""));
  }
  const auto jobs = static_cast<size_t>(options_.jobs);
  const explain::Explanation explanation{
      .toc = toc(),
      .plan = plan_,
      .facts = facts,
      .jobs = jobs,
      .lanes = jobs > 1 ? explain::FillLanes(toc(), plan_, jobs) : std::vector<explain::LaneTask>(),
      .requirements = explain::RequirementsOf(toc(), plan_, options_.script),
      .predictions = explain::Predict(
          toc(), plan_, options_.script, facts,
          {.stop_at_first = options_.exit_on_error || options_.script.in_transaction(),
           .no_data_for_failed_tables = options_.no_data_for_failed_tables,
           .in_units = options_.journal.keep && (facts.superuser || facts.creates_in_database)}),
  };
  return {
      form == ExplainForm::kJson ? explain::JsonText(explanation) : explain::TreeText(explanation),
      explanation.predictions.size()};
}

}  // namespace pgstow::execute
