#include "restore/execute/error_ledger.h"

#include <string>
#include <string_view>
#include <utility>

#include <fmt/format.h>

#include "host/base/error.h"
#include "host/base/log.h"
#include "restore/execute/error_class.h"

namespace pgstow::execute {
namespace {

using base::Log;
using base::LogLevel;

// What pg_restore does not say of an error.
std::string Explanation(const StepError& error) {
  std::string text;
  if (error.entry != nullptr) {
    const model::Entry& entry = *error.entry;
    text = fmt::format("{} \"{}{}{}\", entry {}; ", entry.kind, entry.schema,
                       entry.schema.empty() ? "" : ".", entry.tag, entry.id);
  }
  if (!error.database.empty()) text = fmt::format("database \"{}\", ", error.database) + text;
  if (!error.server.sqlstate.empty()) {
    text += fmt::format("SQLSTATE {}", error.server.sqlstate);
    if (error.server.position > 0) text += fmt::format(" at character {}", error.server.position);
    text += "; ";
  }
  text += NameOf(error.error_class);
  if (!error.reason.empty()) text += ": " + error.reason;
  return text + ".";
}

base::Error AsThrown(const StepError& error, bool explain) {
  base::Error thrown =
      base::Error(base::ErrorCode::kServer, error.message).WithSqlstate(error.server.sqlstate);
  if (!explain) return thrown;
  return std::move(thrown).WithDetail(Explanation(error)).WithHint(error.remedy);
}

}  // namespace

ErrorLedger::ErrorLedger(ErrorPolicy policy, Listener listener)
    : policy_(std::move(policy)), listener_(std::move(listener)) {}

ErrorClass ErrorLedger::Report(StepError error) {
  error.database = policy_.database;
  Classify(error);
  const std::lock_guard lock(mutex_);
  if (policy_.stop || closed_) EndLocked(error);
  LogPlace(error.stage, error.entry);
  Count(error);
  base::LogError(AsThrown(error, policy_.explain));
  return error.error_class;
}

void ErrorLedger::End(StepError error) {
  error.database = policy_.database;
  Classify(error);
  const std::lock_guard lock(mutex_);
  EndLocked(error);
}

void ErrorLedger::EndLocked(StepError& error) {
  if (!closed_) {
    LogPlace(error.stage, error.entry);
    error.error_class = ErrorClass::kAborted;
    ended_ = closed_ = true;
    Count(error);
  }
  throw AsThrown(error, policy_.explain);
}

void ErrorLedger::NoteEnd(const std::exception& error) {
  const std::lock_guard lock(mutex_);
  if (ended_) return;
  ended_ = closed_ = true;
  StepError last{
      .database = policy_.database, .message = error.what(), .error_class = ErrorClass::kAborted};
  if (const auto* server = dynamic_cast<const pg::ServerError*>(&error)) {
    last.sql = server->query();
    last.server = server->fields();
  }
  Count(last);
}

void ErrorLedger::Count(const StepError& error) {
  ++counts_[static_cast<size_t>(error.error_class)];
  if (listener_) listener_(error);
}

void ErrorLedger::LogPlace(Stage stage, const model::Entry* entry) {
  static constexpr std::array<std::string_view, 3> kStages = {
      "while INITIALIZING:", "while PROCESSING TOC:", "while FINALIZING:"};
  if (last_stage_ != static_cast<int>(stage)) {
    last_stage_ = static_cast<int>(stage);
    Log(LogLevel::kInfo, "{}", kStages[static_cast<size_t>(stage)]);
  }
  if (entry == nullptr || entry == last_entry_) return;
  last_entry_ = entry;
  Log(LogLevel::kInfo, "from TOC entry {}; {} {} {} {} {}", entry->id, entry->catalog.table,
      entry->catalog.oid, entry->kind, entry->tag, entry->owner);
}

void ErrorLedger::Close() {
  const std::lock_guard lock(mutex_);
  closed_ = true;
}

bool ErrorLedger::closed() const {
  const std::lock_guard lock(mutex_);
  return closed_;
}

void ErrorLedger::Recall(const ErrorCounts& errors) {
  const std::lock_guard lock(mutex_);
  for (size_t i = 0; i < kErrorClasses; ++i) counts_[i] += errors[i];
}

void ErrorLedger::Retract(const ErrorCounts& errors) {
  const std::lock_guard lock(mutex_);
  for (size_t i = 0; i < kErrorClasses; ++i) counts_[i] -= errors[i];
}

uint64_t ErrorLedger::ignored() const {
  const std::lock_guard lock(mutex_);
  uint64_t all = 0;
  for (const uint64_t count : counts_) all += count;
  return all - counts_[static_cast<size_t>(ErrorClass::kAborted)];
}

ErrorCounts ErrorLedger::by_class() const {
  const std::lock_guard lock(mutex_);
  return counts_;
}

void ErrorLedger::MarkFailed(model::DumpId entry) {
  const std::lock_guard lock(mutex_);
  failed_.insert(entry);
}

bool ErrorLedger::failed(model::DumpId entry) const {
  const std::lock_guard lock(mutex_);
  return failed_.contains(entry);
}

}  // namespace pgstow::execute
