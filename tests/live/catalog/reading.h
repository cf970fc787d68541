// Reading a catalog in tests, as a dump does.
#pragma once

#include <optional>
#include <string>

#include "host/catalog/catalog.h"
#include "tests/live/connecting.h"

namespace pgstow::tests {

// What is read of the database under a snapshot of its own.
catalog::DatabaseDump ReadCatalog(pg::Connection& connection,
                                  const catalog::ReadOptions& options = {});

// The entry of this kind and tag, if there is one.
std::optional<model::Entry> FindEntry(const catalog::DatabaseDump& dump, const std::string& kind,
                                      const std::string& tag);

}  // namespace pgstow::tests
