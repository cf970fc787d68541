// Base types. Their functions may be any, so those are written as the server spells them.
// Source: https://www.postgresql.org/docs/18/sql-createtype.html,
// https://www.postgresql.org/docs/18/catalog-pg-type.html
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include <fmt/format.h>

#include "host/catalog/kind.h"
#include "host/catalog/kinds/type/shell.h"
#include "host/catalog/kinds/type/type.h"
#include "host/sql/quote.h"

namespace pgstow::catalog {

extern const Kind kBaseTypeKind;

namespace {

struct BaseType : TypeWithFunctions {
  std::string length;  // in bytes; "variable"
  // Functions, quoted and qualified where that is needed; "-": none.
  std::string input;
  std::string output;
  std::string receive;
  std::string send;
  std::string typmod_in;
  std::string typmod_out;
  std::string analyze;
  std::string subscript;
  bool collatable = false;
  std::optional<std::string> default_value;
  std::string element;  // empty: none
  std::string category;
  bool preferred = false;
  std::string delimiter;
  std::string alignment;  // as CREATE TYPE spells it
  std::string storage;
  bool by_value = false;
};

const Query<BaseType>& BaseQuery() {
  static const Query<BaseType> query = TypeQuery<BaseType>(
      "t.typtype = 'b' AND NOT EXISTS (SELECT FROM pg_catalog.pg_type e WHERE e.typarray = t.oid)",
      {
          {"CASE t.typlen WHEN -1 THEN 'variable' ELSE t.typlen::pg_catalog.text END",
           &BaseType::length},
          {"t.typinput", &BaseType::input},
          {"t.typoutput", &BaseType::output},
          {"t.typreceive", &BaseType::receive},
          {"t.typsend", &BaseType::send},
          {"t.typmodin", &BaseType::typmod_in},
          {"t.typmodout", &BaseType::typmod_out},
          {"t.typanalyze", &BaseType::analyze},
          Column<BaseType>("t.typsubscript", &BaseType::subscript).Since(14, "'-'"),
          {"t.typcollation <> 0", &BaseType::collatable},
          {"t.typdefault", &BaseType::default_value},
          {"CASE WHEN t.typelem <> 0 THEN pg_catalog.format_type(t.typelem, NULL) END",
           &BaseType::element},
          {"t.typcategory", &BaseType::category},
          {"t.typispreferred", &BaseType::preferred},
          {"t.typdelim", &BaseType::delimiter},
          {"CASE t.typalign WHEN 'c' THEN 'char' WHEN 's' THEN 'int2' WHEN 'i' THEN 'int4'"
           " WHEN 'd' THEN 'double' END",
           &BaseType::alignment},
          {"CASE t.typstorage WHEN 'p' THEN 'plain' WHEN 'e' THEN 'external'"
           " WHEN 'x' THEN 'extended' WHEN 'm' THEN 'main' END",
           &BaseType::storage},
          {"t.typbyval", &BaseType::by_value},
      });
  return query;
}

void Read(const Reading& reading) {
  reading.Ask(BaseQuery(), [&reading](std::unique_ptr<BaseType> type) {
    AddShell(reading.store.Add(kBaseTypeKind, std::move(type)), reading.store);
  });
}

std::string Definition(const BaseType& type) {
  std::string text = fmt::format("CREATE TYPE {} (\n    INTERNALLENGTH = {}",
                                 sql::Qualified(type.schema, type.name), type.length);
  const auto option = [&text](std::string_view name, std::string_view value) {
    text += fmt::format(",\n    {} = {}", name, value);
  };
  const auto function = [&option](std::string_view name, std::string_view value) {
    if (value != "-") option(name, value);
  };
  function("INPUT", type.input);
  function("OUTPUT", type.output);
  function("RECEIVE", type.receive);
  function("SEND", type.send);
  function("TYPMOD_IN", type.typmod_in);
  function("TYPMOD_OUT", type.typmod_out);
  function("ANALYZE", type.analyze);
  if (type.collatable) option("COLLATABLE", "true");
  if (type.default_value) option("DEFAULT", sql::Literal(*type.default_value));
  function("SUBSCRIPT", type.subscript);
  if (!type.element.empty()) option("ELEMENT", type.element);
  if (type.category != "U") option("CATEGORY", sql::Literal(type.category));
  if (type.preferred) option("PREFERRED", "true");
  if (type.delimiter != ",") option("DELIMITER", sql::Literal(type.delimiter));
  option("ALIGNMENT", type.alignment);
  option("STORAGE", type.storage);
  if (type.by_value) text += ",\n    PASSEDBYVALUE";
  return text + "\n);\n";
}

// Dropped with its functions, which need it as much as it needs them.
void Emit(const Object& object, const CatalogStore&, Emitter& out) {
  const auto& type = static_cast<const BaseType&>(object);
  if (type.wants(kDefinition)) AddTypeEntry(type, "TYPE", Definition(type), out, "CASCADE");
  out.AddFacets(type, TypeFacets(type, "TYPE"));
}

}  // namespace

const Kind kBaseTypeKind = {.name = "base type",
                            .priority = Priority::kType,
                            .catalog = kPgType,
                            .read = Read,
                            .emit = Emit};

}  // namespace pgstow::catalog
