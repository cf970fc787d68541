#include "host/dump/sizes.h"

#include <string>
#include <unordered_map>

#include <fmt/format.h>

#include "host/base/error.h"

namespace pgstow::dump {

void MeasureTables(pg::Connection& connection, std::vector<catalog::DataJob>& jobs) {
  std::unordered_map<model::Oid, catalog::DataJob*> by_oid;
  std::string oids;
  for (catalog::DataJob& job : jobs) {
    if (job.relation == 0) continue;
    by_oid.emplace(job.relation, &job);
    fmt::format_to(std::back_inserter(oids), "{}{}", oids.empty() ? "" : ",", job.relation);
  }
  if (by_oid.empty()) return;
  const std::string sql =
      "SELECT size.oid, size.heap / pg_catalog.current_setting('block_size')::pg_catalog.int8,\n"
      "       size.heap + size.toast\n"
      "FROM (SELECT c.oid, pg_catalog.pg_relation_size(c.oid) AS heap,\n"
      "             CASE c.reltoastrelid WHEN 0 THEN 0\n"
      "             ELSE pg_catalog.pg_relation_size(c.reltoastrelid) END AS toast\n"
      "      FROM pg_catalog.pg_class c\n"
      "      WHERE c.relkind = 'r' AND c.oid = ANY ('{" +
      oids +
      "}'::pg_catalog.oid[])) size\n"
      "WHERE size.heap IS NOT NULL AND size.toast IS NOT NULL";
  connection.Stream(sql, [&](const pg::Row& row) {
    if (!by_oid.contains(row.oid(0))) {
      base::Throw(base::ErrorCode::kServer,
                  "the server told the size of relation {}, which it was not asked for",
                  row.oid(0));
    }
    catalog::DataJob& job = *by_oid.at(row.oid(0));
    job.heap_pages = static_cast<uint32_t>(row.integer(1));
    job.bytes = static_cast<uint64_t>(row.integer(2));
  });
}

}  // namespace pgstow::dump
