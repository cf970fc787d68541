// What the conformance suites run over.
#pragma once

#include <string>
#include <vector>

#include "host/loader/registry.h"

namespace pgstow::conformance {

// The plugins of the build and those of examples/. Loaded once.
const loader::Registry& AllPlugins();

// Names, for the parameters of suites.
std::vector<std::string> AllFilters();
std::vector<std::string> AllFormats();

}  // namespace pgstow::conformance
