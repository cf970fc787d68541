// How entries hang together: what --with-dependencies, --with-dependents and the switches that
// exclude go by. Everything is told from facts that archives of all formats have. Pure.
#pragma once

#include <vector>

#include "host/model/brief_toc.h"
#include "restore/select/edges.h"
#include "restore/select/facts.h"

namespace pgstow::select {

struct Links {
  // To what the entry can't be restored without, or, as a view without its rule, would be another
  // thing: the entries that it depends on and belongs to, its schema; of a foreign key, the rows
  // that it refers to, and what makes them rows of that table; of the attachment of an index, that
  // of the table.
  Edges needs;
  // From a relation to what a dump tells apart from it and belongs to it all the same: defaults,
  // its place among the partitions of another, its rows, the value of a sequence; from a domain to
  // its constraints.
  Edges pieces;
  // From an object to what goes when it is dropped, its sequences too; partitions stay.
  Edges parts;
  // From a table to its partitions.
  Edges partitions;
};

// The links of a TOC. `excluded`: by index, entries that are out in any case; a foreign key needs
// no rows to refer to when those of its own table are.
Links LinksOf(const model::BriefToc& toc, const Facts& facts, const std::vector<bool>& excluded);

}  // namespace pgstow::select
