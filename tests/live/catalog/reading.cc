#include "tests/live/catalog/reading.h"

#include "host/pg/session.h"

namespace pgstow::tests {

catalog::DatabaseDump ReadCatalog(pg::Connection& connection, const catalog::ReadOptions& options) {
  const pg::SessionOptions session;
  pg::HardenDumpSession(connection, session);
  pg::BeginSnapshot(connection, session, "");
  auto dump = catalog::Read(connection, options);
  connection.Execute("ROLLBACK");
  return dump;
}

std::optional<model::Entry> FindEntry(const catalog::DatabaseDump& dump, const std::string& kind,
                                      const std::string& tag) {
  for (const model::Entry& entry : dump.toc.entries) {
    if (entry.kind == kind && entry.tag == tag) return entry;
  }
  return std::nullopt;
}

}  // namespace pgstow::tests
