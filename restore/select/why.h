// Says why entries are in a selection or out of it. Pure.
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

// One reason as a sentence: "TABLE app.t (7) comes with --with-dependencies: VIEW app.v (9) needs
// it".
std::string ReasonText(const model::Toc& toc, const Selection& selection, size_t entry);

}  // namespace pgstow::select
