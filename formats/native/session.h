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
};

// Whether an entry of this kind sets up the session.
bool IsOfSession(std::string_view kind);

// What such an entry says. Throws PGSTOW_E_CORRUPT for one that is not as pg_dump writes it.
void TakeFact(const Entry& entry, Session& session);

// The entries that say it.
std::vector<Entry> SessionEntries(const Session& session, DumpIds& ids);

}  // namespace pgstow::native
