// Transforms between a type and a procedural language. As casts, they are in no schema and have no
// owner.
// Source: https://www.postgresql.org/docs/18/sql-createtransform.html,
// https://www.postgresql.org/docs/18/catalog-pg-transform.html
#include <string>
#include <utility>

#include <fmt/format.h>

#include "host/catalog/facets/columns.h"
#include "host/catalog/kind.h"
#include "host/catalog/kinds/routine.h"
#include "host/catalog/query.h"
#include "host/sql/quote.h"

namespace pgstow::catalog {

extern const Kind kTransformKind;

namespace {

struct Transform : Object {
  std::string type;  // quoted and qualified where needed
  std::string language;
  // Functions with their arguments; empty: none.
  std::string from_sql;
  std::string to_sql;
};

// The name is for the order alone: transforms go by the bare name of the type, then the language.
const Query<Transform>& TransformQuery() {
  static const Query<Transform> query = {
      {
          ObjectOid<Transform>("r.oid"),
          {"pg_catalog.concat(t.typname, ' ', l.lanname)", &Transform::name},
          {"pg_catalog.format_type(r.trftype, NULL)", &Transform::type},
          {"l.lanname", &Transform::language},
          RoutineReference<&Transform::from_sql, Transform>("r.trffromsql"),
          RoutineReference<&Transform::to_sql, Transform>("r.trftosql"),
      },
      "FROM pg_catalog.pg_transform r\n"
      "JOIN pg_catalog.pg_type t ON t.oid = r.trftype\n"
      "JOIN pg_catalog.pg_language l ON l.oid = r.trflang\n"
      "WHERE r.oid >= 16384\n"
      "ORDER BY r.trftype, r.trflang"};
  return query;
}

void Read(const Reading& reading) {
  reading.Ask(TransformQuery(), [&reading](std::unique_ptr<Transform> transform) {
    reading.store.Add(kTransformKind, std::move(transform));
  });
}

std::string Functions(const Transform& transform) {
  std::string text;
  if (!transform.from_sql.empty()) text = "FROM SQL WITH FUNCTION " + transform.from_sql;
  if (!transform.to_sql.empty()) {
    text += fmt::format("{}TO SQL WITH FUNCTION {}", text.empty() ? "" : ", ", transform.to_sql);
  }
  return text;
}

void Emit(const Object& object, const CatalogStore&, Emitter& out) {
  const auto& transform = static_cast<const Transform&>(object);
  const std::string name = fmt::format("TRANSFORM FOR {} LANGUAGE {}", transform.type,
                                       sql::Identifier(transform.language));
  if (transform.wants(kDefinition)) {
    model::Entry entry = out.Draft(transform, "TRANSFORM");
    entry.tag = name;
    entry.definition = fmt::format("CREATE {} ({});\n", name, Functions(transform));
    entry.drop = fmt::format("DROP {};\n", name);
    out.Add(std::move(entry));
  }
  out.AddComment(transform, 0, name, name);
}

}  // namespace

const Kind kTransformKind = {.name = "transform",
                             .priority = Priority::kTransform,
                             .catalog = kPgTransform,
                             .read = Read,
                             .emit = Emit};

}  // namespace pgstow::catalog
