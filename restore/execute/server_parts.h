// What is restored of an archive of a whole server: what is the server's own, and databases.
#pragma once

#include <optional>
#include <vector>

#include "host/archive/reader.h"
#include "host/model/entry.h"
#include "restore/execute/one_restore.h"
#include "restore/execute/restore.h"
#include "restore/rewrite/rewrite.h"
#include "restore/select/portions.h"
#include "restore/select/select.h"

namespace pgstow::execute {

class ServerParts {
 public:
  // Chooses, renames and plans all of it, so that nothing of this fails when something was changed
  // already. `archive` outlives this; unless it is only to be explained, its parts can be opened in
  // any order. Throws what SelectPortions and OneRestore throw, and kUsage for options that
  // databases which are made can't have.
  ServerParts(archive::Reader& archive, const RestoreOptions& options);
  ServerParts(const ServerParts&) = delete;
  ServerParts& operator=(const ServerParts&) = delete;

  const RestoreOptions& options() const { return options_; }
  const model::TocHeader& header() const { return header_; }

  // Entries of no database; nothing: they are not wanted.
  struct Globals {
    const model::Toc& toc;
    const select::Selection& selection;
  };
  std::optional<Globals> globals() const;

  // In the order of the archive. Their own options say what of `plan.create` and `plan.clean` holds
  // for each: those that are made are dropped before all else, but for those that initdb makes.
  std::vector<OneRestore>& databases() { return databases_; }

  // The one that goes into a database which is there already (--no-create); nullptr: all are where
  // the archive has them.
  OneRestore* moved() { return options_.databases.no_create ? &databases_.front() : nullptr; }

 private:
  RestoreOptions OptionsFor(const select::Portion& portion) const;
  void TellUnusedMaps() const;

  const RestoreOptions options_;
  const model::TocHeader& header_;
  const std::vector<select::Portion> portions_;
  const select::Portion* globals_ = nullptr;           // of portions_
  std::optional<rewrite::Rewritten> renamed_globals_;  // with maps
  std::vector<OneRestore> databases_;
};

// What several databases come to.
void Add(const RestoreSummary& part, RestoreSummary& sum);

}  // namespace pgstow::execute
