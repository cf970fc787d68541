// Every room, declared.
#pragma once

#include "host/catalog/kind.h"

namespace pgstow::catalog {

}  // namespace pgstow::catalog
