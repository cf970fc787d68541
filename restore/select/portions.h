// What is wanted of an archive of several databases: of each of them, and of what is their
// server's own. Pure.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "host/model/brief_toc.h"
#include "host/model/entry.h"
#include "restore/select/databases.h"
#include "restore/select/select.h"

namespace pgstow::select {

// One of them.
struct Portion {
  uint32_t database = 0;  // as Entry::database
  model::Toc toc;         // model::OneDatabase
  Selection selection;    // of that TOC; with the database itself when `creates`
  bool creates = false;   // it is to be made

  bool globals() const { return database == 0; }
};

// The portions in the order of a restore: the server's own first. Every option holds in each
// database; names of objects say nothing of what is the server's own, which comes along when
// nothing is named, or with --globals. When objects are named, or listed, databases that have none
// of them are left out, unless they are named themselves; with strict_names (kNotFound) each name
// must match something in one of them. SelectOptions::create: databases that initdb makes are made
// too. Throws what ChooseDatabases and Select throw.
std::vector<Portion> SelectPortions(const model::Toc& toc, const DatabaseOptions& databases,
                                    const SelectOptions& options);

// The selection of the whole that the portions come to, for those who look at it as one.
Selection SelectMerged(const model::BriefToc& toc, const DatabaseOptions& databases,
                       const SelectOptions& options);

}  // namespace pgstow::select
