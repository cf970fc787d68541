#include "restore/execute/database_target.h"

#include <algorithm>
#include <set>
#include <string_view>
#include <utility>

#include <fmt/format.h>

#include "host/base/log.h"
#include "host/pg/session.h"
#include "restore/script/comments.h"

namespace pgstow::execute {
namespace {

using plan::Action;
using script::Statement;

// Source: https://www.postgresql.org/docs/18/errcodes-appendix.html
constexpr std::string_view kDeadlockDetected = "40P01";
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

}  // namespace

DatabaseTarget::DatabaseTarget(const DatabaseRestore& restore,
                               std::unique_ptr<pg::Connection> connection)
    : restore_(restore),
      connection_(std::move(connection)),
      statements_(restore.toc, restore.plan.options),
      report_([this](const pg::ServerError& error, const std::string& message) {
        Report(error, message, script::Purpose::kWork);
      }) {}

const model::Entry& DatabaseTarget::EntryOf(const plan::Step& step) const {
  return restore_.toc.entries[step.entry];
}

void DatabaseTarget::Begin() {
  if (restore_.options.single_transaction) connection_->Execute("BEGIN");
  SetUpSession();
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
  statements_.NewSession();
}

void DatabaseTarget::Run(const plan::Step& step) {
  entry_ = &EntryOf(step);
  action_ = step.action;
  base::Log(base::LogLevel::kInfo, "{}", script::StepLog(*entry_, step.action));
  if (step.action == Action::kConnect) {
    connection_ = connection_->Another(entry_->tag);
    SetUpSession();
    return;
  }
  for (const Statement& setting : statements_.Settings(step)) Execute(setting);
  const bool makes_object =
      step.action == Action::kDefine && entry_->role == model::Role::kDefinition;
  bool first = true;
  for (const Statement& statement : statements_.Work(step)) {
    const bool done = Execute(statement);
    if (!done && first && makes_object) restore_.errors.MarkFailed(entry_->id);
    first = false;
  }
}

// A statement that lost a deadlock with one of another connection did nothing, and is tried again.
bool DatabaseTarget::Execute(const Statement& statement) {
  for (int attempt = 1;; ++attempt) {
    try {
      connection_->Execute(statement.text);
      return true;
    } catch (const pg::ServerError& error) {
      const bool deadlock = error.sqlstate() == kDeadlockDetected;
      if (deadlock && attempt < kAttempts && !connection_->in_transaction()) continue;
      Report(error, MessageOf(error, statement), statement.purpose);
      return false;
    }
  }
}

// An error of the connection itself ends the restore: nothing more can be told to the server.
void DatabaseTarget::Report(const pg::ServerError& error, const std::string& message,
                            script::Purpose purpose) {
  StepError told{.stage = stage_,
                 .entry = entry_,
                 .action = action_,
                 .purpose = purpose,
                 .message = message,
                 .sql = error.query(),
                 .server = error.fields()};
  if (connection_->broken()) restore_.errors.End(std::move(told));
  restore_.errors.Report(std::move(told));
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

bool DatabaseTarget::BeginLoad(const plan::Step& step) {
  entry_ = &EntryOf(step);
  action_ = step.action;
  if (!WantsRows(*entry_)) return false;
  base::Log(base::LogLevel::kInfo, "{}", script::StepLog(*entry_, step.action));
  for (const Statement& setting : statements_.Settings(step)) Execute(setting);
  for (const Statement& statement : statements_.BeforeRows(step)) Execute(statement);
  loaded_ = &step;
  load_ = NewDataLoad(*connection_, restore_.toc.header, *entry_, report_);
  if (load_->Begin()) return true;
  for (const Statement& statement : statements_.AfterRows(step)) Execute(statement);
  return false;
}

void DatabaseTarget::Write(std::span<const char> data) { load_->Write(data); }

void DatabaseTarget::EndLoad() {
  rows_ += load_->End();
  for (const Statement& statement : statements_.AfterRows(*loaded_)) Execute(statement);
}

void DatabaseTarget::AbandonLoad(std::string_view reason) noexcept { load_->Abandon(reason); }

void DatabaseTarget::Finish() {
  stage_ = Stage::kFinalizing;
  entry_ = nullptr;
  action_.reset();
  if (restore_.options.single_transaction) Execute({"COMMIT", ""});
}

std::unique_ptr<DatabaseTarget> DatabaseTarget::Another() const {
  return std::make_unique<DatabaseTarget>(restore_, connection_->Another());
}

}  // namespace pgstow::execute
