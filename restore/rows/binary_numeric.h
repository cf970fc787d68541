// numeric in binary form: digits to the base of 10,000. Pure.
#pragma once

#include <string_view>

namespace pgstow::rows {

char* PutNumeric(std::string_view value, char* out);  // a BinaryEncoder

}  // namespace pgstow::rows
