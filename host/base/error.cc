#include "host/base/error.h"

#include <system_error>

namespace pgstow::base {

std::string ErrnoText(int error_number) { return std::generic_category().message(error_number); }

}  // namespace pgstow::base
