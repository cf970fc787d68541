// Types that are never written as such: they come and go with a table, an element type or a range
// type, or belong to an extension. They are nodes that lead what depends on them on to there.
// Privileges on a system's or an extension's type can still differ from what it was born with.
// Source: https://www.postgresql.org/docs/18/catalog-pg-type.html
#include <utility>

#include "host/catalog/kinds/all_kinds.h"
#include "host/catalog/kinds/type/type.h"

namespace pgstow::catalog {
namespace {

struct UnwrittenType : Object {
  bool implied = false;  // made with a table, an element type or a range type
};

const Query<UnwrittenType>& UnwrittenQuery() {
  static const Query<UnwrittenType> query = TypeQuery<UnwrittenType>(
      "t.typtype NOT IN ('c', 'd', 'e') OR (t.typtype = 'c' AND c.relkind <> 'c')",
      {{"t.typtype IN ('c', 'm') OR e.oid IS NOT NULL", &UnwrittenType::implied}},
      "LEFT JOIN pg_catalog.pg_class c ON c.oid = t.typrelid "
      "LEFT JOIN pg_catalog.pg_type e ON e.typarray = t.oid");
  return query;
}

void Read(Reading& reading) {
  UnwrittenQuery().Run(reading.connection, [&reading](std::unique_ptr<UnwrittenType> type) {
    const Kind& kind = type->implied ? kImpliedTypeKind : kOtherTypeKind;
    reading.store.Add(kind, std::move(type));
  });
}

void EmitPrivileges(const Object& type, const CatalogStore&, Emitter& out) {
  Facets facets = TypeFacets(type, "TYPE");
  facets.comment_on.clear();
  out.AddFacets(type, facets);
}

}  // namespace

const Kind kImpliedTypeKind = {
    .name = "row or array type", .priority = Priority::kDummyType, .catalog = kPgType};

const Kind kOtherTypeKind = {.name = "type of an extension",
                             .priority = Priority::kType,
                             .catalog = kPgType,
                             .read = Read,
                             .emit = EmitPrivileges};

}  // namespace pgstow::catalog
