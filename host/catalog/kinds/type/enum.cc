// Enumerated types.
// Source: https://www.postgresql.org/docs/18/sql-createtype.html
#include <string>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "host/catalog/kind.h"
#include "host/catalog/kinds/type/type.h"
#include "host/sql/quote.h"

namespace pgstow::catalog {

extern const Kind kEnumKind;

namespace {

struct EnumType : Object {
  std::vector<std::string> labels;  // in sort order
};

const Query<EnumType>& EnumQuery() {
  static const Query<EnumType> query = TypeQuery<EnumType>(
      "t.typtype = 'e'", {{"ARRAY(SELECT e.enumlabel FROM pg_catalog.pg_enum e"
                           " WHERE e.enumtypid = t.oid ORDER BY e.enumsortorder)",
                           &EnumType::labels}});
  return query;
}

void Read(const Reading& reading) {
  reading.Ask(EnumQuery(), [&reading](std::unique_ptr<EnumType> type) {
    reading.store.Add(kEnumKind, std::move(type));
  });
}

std::string Definition(const EnumType& type) {
  std::string text =
      fmt::format("CREATE TYPE {} AS ENUM (", sql::Qualified(type.schema, type.name));
  std::string_view separator = "\n    ";
  for (const std::string& label : type.labels) {
    text += separator;
    text += sql::Literal(label);
    separator = ",\n    ";
  }
  return text + "\n);\n";
}

void Emit(const Object& object, const CatalogStore&, Emitter& out) {
  const auto& type = static_cast<const EnumType&>(object);
  if (type.wants(kDefinition)) AddTypeEntry(type, "TYPE", Definition(type), out);
  out.AddFacets(type, TypeFacets(type, "TYPE"));
}

}  // namespace

const Kind kEnumKind = {.name = "enum type",
                        .priority = Priority::kType,
                        .catalog = kPgType,
                        .read = Read,
                        .emit = Emit};

}  // namespace pgstow::catalog
