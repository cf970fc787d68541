// What a manual has to say of a command because of the options that it has.
#pragma once

#include <vector>

#include "host/base/options.h"
#include "host/manual/page.h"

namespace pgstow::manual {

// The variables of the environment that it reads.
std::vector<Term> VariablesOf(const base::OptionTable& table);

// The files that it reads besides those that it is given.
std::vector<Term> FilesOf(const base::OptionTable& table);

}  // namespace pgstow::manual
