#include "host/pg/hold.h"

#include <algorithm>

#include <fmt/format.h>

#include "host/base/error.h"
#include "host/sql/quote.h"

namespace pgstow::pg {
namespace {

// A SELECT has room for 1,664 columns.
constexpr size_t kAtOnce = 300;

// PREPARE looks up names, locks what they stand for, and neither plans nor runs anything.
std::string Lock(std::span<const KnownRelation> relations) {
  std::string sql = "PREPARE pgstow_hold AS SELECT ";
  for (const KnownRelation& relation : relations) {
    if (&relation != &relations.front()) sql += ", ";
    sql += fmt::format("(SELECT 1 FROM {})", relation.qualified_name);
  }
  return sql + "; DEALLOCATE pgstow_hold";
}

std::string FindReplaced(std::span<const KnownRelation> relations) {
  std::string rows;
  for (const KnownRelation& relation : relations) {
    if (!rows.empty()) rows += ", ";
    rows += fmt::format("({}::pg_catalog.oid, {})", relation.oid,
                        sql::Literal(relation.qualified_name));
  }
  return fmt::format(
      "SELECT h.name FROM (VALUES {}) AS h (oid, name)\n"
      "WHERE pg_catalog.to_regclass(h.name)::pg_catalog.oid IS DISTINCT FROM h.oid LIMIT 1",
      rows);
}

}  // namespace

void ThrowReplaced(std::string_view qualified_name) {
  throw Replaced(base::Error(base::ErrorCode::kServer,
                             fmt::format("relation {} was dropped or replaced during the dump",
                                         qualified_name))
                     .WithHint("Run the dump again."));
}

bool RestrictsRelationKinds(int server_version) {
  // The releases of August 2024; later versions have always had it.
  constexpr int kSince[] = {130016, 140013, 150008, 160004};
  constexpr int kAlways = 170000;
  if (server_version >= kAlways) return true;
  return std::ranges::any_of(kSince, [server_version](int since) {
    return server_version >= since && server_version / 10000 == since / 10000;
  });
}

void HoldRelations(Connection& connection, std::span<const KnownRelation> relations) {
  if (RestrictsRelationKinds(connection.server_version())) return;
  while (!relations.empty()) {
    const auto some = relations.first(std::min(kAtOnce, relations.size()));
    relations = relations.subspan(some.size());
    connection.Execute(Lock(some));
    const Result replaced = connection.Query(FindReplaced(some));
    if (replaced.rows() > 0) ThrowReplaced(replaced[0].text(0));
  }
}

}  // namespace pgstow::pg
