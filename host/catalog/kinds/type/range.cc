// Range types, each with the multirange type that comes with it from server 14 on.
// Source: https://www.postgresql.org/docs/18/sql-createtype.html,
// https://www.postgresql.org/docs/18/catalog-pg-range.html
#include <string>
#include <string_view>
#include <utility>

#include <fmt/format.h>

#include "host/catalog/kind.h"
#include "host/catalog/kinds/type/shell.h"
#include "host/catalog/kinds/type/type.h"
#include "host/sql/quote.h"

namespace pgstow::catalog {

extern const Kind kRangeTypeKind;

namespace {

struct RangeType : TypeWithFunctions {
  // All quoted and qualified where that is needed; empty: left to the server.
  std::string subtype;
  std::string multirange;
  std::string operator_class;  // unless the default one of the subtype
  std::string collation;       // unless that of the subtype
  std::string canonical;
  std::string subtype_difference;
};

// The name in a column that is an array of schema and name.
template <std::string RangeType::*member>
void FillQualified(const pg::Row& row, int column, RangeType& type) {
  if (row.null(column)) return;
  const std::vector<std::string> name = pg::ParseArray(row.text(column), 2);
  type.*member = sql::Qualified(name[0], name[1]);
}

const Query<RangeType>& RangeQuery() {
  static const Query<RangeType> query = TypeQuery<RangeType>(
      "t.typtype = 'r'",
      {
          {"pg_catalog.format_type(r.rngsubtype, NULL)", &RangeType::subtype},
          Column<RangeType>("pg_catalog.format_type(r.rngmultitypid, NULL)", &RangeType::multirange)
              .Since(14),
          {"(SELECT ARRAY[n.nspname, o.opcname] FROM pg_catalog.pg_opclass o"
           " JOIN pg_catalog.pg_namespace n ON n.oid = o.opcnamespace"
           " WHERE o.oid = r.rngsubopc AND NOT o.opcdefault)",
           FillQualified<&RangeType::operator_class>},
          {"(SELECT ARRAY[n.nspname, l.collname] FROM pg_catalog.pg_collation l"
           " JOIN pg_catalog.pg_namespace n ON n.oid = l.collnamespace"
           " JOIN pg_catalog.pg_type s ON s.oid = r.rngsubtype"
           " WHERE l.oid = r.rngcollation AND r.rngcollation <> s.typcollation)",
           FillQualified<&RangeType::collation>},
          {"CASE WHEN r.rngcanonical <> 0 THEN r.rngcanonical END", &RangeType::canonical},
          {"CASE WHEN r.rngsubdiff <> 0 THEN r.rngsubdiff END", &RangeType::subtype_difference},
      },
      "JOIN pg_catalog.pg_range r ON r.rngtypid = t.oid");
  return query;
}

void Read(const Reading& reading) {
  reading.Ask(RangeQuery(), [&reading](std::unique_ptr<RangeType> type) {
    AddShell(reading.store.Add(kRangeTypeKind, std::move(type)), reading.store);
  });
}

std::string Definition(const RangeType& type) {
  std::string text = fmt::format("CREATE TYPE {} AS RANGE (\n    subtype = {}",
                                 sql::Qualified(type.schema, type.name), type.subtype);
  const auto option = [&text](std::string_view name, std::string_view value) {
    if (!value.empty()) text += fmt::format(",\n    {} = {}", name, value);
  };
  option("multirange_type_name", type.multirange);
  option("subtype_opclass", type.operator_class);
  option("collation", type.collation);
  option("canonical", type.canonical);
  option("subtype_diff", type.subtype_difference);
  return text + "\n);\n";
}

void Emit(const Object& object, const CatalogStore&, Emitter& out) {
  const auto& type = static_cast<const RangeType&>(object);
  if (type.wants(kDefinition)) AddTypeEntry(type, "TYPE", Definition(type), out);
  out.AddFacets(type, TypeFacets(type, "TYPE"));
}

}  // namespace

const Kind kRangeTypeKind = {.name = "range type",
                             .priority = Priority::kType,
                             .catalog = kPgType,
                             .read = Read,
                             .emit = Emit};

}  // namespace pgstow::catalog
