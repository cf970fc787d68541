// List files: what `-l` prints, edited by a user, read back by `-L`.
// Source: https://www.postgresql.org/docs/18/app-pgrestore.html (--use-list)
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "host/model/brief_toc.h"
#include "host/model/entry.h"

namespace pgstow::toc {

// What a list file says.
struct ListFile {
  std::vector<model::DumpId> entries;  // in the order of the file, each once
  std::vector<std::string> ignored;    // lines that name no entry, without comment
  // The id that reading stopped at, because the archive does not have it; 0: none.
  model::DumpId missing = 0;
};

// A ';' starts a comment that goes to the end of its line, so a line that starts with one is
// disabled. A line that is then not blank names the entry whose id it starts with; what follows the
// id is for people. A line without an id ≥ 1, with an id beyond the largest of the archive, or with
// one named before is ignored. Reading stops at another id that the archive does not have. Pure.
ListFile ParseListFile(std::string_view text, const model::BriefToc& toc);

// The entries of the list file at `path`, with a warning for each line ignored. Throws kIo, and
// kInput for an id that is missing.
std::vector<model::DumpId> ReadListFile(const std::string& path, const model::BriefToc& toc);

}  // namespace pgstow::toc
