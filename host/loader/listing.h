// What `pgstow plugins` prints.
#pragma once

#include <string>

#include "host/loader/registry.h"

namespace pgstow::loader {

// For people: every format and filter with its plugin's version, ABI version and path, its options
// with type, range, default and help, then what was refused and why.
std::string ListText(const Registry& registry);

// The same as one JSON object:
//   {"abi": "1.0", "searched": [folder, …],
//    "plugins": [{"name", "version", "abi", "path", "summary", "license",
//                 "formats": [{"name", "letter", "suffix", "summary", "capabilities": […],
//                 "options"}], "filters": [{"name", "suffix", "summary", "options"}]}, …],
//    "refused": [{"path", "reason"}, …]}
// where each of "options" is {"name", "type", "min", "max", "default", "help"}; "min" and "max" are
// of integers only.
std::string ListJson(const Registry& registry);

}  // namespace pgstow::loader
