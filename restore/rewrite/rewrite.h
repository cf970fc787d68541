// An archive's table of contents as it is restored under other names: schemas, owners and
// tablespaces. Names are changed in the facts of entries and in their SQL, token by token; program
// text (function bodies), comments and other strings are never touched, and what they say of a name
// that changes is told. Pure.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "host/model/entry.h"
#include "restore/rewrite/maps.h"
#include "restore/rewrite/sql_rewriter.h"
#include "restore/select/select.h"

namespace pgstow::rewrite {

// What can't be mapped safely, or not at all, in one entry.
struct Unmapped {
  size_t entry = 0;  // index in toc.entries
  Mention mention;
  friend bool operator==(const Unmapped&, const Unmapped&) = default;
};

struct Rewritten {
  // The entries of the archive under their numbers and in their order, and after them those that
  // only the new names need: `public` is in every database, what takes its place is made.
  model::Toc toc;
  // What was selected, the new entries included.
  select::Selection selection;
  std::vector<Unmapped> problems;  // of the selected entries
  // Maps that name nothing in the archive, as messages say them: schema "a".
  std::vector<std::string> unused;
};

// `options` are those that `selection` was made by. Throws kUsage when two of the selected objects
// would get one name, naming both.
Rewritten Rewrite(const model::Toc& toc, const select::Selection& selection,
                  const select::SelectOptions& options, const Maps& maps);

}  // namespace pgstow::rewrite
