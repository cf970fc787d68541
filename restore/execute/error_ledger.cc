#include "restore/execute/error_ledger.h"

#include <array>
#include <string_view>

#include "host/base/error.h"
#include "host/base/log.h"

namespace pgstow::execute {

using base::Log;
using base::LogLevel;

void ErrorLedger::Report(Stage stage, const model::Entry* entry, const std::string& message) {
  const std::lock_guard lock(mutex_);
  if (!closed_) LogPlace(stage, entry);
  if (exit_on_error_ || closed_) throw base::Error(base::ErrorCode::kServer, message);
  base::LogLine(LogLevel::kError, message);
  ++count_;
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

uint64_t ErrorLedger::count() const {
  const std::lock_guard lock(mutex_);
  return count_;
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
