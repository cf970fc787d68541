// Conversions between encodings.
// Source: https://www.postgresql.org/docs/18/sql-createconversion.html
#include <string>
#include <utility>

#include <fmt/format.h>

#include "host/catalog/facets/columns.h"
#include "host/catalog/kind.h"
#include "host/catalog/query.h"
#include "host/sql/quote.h"

namespace pgstow::catalog {

extern const Kind kConversionKind;

namespace {

struct Conversion : Object {
  bool is_default = false;
  std::string from_encoding;
  std::string to_encoding;
  std::string function;  // quoted, qualified where needed
};

const Query<Conversion>& ConversionQuery() {
  static const Query<Conversion> query = {
      {
          ObjectOid<Conversion>("c.oid"),
          {"c.conname", &Conversion::name},
          {"c.connamespace", &Conversion::schema_oid},
          {"c.conowner", &Conversion::owner_oid},
          {"c.condefault", &Conversion::is_default},
          {"pg_catalog.pg_encoding_to_char(c.conforencoding)", &Conversion::from_encoding},
          {"pg_catalog.pg_encoding_to_char(c.contoencoding)", &Conversion::to_encoding},
          {"c.conproc", &Conversion::function},
      },
      "FROM pg_catalog.pg_conversion c WHERE c.oid >= 16384 ORDER BY c.oid"};
  return query;
}

void Read(const Reading& reading) {
  reading.Ask(ConversionQuery(), [&reading](std::unique_ptr<Conversion> conversion) {
    reading.store.Add(kConversionKind, std::move(conversion));
  });
}

void Emit(const Object& object, const CatalogStore&, Emitter& out) {
  const auto& conversion = static_cast<const Conversion&>(object);
  const std::string qualified = sql::Qualified(conversion.schema, conversion.name);
  if (conversion.wants(kDefinition)) {
    out.Add(out.DraftOwned(conversion, "CONVERSION", "CONVERSION " + qualified,
                           fmt::format("CREATE {}CONVERSION {} FOR {} TO {} FROM {};\n",
                                       conversion.is_default ? "DEFAULT " : "", qualified,
                                       sql::Literal(conversion.from_encoding),
                                       sql::Literal(conversion.to_encoding), conversion.function)));
  }
  out.AddComment(conversion, 0, "CONVERSION " + qualified,
                 "CONVERSION " + sql::Identifier(conversion.name));
}

}  // namespace

const Kind kConversionKind = {.name = "conversion",
                              .priority = Priority::kConversion,
                              .catalog = kPgConversion,
                              .read = Read,
                              .emit = Emit};

}  // namespace pgstow::catalog
