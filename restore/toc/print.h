// A table of contents as text: for people and -L (the layout of pg_restore -l), and as JSON. Pure.
#pragma once

#include <cstddef>
#include <functional>
#include <span>
#include <string>
#include <string_view>

#include "host/model/brief_toc.h"
#include "host/model/entry.h"

namespace pgstow::toc {

struct PrintOptions {
  bool dependencies = false;  // -v: a comment line with what each entry depends on
  // pg_restore's name: the facts in its words, to which pgdump is "custom", the revision is part of
  // the version, and what TocHeader has of encoding, strings and search path are entries.
  bool as_pg_restore = false;
};

// The list of `entries` (indices into toc.entries, in the order to print): comment lines with the
// facts of the archive, then a line an entry, "id; catalog oid KIND schema tag owner". CR and LF in
// names become spaces, so that an entry is always one line. The creation time is in local time. In
// an archive of a whole server comment lines say which database the entries after them are in.
// `write` gets the text in pieces, so that that of very many entries takes little memory.
void WriteList(const model::BriefToc& toc, std::span<const size_t> entries,
               const PrintOptions& options, const std::function<void(std::string_view)>& write);

// All facts of the archive and of `entries` as one JSON object:
//   {"archive": {…}, "entries": [{"id": …, "kind": …, …}, …]}
// Each entry stands on a line of its own, which in an archive of several databases names its own.
// Facts that are empty, and numbers of parts that an early TOC does not know, are left out. Bytes
// that are no UTF-8 become U+FFFD.
std::string JsonText(const model::Toc& toc, std::span<const size_t> entries);

}  // namespace pgstow::toc
