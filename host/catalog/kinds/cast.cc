// Casts. They are in no schema and have no owner, so they are dumped when everything is.
// Source: https://www.postgresql.org/docs/18/sql-createcast.html,
// https://www.postgresql.org/docs/18/catalog-pg-cast.html
#include <string>
#include <string_view>
#include <utility>

#include <fmt/format.h>

#include "host/catalog/facets/columns.h"
#include "host/catalog/kind.h"
#include "host/catalog/kinds/routine.h"
#include "host/catalog/query.h"

namespace pgstow::catalog {

extern const Kind kCastKind;

namespace {

struct Cast : Object {
  // Quoted and qualified where needed.
  std::string source;
  std::string target;
  std::string function;  // with its arguments; empty unless method is f
  char method = 'b';     // f function, i input and output functions, b none: same representation
  char context = 'e';    // e explicit, a assignment, i implicit
};

// Those that a range type has to its multirange type come with it. The name is for the order
// alone: casts go by the bare names of their types.
const Query<Cast>& CastQuery() {
  static const Query<Cast> query = {
      {
          ObjectOid<Cast>("c.oid"),
          {"pg_catalog.concat(s.typname, ' ', t.typname)", &Cast::name},
          {"pg_catalog.format_type(c.castsource, NULL)", &Cast::source},
          {"pg_catalog.format_type(c.casttarget, NULL)", &Cast::target},
          RoutineReference<&Cast::function, Cast>("c.castfunc"),
          {"c.castmethod", &Cast::method},
          {"c.castcontext", &Cast::context},
      },
      "FROM pg_catalog.pg_cast c\n"
      "JOIN pg_catalog.pg_type s ON s.oid = c.castsource\n"
      "JOIN pg_catalog.pg_type t ON t.oid = c.casttarget\n"
      "WHERE c.oid >= 16384 AND NOT EXISTS (SELECT FROM pg_catalog.pg_depend d\n"
      "  WHERE d.classid = 'pg_catalog.pg_cast'::pg_catalog.regclass AND d.objid = c.oid\n"
      "    AND d.deptype = 'i')\n"
      "ORDER BY c.castsource, c.casttarget"};
  return query;
}

void Read(const Reading& reading) {
  reading.Ask(CastQuery(), [&reading](std::unique_ptr<Cast> cast) {
    reading.store.Add(kCastKind, std::move(cast));
  });
}

std::string Method(const Cast& cast) {
  switch (cast.method) {
    case 'f':
      return "WITH FUNCTION " + cast.function;
    case 'i':
      return "WITH INOUT";
    default:
      return "WITHOUT FUNCTION";
  }
}

std::string_view Context(const Cast& cast) {
  switch (cast.context) {
    case 'a':
      return " AS ASSIGNMENT";
    case 'i':
      return " AS IMPLICIT";
    default:
      return "";
  }
}

void Emit(const Object& object, const CatalogStore&, Emitter& out) {
  const auto& cast = static_cast<const Cast&>(object);
  const std::string name = fmt::format("CAST ({} AS {})", cast.source, cast.target);
  if (cast.wants(kDefinition)) {
    model::Entry entry = out.Draft(cast, "CAST");
    entry.tag = name;
    entry.definition = fmt::format("CREATE {} {}{};\n", name, Method(cast), Context(cast));
    entry.drop = fmt::format("DROP {};\n", name);
    out.Add(std::move(entry));
  }
  out.AddComment(cast, 0, name, name);
}

}  // namespace

const Kind kCastKind = {
    .name = "cast", .priority = Priority::kCast, .catalog = kPgCast, .read = Read, .emit = Emit};

}  // namespace pgstow::catalog
