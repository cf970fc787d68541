// The units of a DatabaseTarget: how a step or a load is done so that it is there as a whole or not
// at all, over as many connections as it takes.
#include <algorithm>
#include <array>
#include <chrono>
#include <span>
#include <string_view>
#include <utility>

#include "host/base/log.h"
#include "restore/execute/binary_load.h"
#include "restore/execute/database_target.h"
#include "restore/execute/reconnect.h"

namespace pgstow::execute {
namespace {

using plan::Action;
using script::Statement;

// Source: https://www.postgresql.org/docs/18/errcodes-appendix.html
constexpr std::string_view kDeadlockDetected = "40P01";
constexpr std::string_view kActiveTransaction = "25001";
constexpr int kAttempts = 5;

// What is refused inside of transactions.
bool NeedsNoTransaction(const pg::ServerError& error) {
  return error.sqlstate() == kActiveTransaction;
}

// What a statement fails with that was run before: what it makes is there, or what it drops is not.
bool SaysDoneBefore(std::string_view sqlstate, Action action) {
  // The last one is what a catalog says when another session is making the same just now.
  constexpr std::array<std::string_view, 6> kDuplicate = {"42710", "42P04", "42P06",
                                                          "42P07", "42723", "23505"};
  constexpr std::array<std::string_view, 5> kUndefined = {"42704", "3D000", "3F000", "42P01",
                                                          "42883"};
  const std::span<const std::string_view> states =
      action == Action::kDrop ? std::span<const std::string_view>(kUndefined) : kDuplicate;
  return std::ranges::find(states, sqlstate) != states.end();
}

// Puts back what a count of attempts was.
class AttemptsOf {
 public:
  explicit AttemptsOf(int& attempts) : attempts_(attempts), before_(attempts) {}
  ~AttemptsOf() { attempts_ = before_; }
  AttemptsOf(const AttemptsOf&) = delete;
  AttemptsOf& operator=(const AttemptsOf&) = delete;

 private:
  int& attempts_;
  const int before_;
};

// Statements of a step that may take long are not tried together with others first.
bool IsLong(const plan::Step& step, const model::Entry& entry) {
  return (step.concurrent && entry.role == model::Role::kDefinition) ||
         step.action == Action::kAnalyze;
}

}  // namespace

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
  if (CountsEachStatement(step)) return RunCounting(work);
  // The server may still be making the database for a program that was killed.
  const bool begun = begun_before_;
  begun_before_ |= restore_.journal_options.resume && !journaled() &&
                   step.action == Action::kDefine && script::IsDatabase(*entry_);
  bool first = true;
  for (const Statement& statement : work) {
    const bool done = Execute(statement);
    if (!done && first && makes_object) {
      result_.object_failed = true;
      restore_.errors.MarkFailed(entry_->id);
    }
    first = false;
  }
  begun_before_ = begun;
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
      const std::string message = MessageOf(error, statement);
      if (begun_before_ && SaysDoneBefore(error.sqlstate(), *action_)) {
        base::Log(base::LogLevel::kInfo, "done before the interruption: {}", message);
        return true;
      }
      Report(error, message, statement);
      return false;
    }
  }
}

std::string DatabaseTarget::MessageOf(const pg::ServerError& error, const Statement& statement) {
  if (!statement.failure.empty()) return statement.failure + ": " + error.server_message();
  return QueryFailure(error, statement.text);
}

// An error of the connection itself ends the restore or the attempt: nothing more can be told to
// the server. A deadlock in the transaction of a unit ends the attempt.
void DatabaseTarget::Report(const pg::ServerError& error, const std::string& message,
                            const Statement& statement) {
  const bool again = attempt_ > 0 && attempt_ < kAttempts;
  if (again && (connection_->broken() || error.sqlstate() == kDeadlockDetected)) {
    throw pg::ServerError(error);
  }
  StepError told{.stage = stage_,
                 .entry = entry_,
                 .action = action_,
                 .purpose = statement.purpose,
                 .message = message,
                 .sql = error.query(),
                 .server = error.fields()};
  if (connection_->broken() || statement.ends_restore) restore_.errors.End(std::move(told));
  Tell(std::move(told));
}

// An error that the unit goes on after.
void DatabaseTarget::Tell(StepError error) {
  const ErrorClass error_class = restore_.errors.Report(std::move(error));
  ++result_.errors[static_cast<size_t>(error_class)];
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
    Report(error, load ? CopyFailure(error, *entry_) : QueryFailure(error, "COMMIT"));
    unit.RecordFailure(result_);
  }
}

void DatabaseTarget::LeaveUnit() noexcept {
  if (!unit_) return;
  unit_->RollBack();
  unit_.reset();
  statements_.NewSession();
}

void DatabaseTarget::Attempt(const std::function<void()>& work) {
  rows_come_ = Rows::kAgain;
  try {
    AttemptUnit(work);
  } catch (const RefusedInBinary& refused) {
    if (load_) AbandonLoad(refused.what());
    restore_.errors.Retract(std::exchange(result_.errors, {}));
    rows_come_ = Rows::kThus;
    AttemptUnit(work);
  }
  rows_come_ = Rows::kOnce;
}

// With a journal a unit is there as a whole or not at all, so it can be done again.
void DatabaseTarget::AttemptUnit(const std::function<void()>& work,
                                 const std::vector<plan::Task>* units) {
  if (!journaled() || batch_.runs()) return work();
  // Work may do other work first, that was put off.
  const AttemptsOf outer(attempt_);
  bool replaced = false;
  for (attempt_ = 1;; ++attempt_) {
    try {
      if (std::exchange(replaced, false)) {
        GoOnAfterLoss(units != nullptr ? std::span(*units) : std::span(&task_, 1));
      }
      work();
      return;
    } catch (const base::Error& error) {
      LeaveUnit();
      restore_.errors.Retract(std::exchange(result_.errors, {}));
      const bool lost = connection_->broken();
      const bool may_help = lost || error.sqlstate() == kDeadlockDetected;
      if (!may_help || attempt_ == kAttempts || restore_.errors.closed()) EndWith(error);
      if (lost) {
        if (restore_.journal_options.reconnect == 0) EndWith(error);
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

// A server that did not come back ends the restore: an attempt around this one would wait for it as
// long again.
void DatabaseTarget::Replace(const base::Error& error) {
  base::Log(base::LogLevel::kWarning, "connection to database \"{}\" was lost, trying again: {}",
            connection_->database(), error.what());
  try {
    TakeOver(ConnectAgain(*connection_, std::chrono::seconds(restore_.journal_options.reconnect),
                          [this] { return restore_.errors.closed(); }));
  } catch (const base::Error& again) {
    EndWith(again);
  }
}

// The loss may have hidden that the unit was committed.
void DatabaseTarget::GoOnAfterLoss(std::span<const plan::Task> units) {
  SetUpSession();
  if (first_) restore_.journal.Lock(*connection_);
  if (stage_ == Stage::kFinalizing) return;
  Recall(restore_.journal.Recheck(*connection_, units));
}

void DatabaseTarget::TakeOver(std::unique_ptr<pg::Connection> connection) {
  {
    const std::lock_guard lock(mutex_);
    connection_ = std::move(connection);
  }
  LogSession();
}

// Of what a session starts with, pg_restore tells of the one query, and before anything else.
void DatabaseTarget::LogSession() {
  base::Log(base::LogLevel::kInfo,
            "executing SELECT pg_catalog.set_config('search_path', '', false);");
}

}  // namespace pgstow::execute
