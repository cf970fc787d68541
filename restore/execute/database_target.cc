#include "restore/execute/database_target.h"

#include <algorithm>
#include <cstdint>
#include <map>
#include <set>
#include <string_view>
#include <utility>

#include "host/base/log.h"
#include "host/pg/session.h"
#include "restore/execute/what_is_there.h"
#include "restore/script/comments.h"

namespace pgstow::execute {
namespace {

using plan::Action;
using script::Statement;

// Source: https://www.postgresql.org/docs/18/errcodes-appendix.html
constexpr std::string_view kInsufficientPrivilege = "42501";

struct Settings {
  std::set<std::string, std::less<>> names;
  size_t locks = 0;  // that the server has room for, which all its sessions share
};

// Source: https://www.postgresql.org/docs/18/runtime-config-locks.html
Settings SettingsOf(pg::Connection& connection) {
  std::map<std::string, int64_t, std::less<>> counts = {
      {"max_connections", 0}, {"max_locks_per_transaction", 0}, {"max_prepared_transactions", 0}};
  Settings settings;
  const pg::Result result = connection.Query("SELECT name, setting FROM pg_catalog.pg_settings");
  for (int row = 0; row < result.rows(); ++row) {
    const auto& name = *settings.names.emplace(result[row].text(0)).first;
    const auto count = counts.find(name);
    if (count == counts.end()) continue;
    count->second = std::clamp<int64_t>(result[row].integer(1), 0, INT32_MAX);
  }
  settings.locks =
      static_cast<size_t>(counts["max_locks_per_transaction"] *
                          (counts["max_connections"] + counts["max_prepared_transactions"]));
  return settings;
}

}  // namespace

DatabaseTarget::DatabaseTarget(const DatabaseRestore& restore,
                               std::unique_ptr<pg::Connection> connection)
    : DatabaseTarget(restore, std::move(connection), /*first=*/true) {}

DatabaseTarget::DatabaseTarget(const DatabaseRestore& restore,
                               std::unique_ptr<pg::Connection> connection, bool first)
    : restore_(restore),
      first_(first),
      connection_(std::move(connection)),
      statements_(restore.toc, restore.plan.options),
      report_([this](const pg::ServerError& error, const std::string& message) {
        Report(error, message);
      }),
      batch_(first ? restore.options.transaction_size : 0,
             [this](std::string_view commands) { Bound(commands); }),
      worker_(restore.progress.Enlist()),
      row_check_(restore.toc, restore.archive_toc, restore.row_counts,
                 [this](StepError error) { Tell(std::move(error)); }) {
  LogSession();
}

const model::Entry& DatabaseTarget::EntryOf(const plan::Step& step) const {
  return restore_.toc.entries[step.entry];
}

size_t DatabaseTarget::NumberOf(const plan::Step& step) const {
  return static_cast<size_t>(&step - restore_.plan.steps.data());
}

void DatabaseTarget::Begin() {
  if (restore_.options.single_transaction) Bound("BEGIN");
  SetUpSession();
  if (first_) {
    const auto& steps = restore_.plan.steps;
    const auto connect = std::ranges::find(steps, Action::kConnect, &plan::Step::action);
    if (connect == steps.end()) {
      OpenJournal();
    } else if (restore_.journal_options.resume) {
      FindDatabase(static_cast<size_t>(connect - steps.begin()));
    }
  }
  batch_.Begin();
  stage_ = Stage::kProcessing;
}

void DatabaseTarget::SetUpSession() {
  pg::CheckServerVersion(*connection_, /*allow_newer=*/true);
  const Settings settings = SettingsOf(*connection_);
  const auto knows = [&](std::string_view name) { return settings.names.contains(name); };
  // Half of it is left to others.
  const auto jobs = static_cast<size_t>(std::max(1, restore_.plan.options.jobs));
  lock_room_ = settings.locks / (2 * jobs);
  for (const Statement& statement :
       script::SessionStatements(restore_.toc.header, restore_.options, knows)) {
    Execute(statement);
  }
  // Should this program be killed, the server is to notice, and not to go on building an index.
  if (restore_.journal_options.keep && knows("client_connection_check_interval")) {
    Execute({.text = "SET client_connection_check_interval = '1s'"});
  }
  statements_.NewSession();
}

void DatabaseTarget::OpenJournal() {
  const JournalOptions& options = restore_.journal_options;
  if (!options.keep) return;
  try {
    Recall(restore_.journal.Open(*connection_, options.resume));
  } catch (const pg::ServerError& error) {
    if (options.resume || error.sqlstate() != kInsufficientPrivilege) throw;
    base::Log(base::LogLevel::kInfo, "without a journal, which --resume would need: {}",
              error.server_message());
  }
}

// Of units that are done, and need not be done again.
void DatabaseTarget::Recall(const Journal::Found& done) {
  rows_ += done.sum.rows;
  restore_.errors.Recall(done.sum.errors);
  for (const model::DumpId entry : done.failed) restore_.errors.MarkFailed(entry);
}

// The database that -C makes keeps the journal, so what comes before it is found there alone.
void DatabaseTarget::FindDatabase(size_t connect) {
  const plan::Step& step = restore_.plan.steps[connect];
  switch (StateOfDatabase(*connection_, EntryOf(step).tag)) {
    case DatabaseState::kMissing:
      return;
    case DatabaseState::kEmpty:
      has_database_ = !restore_.plan.options.clean;
      return;
    case DatabaseState::kJournaled:
      first_step_ = connect;
      return;
    case DatabaseState::kFilled:
      // What is there is dropped, or found to be all or some of what is wanted.
      if (!restore_.plan.options.clean) first_step_ = connect;
  }
}

void DatabaseTarget::Connect(const std::string& database) {
  batch_.End();
  TakeOver(connection_->Another(database));
  SetUpSession();
  if (journaled()) {
    restore_.journal.Lock(*connection_);
  } else {
    OpenJournal();
  }
  batch_.Begin();
  batch_.Add(script::ActionsIn(*entry_));
}

void DatabaseTarget::SetTask(const plan::Task& task) {
  const plan::Step& step = restore_.plan.steps[task.step];
  entry_ = &EntryOf(step);
  action_ = step.action;
  task_ = task;
  result_ = {};
}

// True when nothing is left to do of it. Makes it the unit that is being done.
bool DatabaseTarget::IsDone(const plan::Step& step, std::optional<uint32_t> part) {
  SetTask({.step = NumberOf(step), .part = part});
  if (task_.step < first_step_) return true;
  // Each session connects anew.
  if (!journaled() || action_ == Action::kConnect) return false;
  if (InJournal(step, part)) return true;
  if (step.action != Action::kLoad) return false;
  if (part) return InJournal(step, {});
  return std::ranges::all_of(entry_->parts,
                             [&](const model::Part& each) { return InJournal(step, each.part); });
}

// That the unit is done.
bool DatabaseTarget::InJournal(const plan::Step& step, std::optional<uint32_t> part) const {
  return restore_.journal.StateOf({.step = NumberOf(step), .part = part}) == Journal::State::kDone;
}

// An interrupted restore, with other options, may have loaded parts of what is loaded as a whole.
bool DatabaseTarget::part_by_part(const plan::Step& step) const {
  if (!journaled()) return false;
  return step.mode == plan::LoadMode::kParts ||
         std::ranges::any_of(EntryOf(step).parts,
                             [&](const model::Part& each) { return InJournal(step, each.part); });
}

// Nobody else has put rows into a table that could be made: it was not there.
bool DatabaseTarget::MadeTableOf(const model::Entry& entry) const {
  return std::ranges::none_of(
      entry.belongs_to, [this](model::DumpId table) { return restore_.errors.failed(table); });
}

// Rows that are refused in binary form are loaded again, so nothing else may be lost with them.
LoadManner DatabaseTarget::MannerOf(const plan::Step& step, std::optional<uint32_t> part) const {
  const plan::PlanOptions& options = restore_.plan.options;
  const bool made = MadeTableOf(*entry_);
  const bool undone_alone = unit_.has_value() || !connection_->in_transaction();
  return {.in_unit = unit_.has_value(),
          .empty_first = made && step.mode == plan::LoadMode::kWhole && !part,
          .freeze = options.freeze,
          .binary = made && step.binary && undone_alone && rows_come_ == Rows::kAgain,
          .on_conflict_do_nothing = options.on_conflict_do_nothing};
}

// Whether it makes a key of an index that could not be built, which was told.
bool DatabaseTarget::MissesItsIndex(const plan::Step& step) const {
  return step.action == Action::kDefine && !step.sql.empty() &&
         restore_.errors.failed(EntryOf(step).id);
}

void DatabaseTarget::Run(const plan::Step& step) {
  if (PutOff(step)) return;
  Flush();
  RunAlone(step);
}

void DatabaseTarget::RunAlone(const plan::Step& step) {
  if (step.action == Action::kLoad) {
    return AttemptUnit([&] {
      if (BeginLoadAlone(step, {})) EndLoad();
    });
  }
  if (IsDone(step, {}) || MissesItsIndex(step)) return SkipWork();
  worker_.Begin(restore_.work.Of(task_.step, {}));
  script::LogStep(*entry_, step.action);
  if (step.action == Action::kConnect) {
    Connect(entry_->tag);
  } else if (batch_.runs()) {
    RunInBatch(step);
  } else if (journaled()) {
    AttemptUnit([&] { RunUnit(step); });
  } else {
    RunStatements(step);
  }
  worker_.End();
}

void DatabaseTarget::SkipWork() {
  restore_.progress.Skip(restore_.work.Of(task_.step, task_.part));
}

// Rows without their table would only be one more error.
bool DatabaseTarget::WantsRows(const model::Entry& entry) const {
  if (!restore_.no_data_for_failed_tables) return true;
  const auto failed = [this](model::DumpId id) { return restore_.errors.failed(id); };
  if (std::ranges::none_of(entry.belongs_to, failed)) return true;
  base::Log(base::LogLevel::kInfo, "table \"{}\" could not be created, will not restore its data",
            entry.tag);
  return false;
}

// Of a load without rows there is nothing to read.
bool DatabaseTarget::BeginLoad(const plan::Step& step, std::optional<uint32_t> part) {
  if (!part && PutOff(step)) return false;
  Flush();
  return BeginLoadAlone(step, part);
}

bool DatabaseTarget::BeginLoadAlone(const plan::Step& step, std::optional<uint32_t> part) {
  if (IsDone(step, part) || !WantsRows(*entry_)) {
    SkipWork();
    return false;
  }
  script::LogStep(*entry_, step.action);
  if (batch_.runs()) {
    StartInBatch();
  } else if (journaled() && !BeginUnit()) {
    SkipWork();
    return false;
  }
  worker_.Begin(restore_.work.Of(task_.step, part));
  for (const Statement& setting : statements_.Settings(step)) Execute(setting);
  for (const Statement& statement : statements_.BeforeRows(step)) Execute(statement);
  load_ = NewDataLoad(*connection_, restore_.toc.header, *entry_, restore_.options, report_,
                      MannerOf(step, part));
  if (load_->Begin()) return true;
  FinishLoad();
  return false;
}

void DatabaseTarget::Write(std::span<const char> data) {
  load_->Write(data);
  worker_.AddBytes(data.size());
}

void DatabaseTarget::EndLoad() {
  result_.rows = load_->End();
  CompareRows();
  FinishLoad();
}

// Large objects are no rows.
void DatabaseTarget::CompareRows() {
  if (!restore_.compare_rows || entry_->data_form == model::DataForm::kLargeObjects) return;
  if (result_.errors != ErrorCounts{}) return row_check_.TakeFailed();
  row_check_.Take({.entry = entry_,
                   .part = task_.part,
                   .rows = result_.rows,
                   .may_be_fewer = restore_.plan.options.on_conflict_do_nothing ||
                                   (load_ != nullptr && load_->left_rows_out())});
}

void DatabaseTarget::FinishLoad() {
  load_.reset();
  if (unit_) unit_->Recover();
  for (const Statement& statement : statements_.AfterRows(restore_.plan.steps[task_.step])) {
    Execute(statement);
  }
  if (unit_) CommitUnit();
  if (batch_.runs()) {
    EndInBatch();
    batch_.Add(ActionsOf(restore_.plan.steps[task_.step]));
  }
  rows_ += result_.rows;
  worker_.End(result_.rows);
}

void DatabaseTarget::AbandonLoad(std::string_view reason) noexcept {
  load_->Abandon(reason);
  load_.reset();
  LeaveUnit();
  worker_.Drop();
}

void DatabaseTarget::Cancel() noexcept {
  const std::lock_guard lock(mutex_);
  connection_->Cancel();
}

void DatabaseTarget::Finish() {
  Flush();
  row_check_.Finish();
  if (restore_.options.single_transaction) Bound("COMMIT");
  batch_.End();
  stage_ = Stage::kFinalizing;
  entry_ = nullptr;
  action_.reset();
  if (journaled()) AttemptUnit([this] { restore_.journal.Remove(*connection_); });
}

// Connecting takes long, and meanwhile the thread that has the connection may replace it.
std::unique_ptr<DatabaseTarget> DatabaseTarget::Another() const {
  std::unique_lock lock(mutex_);
  const std::shared_ptr<const pg::Connection> like = connection_;
  lock.unlock();
  return std::unique_ptr<DatabaseTarget>(
      new DatabaseTarget(restore_, like->Another(), /*first=*/false));
}

}  // namespace pgstow::execute
