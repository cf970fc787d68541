// What plugins say of the options of formats and filters.
#pragma once

#include "host/loader/settings.h"

namespace pgstow::conformance {

// Throws Broken unless every option has a name of its own, a range that is not empty, a help text
// without a full stop and a default of its type, and the shorthand is an integer
// option.
void ExpectGoodOptions(const loader::OptionTable& table);

// Throws Broken unless the text is one line that ends without a full stop.
void ExpectOneLine(std::string_view text, std::string_view what);

}  // namespace pgstow::conformance
