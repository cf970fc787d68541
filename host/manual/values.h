// What the value of an option, or an operand, can be.
#pragma once

#include <string_view>
#include <vector>

#include "host/manual/completion.h"

namespace pgstow::manual {

struct ValueOf {
  std::string_view argument;        // what --help calls it, which tells what it is: "FILENAME"
  std::vector<const char*> values;  // as base::Option::values
};

// Adds to the answer how a value of which `typed` is typed can go on, behind `kept`, which stands
// before it in the same word.
void AddValues(Answer& answer, const ValueOf& value, std::string_view kept, std::string_view typed,
               const Offers& offers);

}  // namespace pgstow::manual
