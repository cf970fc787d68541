// Types that are never written: they come and go with a table, an element type or a range type.
// They are nodes that lead what depends on them on to there.
// Source: https://www.postgresql.org/docs/18/catalog-pg-type.html
#include <utility>

#include "host/catalog/kind.h"
#include "host/catalog/kinds/type/type.h"

namespace pgstow::catalog {

extern const Kind kImpliedTypeKind;

namespace {

const Query<Object>& ImpliedQuery() {
  static const Query<Object> query = TypeQuery<Object>(
      "t.typtype = 'm' OR (t.typtype = 'c' AND c.relkind <> 'c')"
      " OR EXISTS (SELECT FROM pg_catalog.pg_type e WHERE e.typarray = t.oid)",
      {}, "LEFT JOIN pg_catalog.pg_class c ON c.oid = t.typrelid");
  return query;
}

void Read(const Reading& reading) {
  reading.Ask(ImpliedQuery(), [&reading](std::unique_ptr<Object> type) {
    reading.store.Add(kImpliedTypeKind, std::move(type));
  });
}

}  // namespace

const Kind kImpliedTypeKind = {.name = "row, array or multirange type",
                               .priority = Priority::kDummyType,
                               .catalog = kPgType,
                               .read = Read};

}  // namespace pgstow::catalog
