// CREATE commands, read. Pure.
#pragma once

#include "restore/explain/cursor.h"
#include "restore/explain/reading.h"

namespace pgstow::explain {

// `cursor` stands behind CREATE.
Reading ReadCreate(Cursor& cursor);

}  // namespace pgstow::explain
