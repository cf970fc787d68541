#include "restore/execute/unit.h"

#include <string>

#include "host/base/log.h"

namespace pgstow::execute {
namespace {

// The savepoint before the statement that runs.
constexpr std::string_view kSave = "SAVEPOINT pgstow";
constexpr std::string_view kSaveAgain = "RELEASE SAVEPOINT pgstow; SAVEPOINT pgstow";
constexpr std::string_view kGoBack = "ROLLBACK TO SAVEPOINT pgstow";

}  // namespace

pg::Result RunGuarded(pg::Connection& connection, std::string_view sql) {
  try {
    return connection.QueryThen(sql, kSaveAgain);
  } catch (const pg::ServerError&) {
    if (!connection.broken()) connection.Execute(kGoBack);
    throw;
  }
}

bool Unit::RunAtOnce(std::span<const script::Statement> statements) {
  std::string message = "BEGIN;\n" + journal_.Start(task_);
  for (const script::Statement& statement : statements) message += statement.text + "\n;";
  message += "COMMIT";
  try {
    connection_.Execute(message);
  } catch (const pg::ServerError&) {
    if (connection_.broken()) throw;
    RollBack();
    return false;
  }
  journal_.Mark(task_, Journal::State::kDone);
  return true;
}

bool Unit::Begin() {
  try {
    connection_.Execute("BEGIN;\n" + journal_.Start(task_) + std::string(kSave));
    return true;
  } catch (const pg::ServerError& error) {
    if (error.sqlstate() != kUniqueViolation) throw;
    RollBack();
    journal_.Mark(task_, Journal::State::kDone);
    return false;
  }
}

void Unit::Recover() {
  if (connection_.transaction_failed()) connection_.Execute(kGoBack);
}

void Unit::Commit(const UnitResult& result) {
  try {
    connection_.Execute(journal_.End(task_, result) + "COMMIT");
  } catch (const pg::ServerError&) {
    RollBack();
    throw;
  }
  journal_.Mark(task_, Journal::State::kDone);
}

void Unit::RollBack() noexcept {
  try {
    if (connection_.in_transaction()) connection_.Execute("ROLLBACK");
  } catch (const base::Error& error) {
    base::Log(base::LogLevel::kDebug, "{}", error.what());
  }
}

void Unit::RecordFailure(const UnitResult& result) {
  connection_.Execute("BEGIN;\n" + journal_.Start(task_) + journal_.End(task_, result) + "COMMIT");
  journal_.Mark(task_, Journal::State::kDone);
}

void Unit::BeginApart() {
  connection_.Execute(journal_.StartApart(task_));
  journal_.Mark(task_, Journal::State::kBegun);
}

void Unit::EndApart(const UnitResult& result) {
  connection_.Execute(journal_.EndApart(task_, result));
  journal_.Mark(task_, Journal::State::kDone);
}

}  // namespace pgstow::execute
