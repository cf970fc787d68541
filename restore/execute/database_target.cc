#include "restore/execute/database_target.h"

#include <algorithm>
#include <array>
#include <chrono>
#include <set>
#include <string_view>
#include <utility>

#include <fmt/format.h>

#include "host/base/log.h"
#include "host/pg/session.h"
#include "restore/execute/reconnect.h"
#include "restore/execute/what_is_there.h"
#include "restore/script/comments.h"

namespace pgstow::execute {
namespace {

using plan::Action;
using script::Statement;

// Source: https://www.postgresql.org/docs/18/errcodes-appendix.html
constexpr std::string_view kDeadlockDetected = "40P01";
constexpr std::string_view kActiveTransaction = "25001";
constexpr std::string_view kInsufficientPrivilege = "42501";
constexpr int kAttempts = 5;

std::set<std::string, std::less<>> SettingsOf(pg::Connection& connection) {
  std::set<std::string, std::less<>> names;
  const pg::Result result = connection.Query("SELECT name FROM pg_catalog.pg_settings");
  for (int row = 0; row < result.rows(); ++row) names.emplace(result[row].text(0));
  return names;
}

std::string MessageOf(const pg::ServerError& error, const Statement& statement) {
  if (!statement.failure.empty()) return statement.failure + ": " + error.server_message();
  return QueryFailure(error, statement.text);
}

// What is refused inside of transactions.
bool NeedsNoTransaction(const pg::ServerError& error) {
  return error.sqlstate() == kActiveTransaction;
}

// What a statement fails with that was run before: what it makes is there, or what it drops is not.
bool SaysDoneBefore(std::string_view sqlstate, Action action) {
  constexpr std::array<std::string_view, 5> kDuplicate = {"42710", "42P04", "42P06", "42P07",
                                                          "42723"};
  constexpr std::array<std::string_view, 5> kUndefined = {"42704", "3D000", "3F000", "42P01",
                                                          "42883"};
  const auto& states = action == Action::kDrop ? kUndefined : kDuplicate;
  return std::ranges::find(states, sqlstate) != states.end();
}

// Statements of a step that may take long are not tried together with others first.
bool IsLong(const plan::Step& step, const model::Entry& entry) {
  return (step.concurrent && entry.role == model::Role::kDefinition) ||
         step.action == Action::kAnalyze;
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
        Report(error, message, script::Purpose::kWork);
      }),
      batch_(first ? restore.options.transaction_size : 0),
      worker_(restore.progress.Enlist()) {}

const model::Entry& DatabaseTarget::EntryOf(const plan::Step& step) const {
  return restore_.toc.entries[step.entry];
}

void DatabaseTarget::Begin() {
  if (restore_.options.single_transaction) connection_->Execute("BEGIN");
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
  batch_.Begin(*connection_);
  stage_ = Stage::kProcessing;
}

void DatabaseTarget::SetUpSession() {
  pg::CheckServerVersion(*connection_, /*allow_newer=*/true);
  const auto names = SettingsOf(*connection_);
  const auto knows = [&names](std::string_view name) { return names.contains(name); };
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
    const Journal::Opened opened = restore_.journal.Open(*connection_, options.resume);
    restore_.errors.Recall(opened.before.errors);
    for (const model::DumpId entry : opened.failed) restore_.errors.MarkFailed(entry);
    rows_ += opened.before.rows;
  } catch (const pg::ServerError& error) {
    if (options.resume || error.sqlstate() != kInsufficientPrivilege) throw;
    base::Log(base::LogLevel::kInfo, "without a journal, which --resume would need: {}",
              error.server_message());
  }
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
  batch_.End(*connection_);
  TakeOver(connection_->Another(database));
  SetUpSession();
  if (journaled()) {
    restore_.journal.Lock(*connection_);
  } else {
    OpenJournal();
  }
  batch_.Begin(*connection_);
  batch_.Add(script::ActionsIn(*entry_), *connection_);
}

// True when nothing is left to do of it. Makes it the unit that is being done.
bool DatabaseTarget::IsDone(const plan::Step& step, std::optional<uint32_t> part) {
  entry_ = &EntryOf(step);
  action_ = step.action;
  task_ = {.step = static_cast<size_t>(&step - restore_.plan.steps.data()), .part = part};
  result_ = {};
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
  const auto number = static_cast<size_t>(&step - restore_.plan.steps.data());
  return restore_.journal.StateOf({.step = number, .part = part}) == Journal::State::kDone;
}

// An interrupted restore, with other options, may have loaded parts of what is loaded as a whole.
bool DatabaseTarget::part_by_part(const plan::Step& step) const {
  if (!journaled()) return false;
  return step.mode == plan::LoadMode::kParts ||
         std::ranges::any_of(EntryOf(step).parts,
                             [&](const model::Part& each) { return InJournal(step, each.part); });
}

// Whether a load may empty its table: nobody else has put rows there, unless the table could not be
// made because there was one.
bool DatabaseTarget::IsFresh(const plan::Step& step, std::optional<uint32_t> part) const {
  return step.mode == plan::LoadMode::kWhole && !part &&
         std::ranges::none_of(EntryOf(step).belongs_to, [this](model::DumpId table) {
           return restore_.errors.failed(table);
         });
}

// Whether it makes a key of an index that could not be built, which was told.
bool DatabaseTarget::MissesItsIndex(const plan::Step& step) const {
  return step.action == Action::kDefine && !step.sql.empty() &&
         restore_.errors.failed(EntryOf(step).id);
}

void DatabaseTarget::Run(const plan::Step& step) {
  if (IsDone(step, {}) || MissesItsIndex(step)) return SkipWork();
  worker_.Begin(restore_.work.Of(task_.step, {}));
  base::Log(base::LogLevel::kInfo, "{}", script::StepLog(*entry_, step.action));
  if (step.action == Action::kConnect) {
    Connect(entry_->tag);
  } else if (batch_.runs()) {
    RunInBatch(step);
  } else if (journaled()) {
    Attempt([&] { RunUnit(step); });
  } else {
    RunStatements(step);
  }
  worker_.End();
}

void DatabaseTarget::SkipWork() {
  restore_.progress.Skip(restore_.work.Of(task_.step, task_.part));
}

// Most steps go well: their statements are sent together with the transaction around them. What
// fails there is done again one by one, to learn which statement it is and to keep the others.
void DatabaseTarget::RunUnit(const plan::Step& step) {
  if (IsDone(step, {})) return;
  if (restore_.journal.StateOf(task_) == Journal::State::kBegun) return RunApart(step);
  if (!IsLong(step, *entry_) && RunAtOnce(step)) return;
  if (!BeginUnit()) return;
  try {
    RunStatements(step);
  } catch (const pg::ServerError& error) {
    if (!NeedsNoTransaction(error)) throw;
    LeaveUnit();
    return RunApart(step);
  }
  CommitUnit();
}

// The transaction is ended for what makes or drops a database, or sets what sessions begin with.
void DatabaseTarget::RunInBatch(const plan::Step& step) {
  const bool apart = script::IsDatabase(*entry_);
  const bool drop = step.action == Action::kDrop;
  if (apart) batch_.End(*connection_);
  StartInBatch();
  RunStatements(step);
  EndInBatch();
  if (!apart) batch_.Add(drop ? 1 : script::ActionsIn(*entry_), *connection_);
  if (apart && drop) batch_.Begin(*connection_);
}

// The journal's line of a unit that shares its transaction with others.
void DatabaseTarget::StartInBatch() {
  if (!journaled()) return;
  if (restore_.plan.options.session_authorization) statements_.NewSession();
  connection_->Execute(restore_.journal.Start(task_));
}

void DatabaseTarget::EndInBatch() {
  if (!journaled()) return;
  const std::string line = restore_.journal.End(task_, result_);
  if (!line.empty()) connection_->Execute(line);
}

bool DatabaseTarget::RunAtOnce(const plan::Step& step) {
  if (restore_.plan.options.session_authorization) statements_.NewSession();
  std::vector<Statement> statements = statements_.Settings(step);
  for (Statement& statement : statements_.Work(step)) statements.push_back(std::move(statement));
  if (Unit(*connection_, restore_.journal, task_).RunAtOnce(statements)) return true;
  statements_.NewSession();
  return false;
}

// Outside of transactions. When an earlier run was interrupted there, what it did is found done.
void DatabaseTarget::RunApart(const plan::Step& step) {
  begun_before_ = restore_.journal.StateOf(task_) == Journal::State::kBegun;
  Unit unit(*connection_, restore_.journal, task_);
  unit.BeginApart();
  RunStatements(step);
  unit.EndApart(result_);
  begun_before_ = false;
}

void DatabaseTarget::RunStatements(const plan::Step& step) {
  for (const Statement& setting : statements_.Settings(step)) Execute(setting);
  const bool makes_object = (step.action == Action::kDefine || step.action == Action::kBuild) &&
                            entry_->role == model::Role::kDefinition;
  std::vector<Statement> work = statements_.Work(step);
  if (has_database_ && entry_->selector == model::Selector::kDatabase && !journaled()) {
    work.erase(work.begin());
  }
  bool first = true;
  for (const Statement& statement : work) {
    const bool done = Execute(statement);
    if (!done && first && makes_object) {
      result_.object_failed = true;
      restore_.errors.MarkFailed(entry_->id);
    }
    first = false;
    if (script::EachStatementCounts(*entry_)) batch_.Add(1, *connection_);
  }
}

// A statement that lost a deadlock with one of another connection did nothing, and is tried again.
bool DatabaseTarget::Execute(const Statement& statement) {
  for (int attempt = 1;; ++attempt) {
    try {
      if (unit_) {
        RunGuarded(*connection_, statement.text);
      } else {
        connection_->Execute(statement.text);
      }
      return true;
    } catch (const pg::ServerError& error) {
      if (unit_ && NeedsNoTransaction(error)) throw;
      const bool deadlock = error.sqlstate() == kDeadlockDetected;
      if (deadlock && attempt < kAttempts && !connection_->in_transaction()) continue;
      Report(error, MessageOf(error, statement), statement.purpose);
      return false;
    }
  }
}

// An error of the connection itself ends the restore or the attempt: nothing more can be told to
// the server. A deadlock in the transaction of a unit ends the attempt.
void DatabaseTarget::Report(const pg::ServerError& error, const std::string& message,
                            script::Purpose purpose) {
  const bool again = attempt_ > 0 && attempt_ < kAttempts;
  if (again && (connection_->broken() || error.sqlstate() == kDeadlockDetected)) {
    throw pg::ServerError(error);
  }
  if (begun_before_ && SaysDoneBefore(error.sqlstate(), *action_)) {
    base::Log(base::LogLevel::kInfo, "done before the interruption: {}", message);
    return;
  }
  StepError told{.stage = stage_,
                 .entry = entry_,
                 .action = action_,
                 .purpose = purpose,
                 .message = message,
                 .sql = error.query(),
                 .server = error.fields()};
  if (connection_->broken()) restore_.errors.End(std::move(told));
  Tell(std::move(told));
}

// An error that the unit goes on after.
void DatabaseTarget::Tell(StepError error) {
  const ErrorClass error_class = restore_.errors.Report(std::move(error));
  ++result_.errors[static_cast<size_t>(error_class)];
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

bool DatabaseTarget::BeginLoad(const plan::Step& step, std::optional<uint32_t> part) {
  if (IsDone(step, part) || !WantsRows(*entry_)) {
    SkipWork();
    return false;
  }
  base::Log(base::LogLevel::kInfo, "{}", script::StepLog(*entry_, step.action));
  if (batch_.runs()) {
    StartInBatch();
  } else if (journaled() && !BeginUnit()) {
    SkipWork();
    return false;
  }
  worker_.Begin(restore_.work.Of(task_.step, part));
  for (const Statement& setting : statements_.Settings(step)) Execute(setting);
  for (const Statement& statement : statements_.BeforeRows(step)) Execute(statement);
  const plan::PlanOptions& options = restore_.plan.options;
  load_ = NewDataLoad(*connection_, restore_.toc.header, *entry_, restore_.options, report_,
                      {.in_unit = unit_.has_value(),
                       .empty_first = IsFresh(step, part),
                       .freeze = options.freeze,
                       .on_conflict_do_nothing = options.on_conflict_do_nothing});
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

// A load that failed was told already, and large objects are no rows.
void DatabaseTarget::CompareRows() {
  if (!restore_.compare_rows || entry_->data_form == model::DataForm::kLargeObjects) return;
  if (result_.errors != ErrorCounts{}) return restore_.row_counts.Add(&RowComparison::unknown);
  const std::optional<uint64_t> dumped = RowsDumped(*entry_, task_.part);
  const Loaded loaded{entry_, task_.part, result_.rows,
                      restore_.plan.options.on_conflict_do_nothing || load_->left_rows_out()};
  if (!dumped) {
    uncompared_.push_back(loaded);
  } else {
    Compare(loaded, *dumped);
  }
}

void DatabaseTarget::Compare(const Loaded& loaded, uint64_t dumped) {
  if (loaded.rows == dumped) return restore_.row_counts.Add(&RowComparison::equal);
  if (loaded.rows < dumped && loaded.may_be_fewer) {
    return restore_.row_counts.Add(&RowComparison::excused);
  }
  restore_.row_counts.Add(&RowComparison::different);
  Tell(RowsDiffer(*loaded.entry, loaded.part, {.expected = dumped, .loaded = loaded.rows}));
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
    batch_.Add(1, *connection_);
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

bool DatabaseTarget::BeginUnit() {
  if (restore_.plan.options.session_authorization) statements_.NewSession();
  Unit unit(*connection_, restore_.journal, task_);
  if (!unit.Begin()) return false;
  unit_.emplace(unit);
  return true;
}

// What was put off to the end of the transaction (a deferred foreign key) may fail here.
void DatabaseTarget::CommitUnit() {
  try {
    unit_->Commit(result_);
    unit_.reset();
  } catch (const pg::ServerError& error) {
    Unit unit = *unit_;
    LeaveUnit();
    result_.rows = 0;
    const bool load = action_ == Action::kLoad;
    Report(error, load ? CopyFailure(error, *entry_) : QueryFailure(error, "COMMIT"),
           script::Purpose::kWork);
    unit.RecordFailure(result_);
  }
}

void DatabaseTarget::LeaveUnit() noexcept {
  if (!unit_) return;
  unit_->RollBack();
  unit_.reset();
  statements_.NewSession();
}

// With a journal a unit is there as a whole or not at all, so it can be done again.
void DatabaseTarget::Attempt(const std::function<void()>& work) {
  if (!journaled() || batch_.runs()) return work();
  bool replaced = false;
  for (attempt_ = 1;; ++attempt_) {
    try {
      if (std::exchange(replaced, false)) GoOnAfterLoss();
      work();
      attempt_ = 0;
      return;
    } catch (const base::Error& error) {
      LeaveUnit();
      restore_.errors.Retract(std::exchange(result_.errors, {}));
      const bool lost = connection_->broken();
      const bool may_help = lost || error.sqlstate() == kDeadlockDetected;
      if (!may_help || attempt_ == kAttempts || restore_.errors.closed()) EndWith(error);
      if (lost) {
        Replace(error);
        replaced = true;
      }
    }
  }
}

// Rethrows the error that is being handled, told as one of the entry if it was not told yet.
void DatabaseTarget::EndWith(const base::Error& error) {
  const auto* const server = dynamic_cast<const pg::ServerError*>(&error);
  if (server == nullptr || restore_.errors.closed()) throw;
  restore_.errors.End({.stage = stage_,
                       .entry = entry_,
                       .action = action_,
                       .message = error.what(),
                       .sql = server->query(),
                       .server = server->fields()});
}

void DatabaseTarget::Replace(const base::Error& error) {
  base::Log(base::LogLevel::kWarning, "connection to database \"{}\" was lost, trying again: {}",
            connection_->database(), error.what());
  TakeOver(ConnectAgain(*connection_, std::chrono::seconds(restore_.journal_options.reconnect),
                        [this] { return restore_.errors.closed(); }));
}

// The loss may have hidden that the unit was committed.
void DatabaseTarget::GoOnAfterLoss() {
  SetUpSession();
  if (first_) restore_.journal.Lock(*connection_);
  if (stage_ == Stage::kFinalizing) return;
  const std::optional<UnitResult> done = restore_.journal.Recheck(*connection_, task_);
  if (!done) return;
  rows_ += done->rows;
  restore_.errors.Recall(done->errors);
  if (done->object_failed) restore_.errors.MarkFailed(entry_->id);
}

void DatabaseTarget::TakeOver(std::unique_ptr<pg::Connection> connection) {
  const std::lock_guard lock(mutex_);
  connection_ = std::move(connection);
}

void DatabaseTarget::Cancel() noexcept {
  const std::lock_guard lock(mutex_);
  connection_->Cancel();
}

void DatabaseTarget::Finish() {
  // The archive has been read to its end; if it ever tells how many rows there were, it does now.
  for (const Loaded& loaded : uncompared_) {
    if (const auto dumped = RowsDumped(*loaded.entry, loaded.part)) {
      Compare(loaded, *dumped);
    } else {
      restore_.row_counts.Add(&RowComparison::unknown);
    }
  }
  stage_ = Stage::kFinalizing;
  entry_ = nullptr;
  action_.reset();
  if (restore_.options.single_transaction) Execute({.text = "COMMIT"});
  batch_.End(*connection_);
  if (journaled()) Attempt([this] { restore_.journal.Remove(*connection_); });
}

std::unique_ptr<DatabaseTarget> DatabaseTarget::Another() const {
  return std::unique_ptr<DatabaseTarget>(
      new DatabaseTarget(restore_, connection_->Another(), /*first=*/false));
}

}  // namespace pgstow::execute
