// An archive of a whole server, seen as archives of one database each. Pure.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

#include "host/model/brief_toc.h"
#include "host/model/entry.h"

namespace pgstow::model {

// The entries of `database` (as Entry::database), as indices into toc.entries, in their order.
std::vector<size_t> EntriesOf(const Toc& toc, uint32_t database);
std::vector<size_t> EntriesOf(const BriefToc& toc, uint32_t database);

// The TOC of an archive that holds this database of `toc` and no other: its entries under their own
// ids and in their order, with the header that an archive of this database alone would have. 0: the
// entries of the server itself; the archive of those has no database's name, and the rest of its
// header as `toc`. `database` ≤ toc.header.databases.size().
Toc OneDatabase(const Toc& toc, uint32_t database);
BriefToc OneDatabase(const BriefToc& toc, uint32_t database);

// The facts of `database` (as Entry::database, so of an entry's); of 0, those of the whole archive.
Database FactsOf(const TocHeader& header, uint32_t database);

// The number of the database of that name, as Entry::database. Throws kNotFound, naming the nearest
// and all that there are; also for an archive of one database, which is number 0.
uint32_t NumberOf(const TocHeader& header, std::string_view name);

// Whether every server has a database of that name (postgres, template1): it is made only where it
// was dropped before. Source: https://www.postgresql.org/docs/18/manage-ag-templatedbs.html
bool IsStandardDatabase(std::string_view name);

}  // namespace pgstow::model
