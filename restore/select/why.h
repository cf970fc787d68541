// Says why entries are in a selection or out of it. Pure, but for LogPulled.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "host/model/entry.h"
#include "restore/select/select.h"

namespace pgstow::select {

// The entries that `wanted` means: a dump id; a name to the letter, with its schema ("app.t") or
// without; else a pattern for such names (sql/pattern.h). In the order of the TOC. Throws kNotFound
// when there is none.
std::vector<size_t> EntriesNamed(const model::Toc& toc, std::string_view wanted);

// For each of `entries` whether it is in, and then, a line each, the chain of reasons from it to
// what an option says.
std::string WhyText(const model::Toc& toc, const Selection& selection,
                    std::span<const size_t> entries);

// The same as a JSON array, an object an entry:
//   {"id": 7, "kind": "TABLE", "schema": "app", "tag": "t", "in": true, "why": [
//     {"id": 7, "cause": "needed", "via": 9},
//     {"id": 9, "cause": "named", "option": "--table", "name": "v"}]}
std::string WhyJson(const model::Toc& toc, const Selection& selection,
                    std::span<const size_t> entries);

// Tells the user, with -v, what other entries brought along and why, and, as a warning, how many
// were chosen and are left out because they need what is excluded.
void LogPulled(const model::Toc& toc, const Selection& selection);

}  // namespace pgstow::select
