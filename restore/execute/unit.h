// The transaction of one unit of work: a step, or a part of a load. It holds what the unit does and
// the line of the journal that says so.
#pragma once

#include <span>
#include <string_view>

#include "host/pg/connection.h"
#include "restore/execute/journal.h"
#include "restore/script/statements.h"

namespace pgstow::execute {

// Runs a statement in the transaction of a unit; one that fails (ServerError) takes nothing with it
// of what came before.
pg::Result RunGuarded(pg::Connection& connection, std::string_view sql);

// One thread at a time. Every failure of the server throws ServerError.
class Unit {
 public:
  // Both outlive it.
  Unit(pg::Connection& connection, Journal& journal, const plan::Task& task)
      : connection_(connection), journal_(journal), task_(task) {}

  // Does the whole unit in one message. False when something in it failed: then nothing was done,
  // nor is it known what failed, and the unit is to be done statement by statement.
  bool RunAtOnce(std::span<const script::Statement> statements);

  // Starts the transaction. False when the unit is done already, by a connection that outlived its
  // program.
  bool Begin();

  // After an error in the transaction: back to before the statement that failed.
  void Recover();

  // Ends it. What throws here has undone the unit.
  void Commit(const UnitResult& result);

  // Ends it with nothing done. Does not throw: a connection that is broken has undone it as well.
  void RollBack() noexcept;

  // Writes down that the unit is over although nothing of it could be done.
  void RecordFailure(const UnitResult& result);

  // In place of a transaction: says before that the unit begins, and after that it is done.
  void BeginApart();
  void EndApart(const UnitResult& result);

 private:
  pg::Connection& connection_;
  Journal& journal_;
  const plan::Task task_;
};

}  // namespace pgstow::execute
