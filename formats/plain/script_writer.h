// Writes an archive as an SQL script: the host renders the text, this gives it data in its order.
#pragma once

#include <memory>

#include <pgstow/sdk/format.h>

namespace pgstow::plain {

// Writes to the storage's one file. Throws PGSTOW_E_UNSUPPORTED when the host offers no script
// service, PGSTOW_E_IO when the storage fails.
std::unique_ptr<sdk::FormatWriter> NewScriptWriter(sdk::Storage storage);

}  // namespace pgstow::plain
