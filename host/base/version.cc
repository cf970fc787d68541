#include "host/base/version.h"

namespace pgstow::base {

const char* Version() { return PGSTOW_VERSION; }

}  // namespace pgstow::base
