// How one option is told, wherever it is: in --help, in manuals, where a shell completes it.
#pragma once

#include <string>

#include "host/base/options.h"

namespace pgstow::base {

// Its names and its argument: "-f, --file=FILENAME".
std::string OptionTerm(const Option& option);

// What it does, and its other names in the group. For options that --help shows.
std::string OptionText(const Option& option, const OptionGroup& group);

// Its arguments after the command, as a line of usage has them: "[OPTION]... [DBNAME]".
std::string UsageOf(const OptionTable& table);

}  // namespace pgstow::base
