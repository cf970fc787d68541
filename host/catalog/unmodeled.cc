// The probe is a table: one row a kind of object that no room of kinds/ reads. A room that comes
// to life takes its row away.
#include "host/catalog/unmodeled.h"

#include <string_view>

#include <fmt/format.h>

namespace pgstow::catalog {
namespace {

// Objects of one kind that are named; of further ones only the number is told.
constexpr int64_t kNamed = 20;

struct UnmodeledKind {
  std::string_view name = {};       // as messages call it
  std::string_view catalog = {};    // where its objects are rows, alias x
  std::string_view condition = {};  // on x: which rows are of this kind; empty: all
  // What pg_depend and pg_identify_object know it by; empty: the catalog and x.oid.
  std::string_view class_oid = {};
  std::string_view oid = {};
};

// Source: https://www.postgresql.org/docs/18/catalogs-overview.html
const UnmodeledKind kKinds[] = {
    // The system's families are not dumped, so a member that came with no class would be lost. One
    // whose operator or function is an extension's is taken to have come with that.
    {.name = "operator of access method",
     .catalog = "pg_amop",
     .condition = "x.amopfamily < 16384 AND NOT EXISTS (SELECT FROM pg_catalog.pg_depend d"
                  " WHERE d.classid = 'pg_catalog.pg_operator'::pg_catalog.regclass"
                  " AND d.objid = x.amopopr AND d.deptype = 'e')"},
    {.name = "function of access method",
     .catalog = "pg_amproc",
     .condition = "x.amprocfamily < 16384 AND NOT EXISTS (SELECT FROM pg_catalog.pg_depend d"
                  " WHERE d.classid = 'pg_catalog.pg_proc'::pg_catalog.regclass"
                  " AND d.objid = x.amproc AND d.deptype = 'e')"},
    // PostgreSQL lets columns of composite types be labelled, but its own tools don't dump that.
    {.name = "security label on a column of composite type",
     .catalog = "pg_seclabel",
     .condition = "x.classoid = 'pg_catalog.pg_class'::pg_catalog.regclass AND EXISTS"
                  " (SELECT FROM pg_catalog.pg_class c WHERE c.oid = x.objoid AND c.relkind = 'c')",
     .class_oid = "'pg_catalog.pg_type'::pg_catalog.regclass",
     .oid = "(SELECT c.reltype FROM pg_catalog.pg_class c WHERE c.oid = x.objoid)"},
};

// Finds the objects of a kind that the user made: no members of extensions, and nothing internal
// to another object.
std::string ProbeOf(const UnmodeledKind& kind, size_t place) {
  const std::string class_oid =
      kind.class_oid.empty() ? fmt::format("'pg_catalog.{}'::pg_catalog.regclass", kind.catalog)
                             : std::string(kind.class_oid);
  const std::string_view oid = kind.oid.empty() ? "x.oid" : kind.oid;
  std::string where = fmt::format(
      "NOT EXISTS (SELECT FROM pg_catalog.pg_depend d WHERE d.classid = {} AND d.objid = {}"
      " AND d.deptype IN ('e', 'i'))",
      class_oid, oid);
  where += fmt::format(" AND {} >= 16384", oid);
  if (!kind.condition.empty()) where += fmt::format(" AND ({})", kind.condition);
  return fmt::format(
      "SELECT {} AS place, '{}' AS kind, (pg_catalog.pg_identify_object(f.class, f.oid,"
      " 0)).identity AS label, f.total FROM (SELECT {} AS class, {} AS oid,"
      " pg_catalog.count(*) OVER () AS total FROM pg_catalog.{} x WHERE {}"
      " ORDER BY 2 LIMIT {}) f",
      place, kind.name, class_oid, oid, kind.catalog, where, kNamed);
}

std::string ProbeSql() {
  std::string sql;
  size_t place = 0;
  for (const UnmodeledKind& kind : kKinds) {
    if (!sql.empty()) sql += "\nUNION ALL\n";
    sql += ProbeOf(kind, ++place);
  }
  return sql + "\nORDER BY place, kind, label";
}

}  // namespace

std::vector<std::string> FindUnmodeled(pg::Connection& connection) {
  struct Found {
    std::string kind;
    int64_t named = 0;
    int64_t total = 0;
  };
  std::vector<std::string> lines;
  Found found;
  const auto tell_rest = [&lines, &found] {
    if (found.total <= found.named) return;
    lines.push_back(fmt::format("{} and {} more", found.kind, found.total - found.named));
  };
  connection.Stream(ProbeSql(), [&](const pg::Row& row) {
    if (row.text(1) != found.kind) {
      tell_rest();
      found = {std::string(row.text(1)), 0, row.integer(3)};
    }
    ++found.named;
    lines.push_back(fmt::format("{} {}", row.text(1), row.text(2)));
  });
  tell_rest();
  return lines;
}

}  // namespace pgstow::catalog
