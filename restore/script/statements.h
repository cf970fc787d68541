// The SQL of each step, statement by statement: what scripts hold and what databases are sent.
// Pure.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "host/model/entry.h"
#include "restore/plan/index_memory.h"
#include "restore/plan/plan.h"
#include "restore/script/options.h"

namespace pgstow::script {

// What a statement of a step is for.
enum class Purpose : uint8_t {
  kWork,     // the step itself
  kSetting,  // what the session or the step goes by
  kOwner,    // who owns the object, or is to make it
};

// One statement, with the newlines that follow it in a script.
struct Statement {
  std::string text;
  std::string failure;     // what could not be done, as messages say it; empty: "could not execute
                           // query", which shows the text
  std::string after = {};  // further newlines that follow it in a script, but not in messages
  Purpose purpose = Purpose::kWork;
  bool ends_restore = false;  // when it fails, whatever follows would be done as somebody else
};

// What every session starts with: no timeouts, the encoding and the string syntax of the archive,
// nothing on the search path, definitions taken as they are. `knows` tells whether the server has a
// setting; those it lacks are left out.
std::vector<Statement> SessionStatements(const model::TocHeader& header,
                                         const ScriptOptions& options,
                                         const std::function<bool(std::string_view)>& knows);

// The statements of steps, in one session: remembers which tablespace and table access method new
// objects get there, and whose they are.
class StepStatements {
 public:
  // Both outlive it.
  StepStatements(const model::Toc& toc, const plan::PlanOptions& options)
      : toc_(toc), options_(options) {}

  // The settings that the step goes by, where the session has others.
  std::vector<Statement> Settings(const plan::Step& step);

  // kLoad: what comes right before and after the rows.
  std::vector<Statement> BeforeRows(const plan::Step& step);
  std::vector<Statement> AfterRows(const plan::Step& step);

  // What the step does, for all actions but kLoad and kConnect: the definition and what follows it
  // (the owner), or the DROP.
  std::vector<Statement> Work(const plan::Step& step) const;

  // What the next steps may use to build indexes, with --index-memory; nothing: all that there is.
  void Grant(const std::optional<plan::BuildResources>& resources) { granted_ = resources; }

  // Says that a new session starts, with settings of its own.
  void NewSession();

 private:
  void GiveResources(const plan::Step& step, std::vector<Statement>& statements);
  void Become(const std::string& user, std::vector<Statement>& statements);
  void BecomeOwner(const model::Entry& entry, std::vector<Statement>& statements);
  std::vector<Statement> SwitchTriggers(const model::Entry& entry, std::string_view how);

  const model::Toc& toc_;
  const plan::PlanOptions& options_;
  std::optional<std::string> user_;        // of the session; empty: who connected; nothing: unknown
  std::optional<std::string> tablespace_;  // default_tablespace; nothing: never set
  std::optional<std::string> table_am_;    // default_table_access_method
  std::optional<plan::BuildResources> granted_;
  std::optional<plan::BuildResources> resources_;  // maintenance_work_mem and its workers
};

}  // namespace pgstow::script
