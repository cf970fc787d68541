// The errors of a restore that goes on after them: told as they come, and counted.
#pragma once

#include <array>
#include <cstdint>
#include <exception>
#include <functional>
#include <mutex>
#include <set>
#include <string>

#include "host/model/entry.h"
#include "restore/execute/step_error.h"

namespace pgstow::execute {

struct ErrorPolicy {
  bool stop = false;          // the first error ends the restore
  bool explain = false;       // messages say more than pg_restore's: entry, SQLSTATE, class, remedy
  std::string database = {};  // of the entries, where there are several; empty: not told
};

// Any thread.
class ErrorLedger {
 public:
  // `listener` gets each error once, classified, before it is logged or thrown; one at a time. What
  // it throws ends the restore.
  using Listener = std::function<void(const StepError&)>;
  explicit ErrorLedger(ErrorPolicy policy, Listener listener = {});

  // Takes an error that the restore may go on after. Classifies, counts and logs it, or throws it
  // (base::Error kServer) as an error that ends the restore. At kInfo the log says first where it
  // happened, when that was not said before.
  // Returns its class.
  ErrorClass Report(StepError error);

  // Throws an error after which nothing more can be done.
  [[noreturn]] void End(StepError error);

  // Takes what ended the restore, unless it is known: came through End or Report, or is a
  // consequence of what did.
  void NoteEnd(const std::exception& error);

  // Says that the restore ends: errors from now on are consequences. Report throws them all.
  void Close();
  bool closed() const;

  // Of errors that the restore went on after.
  uint64_t ignored() const;
  // Of all errors, by class; at most one is kAborted.
  ErrorCounts by_class() const;

  // Counts errors that an interrupted restore, which this one goes on with, told.
  void Recall(const ErrorCounts& errors);
  // Takes back the count of errors whose work was undone, and is to be done again.
  void Retract(const ErrorCounts& errors);

  // Remembers that the object of an entry could not be made.
  void MarkFailed(model::DumpId entry);
  bool failed(model::DumpId entry) const;

 private:
  [[noreturn]] void EndLocked(StepError& error);
  void Count(const StepError& error);
  void LogPlace(Stage stage, const model::Entry* entry);

  const ErrorPolicy policy_;
  const Listener listener_;
  mutable std::mutex mutex_;
  ErrorCounts counts_{};
  bool closed_ = false;
  bool ended_ = false;  // by an error that was counted
  std::set<model::DumpId> failed_;
  int last_stage_ = -1;  // of the place that was said last
  const model::Entry* last_entry_ = nullptr;
};

}  // namespace pgstow::execute
