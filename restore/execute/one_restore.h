// The restore of one database: all of it for most archives, a share for one of a whole server.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "host/archive/reader.h"
#include "host/base/progress.h"
#include "host/model/entry.h"
#include "host/pg/connection.h"
#include "restore/execute/restore.h"
#include "restore/execute/script_file.h"
#include "restore/execute/target.h"
#include "restore/explain/explanation.h"
#include "restore/plan/plan.h"
#include "restore/rewrite/rewrite.h"
#include "restore/select/select.h"

namespace pgstow::execute {

class OneRestore {
 public:
  // Renames what is selected and plans it. `toc` is that of the archive, or of one database of it
  // (model/one_database.h); it and `archive` outlive this. Tells what can't be mapped, but not of
  // maps that name nothing. With as_role it throws, and
  // leaves out, as LeaveOutPowers does.
  OneRestore(archive::Reader& archive, const model::Toc& toc, select::Selection selected,
             RestoreOptions options);

  const model::Toc& toc() const { return renamed_ ? renamed_->toc : toc_; }
  const select::Selection& selection() const { return renamed_ ? renamed_->selection : selected_; }
  const plan::Plan& plan() const { return plan_; }
  const RestoreOptions& options() const { return options_; }
  // Maps that name nothing, as messages say them.
  std::vector<std::string> unused_maps() const;

  // Adds to the plan what follows from what is in the database that the connection goes to. Once,
  // before any of the following.
  void LookAt(const pg::Connection& connection);

  // What progress is to be told of it.
  base::ProgressTotals totals() const;

  // Runs it over the connection and more like it. The summary is filled, also when it throws.
  void IntoDatabase(std::unique_ptr<pg::Connection> connection, RestoreSummary& summary);

  void IntoScript(ScriptFile& file, RestoreSummary& summary);

  // As execute::Explain; `connection`: nullptr for a script.
  Explained Explain(pg::Connection* connection, ExplainForm form) const;

 private:
  void RunOverOne(Target& target);
  uint64_t Entries() const;

  archive::Reader& archive_;
  const model::Toc& toc_;
  select::Selection selected_;
  RestoreOptions options_;
  size_t left_out_ = 0;  // entries, with as_role
  std::optional<rewrite::Rewritten> renamed_;
  plan::Plan plan_;
};

}  // namespace pgstow::execute
