// Listing an archive: `pgstow list` and `pgstow restore --list`.
#pragma once

#include <string>
#include <vector>

#include "host/archive/reader.h"
#include "host/cli/selection_options.h"
#include "host/loader/registry.h"
#include "restore/select/databases.h"

namespace pgstow::cli {

struct ListOptions {
  std::string output;  // file; "-" or empty: standard output
  bool json = false;
  select::DatabaseOptions databases;  // of those that the archive has
  bool dependencies = false;
  bool inspect = false;          // says what a restore would run instead (inspect/inspect.h)
  std::vector<std::string> why;  // --why: says that of these entries instead (select/why.h)
  bool as_tool = false;          // as Invocation::as_tool
};

// Reads the table of contents alone, however big the archive, and lists what is selected of it.
void PrintList(const loader::Registry& registry, const archive::ReaderOptions& reader,
               const Selection& selection, const ListOptions& options);

}  // namespace pgstow::cli
