// Goes from entries to the entries that come with them, or that can't be without them. Pure.
#pragma once

#include <vector>

#include "restore/select/links.h"
#include "restore/select/reason.h"

namespace pgstow::select {

// Of each entry: why it is in or out.
using Reasons = std::vector<Reason>;

// Takes out what is part of excluded entries, on all levels.
void ExcludeParts(const Links& links, Reasons& reasons, std::vector<bool>& excluded);

// Takes out what needs excluded entries, directly or through others.
void ExcludeWhatNeeds(const Links& links, Reasons& reasons, std::vector<bool>& excluded);

// Lets in what is part of the entries that are in, and partitions, on all levels.
void AddDependents(const Links& links, const std::vector<bool>& excluded, Reasons& reasons);

// Lets in what the entries that are in need, and what completes them, directly or through others.
// Entries that a list names are as complete as the list has them: `listed`.
void AddNeeded(const Links& links, const std::vector<bool>& excluded,
               const std::vector<bool>& listed, Reasons& reasons);

}  // namespace pgstow::select
