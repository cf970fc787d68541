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

  // Of restores into databases; scripts have none of it.
  int jobs = 1;                    // -j: how many connections will follow the plan
  bool share_definitions = false;  // what comes before the data is shared out too
  bool split_keys = false;         // build the indexes of keys by themselves where that wins
  bool empty_first = false;  // loads into tables that this restore makes empty them first, so that
                             // the server may do without its log (wal_level = minimal)
  bool freeze = false;       // and their rows are frozen; with empty_first
  bool binary = false;       // and go to the server in binary form where they have one; with
                             // empty_first
  bool analyze = false;      // --analyze: gather statistics of the tables restored, last of all
  bool statistics_last = false;         // restored statistics come last of all
  bool on_conflict_do_nothing = false;  // --on-conflict-do-nothing: rows that are there stay
  uint64_t index_memory = 0;   // --index-memory: bytes, for all indexes that are built at the same
                               // time; 0: as the server has it
  bool loads_in_turn = false;  // --data-order: loads start in the order of the selection
};

enum class Action : uint8_t {
  kDrop,     // remove the object
  kDefine,   // run the entry's definition, then set the owner
  kLoad,     // load its rows
  kConnect,  // go on in the database that the entry made
  kBuild,    // build the index that the entry's definition, in a later step, makes a key of
  kAnalyze,  // gather statistics of the entry's table
};

// How the parts of a load go into their table.
enum class LoadMode : uint8_t {
  kParts,  // as they come: each may have a connection of its own
  kWhole,  // all by one connection, in one transaction, which empties the table first: this restore
           // made it, and nothing else fills it
};

// One step. What is done about the archive's entry is said here; the entry is never changed.
struct Step {
  Action action = Action::kDefine;
  size_t entry = 0;         // index in toc.entries
  std::string drop = {};    // kDrop: the statement as it is to be run
  bool set_owner = false;   // kDefine: ALTER … OWNER TO follows
  bool concurrent = false;  // with several connections: may run next to other such steps, after
                            // all steps that are not concurrent (plan/schedule.h)
  // Not concurrent, but may be shared out with other such steps among several connections, as far
  // as dependencies allow: after the steps that are neither, and before all concurrent ones.
  bool early = false;
  // Concurrent steps: none starts while one of a smaller priority is yet to start (--first).
  uint32_t priority = 0;
  // kLoad: within a priority, loads start in this order, before all else and whatever their size
  // (--data-order); kAnyTurn: no order is wanted.
  static constexpr uint32_t kAnyTurn = UINT32_MAX;
  uint32_t turn = kAnyTurn;
  // kBuild, kAnalyze: the statement; kDefine: what is run instead of the entry's definition, unless
  // it is empty.
  std::string sql = {};
  LoadMode mode = LoadMode::kParts;  // kLoad
  // kLoad: the rows go into a table that this restore makes, better in binary form than as text.
  bool binary = false;
  bool last = false;  // comes after all other steps of its priority
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
