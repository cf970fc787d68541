// The entries that set up a session, ENCODING, STDSTRINGS and SEARCHPATH: facts of the header to
// the host, the first entries of an archive to PostgreSQL.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "formats/native/dump_ids.h"
#include "formats/native/toc.h"

namespace pgstow::native {

struct Session {
  std::string encoding;
  bool standard_strings = true;
  std::string search_path;
  bool has_search_path = false;  // archives of pg_dump before 10.3 say none, see below
};

// Whether an entry of this kind sets up the session.
bool IsOfSession(std::string_view kind);

// What such an entry says. Throws PGSTOW_E_CORRUPT for one that is not as pg_dump writes it.
void TakeFact(const Entry& entry, Session& session);

// A definition, or the COPY statement, of an entry in that schema, in an archive that says no
// search path: it names objects as if the schema was first on the path. These go without.
std::string DefinitionUnderPath(std::string_view schema, std::string_view definition);
std::string CopyUnderPath(std::string_view schema, std::string_view copy);

// The entries that say it.
std::vector<Entry> SessionEntries(const Session& session, DumpIds& ids);

}  // namespace pgstow::native
