// Which steps of a plan will fail, and what the server will say: the restore is gone through in
// thought, statement by statement, from what is known of the target. Pure.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "host/model/entry.h"
#include "restore/explain/object.h"
#include "restore/explain/target_facts.h"
#include "restore/plan/plan.h"
#include "restore/script/options.h"

namespace pgstow::explain {

// Why a statement will fail.
enum class Cause : uint8_t {
  kMissing,        // the target lacks something, and the archive does not make it
  kConsequence,    // what it needs is in the archive but will not be there
  kExists,         // what it makes is there already
  kNotUnderstood,  // the server is too old for it
  kDenied,         // the user may not do it
  kEncoding,       // the target's encoding can't hold its text
};

// One error that the restore will report.
struct Prediction {
  std::optional<size_t> step;  // index in plan.steps; nothing: before the first step
  std::string sql;             // the statement
  Complaint complaint;
  Cause cause = Cause::kMissing;
  std::optional<Object> object;  // that is missing or there already
  model::DumpId because_of = 0;  // kConsequence: the entry that should have made it; 0: unknown
  std::string reason;            // kNotUnderstood: what the server lacks, a noun; may be empty
  int since = 0;                 // kNotUnderstood: the first version that has it; 0: unknown
};

struct PredictOptions {
  bool stop_at_first = false;              // -e, -1
  bool no_data_for_failed_tables = false;  // --no-data-for-failed-tables
  // Each step is a transaction that is tried as a whole, then statement by statement in a session
  // that is set up anew, as with a journal.
  bool in_units = false;
};

// In the order in which a restore over one connection reports them; over several connections they
// are the same ones. Without a known target, what every target says of the archive and the
// selection: what is needed and not in it.
std::vector<Prediction> Predict(const model::Toc& toc, const plan::Plan& plan,
                                const script::ScriptOptions& script, const TargetFacts& facts,
                                const PredictOptions& options);

}  // namespace pgstow::explain
