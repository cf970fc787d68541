// The switches that take parts of an archive: the same for restoring and for listing.
#pragma once

#include <string>
#include <vector>

#include "host/archive/reader.h"
#include "host/base/options.h"
#include "host/cli/command.h"
#include "restore/select/select.h"

namespace pgstow::cli {

struct Selection {
  select::SelectOptions select;
  std::string list_file;  // -L
};

// --section. `called` as Invocation::called.
base::Option SectionOption(model::SectionSet& sections, const std::string& called);

// -t, -n, -N, -I, -P, -T, --section, -L, … . Called as pg_restore it takes that tool's switches,
// and names as they are; else names are patterns, and there is more to choose with.
std::vector<base::Option> SelectionRows(Selection& selection, const Invocation& invocation);

// -F of an archive that is read. Called as pg_restore, it is still in that tool's words.
base::Option ReadFormatOption(archive::ReaderOptions& reader);

}  // namespace pgstow::cli
