#include "host/dump/sizes.h"

#include <cstdint>
#include <limits>
#include <string>
#include <unordered_map>

#include <fmt/format.h>

#include "host/base/error.h"

namespace pgstow::dump {
namespace {

// A relation has fewer than 2^32 blocks of at most 32 kB. Source: PostgreSQL, "PostgreSQL Limits".
constexpr int64_t kMostPages = std::numeric_limits<uint32_t>::max();
constexpr int64_t kMostBytes = 2 * kMostPages * (32 << 10);  // with its TOAST table

}  // namespace

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
    const int64_t pages = row.integer(1);
    const int64_t bytes = row.integer(2);
    if (pages < 0 || pages > kMostPages || bytes < 0 || bytes > kMostBytes) {
      base::Throw(
          base::ErrorCode::kServer,
          "the server told that relation {} ({}) has {} blocks and {} bytes, which none has",
          row.oid(0), job.qualified_name, pages, bytes);
    }
    job.heap_pages = static_cast<uint32_t>(pages);
    job.bytes = static_cast<uint64_t>(bytes);
  });
}

}  // namespace pgstow::dump
