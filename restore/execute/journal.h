// What of a restore is done: a schema in the target database, each row of which is written in the
// transaction that does what the row says. So it is right whenever the program, the network or the
// server may fail, and a restore can be gone on with. docs/RESTORE.md tells what users see of it.
#pragma once

#include <cstdint>
#include <map>
#include <mutex>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <tuple>
#include <vector>

#include "host/base/interrupt.h"
#include "host/model/entry.h"
#include "host/pg/connection.h"
#include "restore/execute/fingerprint.h"
#include "restore/execute/step_error.h"
#include "restore/plan/plan.h"
#include "restore/plan/schedule.h"

namespace pgstow::execute {

// How a journal is kept.
struct JournalOptions {
  bool keep = false;    // in the target database; without the right to make it there is none
  bool resume = false;  // --resume: go on with that of an interrupted restore
  int reconnect = 300;  // --reconnect: seconds to wait for a server that went away
};

// What came of one unit of work: a step, or a part of a load (plan::Task).
struct UnitResult {
  uint64_t rows = 0;           // loaded
  ErrorCounts errors{};        // told and counted
  bool object_failed = false;  // the object could not be made
  friend bool operator==(const UnitResult&, const UnitResult&) = default;
};

// Any thread after Open, but each connection on its own.
class Journal {
 public:
  static constexpr std::string_view kSchema = "pgstow_restore";
  static constexpr char kHint[] =
      "What was restored stays. The same command with --resume goes on.";

  // How far a unit is, as earlier connections of the restore left it.
  enum class State : uint8_t {
    kOpen,   // nothing of it is done
    kBegun,  // it can't run in a transaction, and may be done in part
    kDone,
  };

  // What came of units that are done.
  struct Found {
    UnitResult sum;                     // object_failed means nothing
    std::vector<model::DumpId> failed;  // entries whose objects could not be made
  };

  // Both outlive it.
  Journal(const model::Toc& toc, const plan::Plan& plan);

  // Takes the lock that keeps other restores out of the database and finds the journal that an
  // interrupted one left. With `resume` that is gone on with: kInput when it is of another restore.
  // Without `resume` it is told and forgotten. Makes a new one where there is none to go on with;
  // but with `resume` only when nothing is in the database that the restore would make, and when
  // all of it is there every unit counts as done. Throws kInput when it is there in part, and
  // kServer when another restore holds the lock, or the journal is not of this user.
  Found Open(pg::Connection& connection, bool resume);

  // To be called when another connection takes the place of the one that Open was given, in the
  // same database: takes the lock anew.
  void Lock(pg::Connection& connection) const;

  // From Open to Remove.
  bool is_open() const { return open_; }

  State StateOf(const plan::Task& task) const;

  // SQL for the transaction of a unit: first of all Start, which fails with a unique violation when
  // another connection did the unit meanwhile; last of all End, which may be empty. Both go back to
  // the user who connected when the plan takes on those of others.
  std::string Start(const plan::Task& task) const;
  std::string End(const plan::Task& task, const UnitResult& result) const;

  // Start of several units that share a transaction, at least one. None of them has an End.
  std::string Start(std::span<const plan::Task> tasks) const;

  // The same for a unit that runs outside of transactions: before, and after.
  std::string StartApart(const plan::Task& task) const;
  std::string EndApart(const plan::Task& task, const UnitResult& result) const;

  // Says how far a unit came to be.
  void Mark(const plan::Task& task, State state);

  // To be called with a connection that replaces a broken one: finds out which of these units (at
  // least one), whose commit may have been under way, are done. Throws kServer when the server lost
  // what it had committed.
  Found Recheck(pg::Connection& connection, std::span<const plan::Task> tasks);

  // Removes the journal: the last that a restore does.
  void Remove(pg::Connection& connection);

 private:
  // entry, action, which of its steps with that action, part or -1
  using Key = std::tuple<model::DumpId, plan::Action, int32_t, int64_t>;

  std::string_view AsOurselves() const;
  Key KeyOf(const plan::Task& task) const;
  std::string KeysOf(std::span<const plan::Task> tasks) const;
  void StartWithout(pg::Connection& connection);
  void CompareWith(pg::Connection& connection) const;
  Found Load(pg::Connection& connection, const std::string& where);
  void Make(pg::Connection& connection) const;

  const model::Toc& toc_;
  const plan::Plan& plan_;
  const Fingerprint fingerprint_;
  std::vector<int32_t> nth_;  // for each step
  bool open_ = false;
  std::optional<base::InterruptHint> interrupt_hint_;  // while it is open
  mutable std::mutex mutex_;
  std::map<Key, State> units_;
  bool all_done_ = false;  // it ended before it was gone on with
  bool defining_ = false;  // something but drops was begun by an earlier connection
};

// SQLSTATE of what Start fails with when the unit is done.
// Source: https://www.postgresql.org/docs/18/errcodes-appendix.html
inline constexpr std::string_view kUniqueViolation = "23505";

}  // namespace pgstow::execute
