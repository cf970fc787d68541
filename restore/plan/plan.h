// What a restore will do, step by step. Pure.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "host/model/entry.h"
#include "restore/select/select.h"

namespace pgstow::plan {

struct PlanOptions {
  bool clean = false;                // -c: drop what will be made, before
  bool if_exists = false;            // --if-exists: with IF EXISTS
  bool create = false;               // -C: create the database and connect to it
  bool owners = true;                // -O clears it: no ALTER … OWNER TO
  bool tablespaces = true;           // --no-tablespaces clears it
  bool table_access_methods = true;  // --no-table-access-method clears it
  // --use-set-session-authorization: become the owner before what shall be his, rather than ALTER …
  // OWNER TO afterwards.
  bool session_authorization = false;
  bool disable_triggers = false;  // --disable-triggers, of loads into tables that are there already
  std::string superuser;          // -S: who may do so; empty: the user who restores
};

enum class Action : uint8_t {
  kDrop,     // remove the object
  kDefine,   // run the entry's definition, then set the owner
  kLoad,     // load its rows
  kConnect,  // go on in the database that the entry made
};

// One step. What is done about the archive's entry is said here; the entry is never changed.
struct Step {
  Action action = Action::kDefine;
  size_t entry = 0;         // index in toc.entries
  std::string drop = {};    // kDrop: the statement as it is to be run
  bool set_owner = false;   // kDefine: ALTER … OWNER TO follows
  bool concurrent = false;  // with several connections: may run next to other such steps, after
                            // all steps that are not concurrent (plan/schedule.h)
  // Concurrent steps: none starts while one of a smaller priority is yet to start (--first).
  uint32_t priority = 0;
  // kLoad: within a priority, loads start in this order, before all else and whatever their size
  // (--data-order); kAnyTurn: no order is wanted.
  static constexpr uint32_t kAnyTurn = UINT32_MAX;
  uint32_t turn = kAnyTurn;
};

struct Plan {
  PlanOptions options;
  std::vector<Step> steps;  // in the order of a single connection
};

// The steps for what is selected: drops in reverse order, then definitions and data in selection
// order, privileges after all of them, and last what must see the privileges in place: first all
// that for the entries which are to be finished first, then for the others. With `create` only the
// database is dropped; the rest is gone with it.
Plan MakePlan(const model::Toc& toc, const select::Selection& selection,
              const PlanOptions& options);

}  // namespace pgstow::plan
