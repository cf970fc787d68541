// List files: what `-l` prints, edited by a user, read back by `-L`. Pure.
// Source: https://www.postgresql.org/docs/18/app-pgrestore.html (--use-list)
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "host/model/entry.h"

namespace pgstow::toc {

// The entries that a list file names, in its order. A line counts when it starts, after blanks,
// with a dump id > 0; a ';' starts a comment that goes to the end of the line, so a line that starts
// with one is disabled. What follows the id is for people. Of an entry listed twice only the first
// line counts, with a warning. Throws kInput for an id that `toc` does not have; `name` is the
// file's, for messages.
std::vector<model::DumpId> ParseListFile(std::string_view text, const model::Toc& toc,
                                         std::string_view name);

// The same, of the file at `path`. Throws kIo.
std::vector<model::DumpId> ReadListFile(const std::string& path, const model::Toc& toc);

}  // namespace pgstow::toc
