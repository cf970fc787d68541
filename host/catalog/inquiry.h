// Questions to the catalogs, asked together: connections answer them side by side, and the answers
// are received in the order of the questions, on one thread. So what receives them is as it would
// be with one connection, and so is what comes out.
#pragma once

#include <cstddef>
#include <functional>
#include <span>
#include <string>
#include <vector>

#include "host/pg/connection.h"

namespace pgstow::catalog {

// One thread. Nothing that is given to it runs before Run.
class Inquiry {
 public:
  using Receive = std::function<void(const pg::Row&)>;

  // Asks one query. `receive` gets its rows, after all rows of the questions before.
  void Ask(std::string sql, Receive receive);

  // Asks one query whose rows have nothing to do with those of others: `receive` may get them on
  // another thread, one at a time, before the rows of questions that were asked before. It gets all
  // of them before Run ends.
  void AskApart(std::string sql, Receive receive);

  // Asks one query in slices: texts that each find rows which no other finds, slice i by connection
  // i, which so needs to know less of the database; empty ones find none. The rows are merged: in
  // each slice they are ordered by column `ordered_by`, an OID.
  void AskInSlices(std::vector<std::string> slices, int ordered_by, Receive receive);

  // Runs `step` after the rows of all questions before, and before those of the next.
  void Then(std::function<void()> step);

  // Has all questions answered and forgets them. The connections are in transactions that see the
  // same snapshot; there are at least as many as any question has slices. A message asks several
  // questions, so that few are waited for. The first error in the order of the questions is thrown,
  // and what others still run is cancelled.
  void Run(std::span<pg::Connection* const> connections);

  // A question, or a step where it has no slices and no receiver.
  struct Item {
    std::vector<std::string> slices;
    int ordered_by = 0;
    bool apart = false;
    Receive receive;
    std::function<void()> step;
  };

 private:
  std::vector<Item> items_;
};

}  // namespace pgstow::catalog
