// Between a TOC as PostgreSQL stores it and one as the host knows it: what entries of the one do
// not say is concluded from their kind, names and dependencies, as pg_restore does when it restores
// them.
#pragma once

#include <string_view>

#include <pgstow/sdk/toc.h>

#include "formats/native/head.h"
#include "formats/native/toc.h"

namespace pgstow::native {

// Tells a TOC to the host. Entries with data have one part, of unknown size. Those that set up a
// session (ENCODING, STDSTRINGS, SEARCHPATH) become facts of the header. `gzip`: the name of the
// filter that undoes the layout's gzip compression ("gzip" or "zlib").
void TellToc(const Toc& toc, const sdk::TocSink& sink, std::string_view gzip);

// The texts of entries that a TOC for this sink needs.
inline Texts TextsFor(const sdk::TocSink& sink) {
  return sink.facts_alone() ? Texts::kFacts : Texts::kAll;
}

// How a TOC is to be stored.
struct StoreOptions {
  Version version = kNewest;
  Layout layout = Layout::kCustom;
};

// The TOC of the host as pg_dump would store it, with places unknown and without file names. An
// entry that the version can't hold as it is becomes several: then dump ids are added, and none
// changes. Throws PGSTOW_E_UNSUPPORTED for a chain that PostgreSQL's archives do not have.
Toc StoredToc(const sdk::Toc& toc, const StoreOptions& options);

}  // namespace pgstow::native
