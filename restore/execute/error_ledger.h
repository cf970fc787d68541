// The errors of a restore that goes on after them: told as they come, and counted.
#pragma once

#include <cstdint>
#include <mutex>
#include <set>
#include <string>

#include "host/model/entry.h"

namespace pgstow::execute {

// Any thread.
class ErrorLedger {
 public:
  enum class Stage { kInitializing, kProcessing, kFinalizing };

  // With `exit_on_error` the first error ends the restore.
  explicit ErrorLedger(bool exit_on_error) : exit_on_error_(exit_on_error) {}

  // Takes an error that the server reported while the restore was at `entry` (nullptr: at none).
  // Logs and counts it, or throws it (kServer). At kInfo the log says first where it happened, when
  // that was not said before.
  void Report(Stage stage, const model::Entry* entry, const std::string& message);

  // Says that the restore ends: errors from now on are consequences. Report throws them all.
  void Close();

  uint64_t count() const;

  // Remembers that the object of an entry could not be made.
  void MarkFailed(model::DumpId entry);
  bool failed(model::DumpId entry) const;

 private:
  void LogPlace(Stage stage, const model::Entry* entry);

  const bool exit_on_error_;
  mutable std::mutex mutex_;
  uint64_t count_ = 0;
  bool closed_ = false;
  std::set<model::DumpId> failed_;
  int last_stage_ = -1;  // of the place that was said last
  const model::Entry* last_entry_ = nullptr;
};

}  // namespace pgstow::execute
