// Collations. The version of a collation is not dumped: it is that of the library where it is made.
// Source: https://www.postgresql.org/docs/18/sql-createcollation.html,
// https://www.postgresql.org/docs/18/catalog-pg-collation.html
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "host/base/error.h"
#include "host/catalog/facets/columns.h"
#include "host/catalog/kind.h"
#include "host/catalog/query.h"
#include "host/sql/quote.h"

namespace pgstow::catalog {

extern const Kind kCollationKind;

namespace {

struct Collation : Object {
  char provider = 'c';  // b builtin, c libc, i icu
  bool deterministic = true;
  std::optional<std::string> locale;  // absent when LC_COLLATE and LC_CTYPE are unlike
  std::string lc_collate;
  std::string lc_ctype;
  std::optional<std::string> rules;
};

const Query<Collation>& CollationQuery() {
  static const std::string libc = "CASE WHEN c.collcollate = c.collctype THEN c.collcollate END";
  static const Query<Collation> query = {
      {
          ObjectOid<Collation>("c.oid"),
          {"c.collname", &Collation::name},
          {"c.collnamespace", &Collation::schema_oid},
          {"c.collowner", &Collation::owner_oid},
          {"c.collprovider", &Collation::provider},
          {"c.collisdeterministic", &Collation::deterministic},
          Column<Collation>(fmt::format("COALESCE(c.colllocale, {})", libc), &Collation::locale)
              .Since(17, fmt::format("COALESCE(c.colliculocale, {})", libc))
              .Since(15, libc),
          {"c.collcollate", &Collation::lc_collate},
          {"c.collctype", &Collation::lc_ctype},
          Column<Collation>("c.collicurules", &Collation::rules).Since(16),
      },
      "FROM pg_catalog.pg_collation c WHERE c.oid >= 16384 ORDER BY c.oid"};
  return query;
}

void Read(const Reading& reading) {
  reading.Ask(CollationQuery(), [&reading](std::unique_ptr<Collation> collation) {
    reading.store.Add(kCollationKind, std::move(collation));
  });
}

std::string_view ProviderName(const Collation& collation) {
  switch (collation.provider) {
    case 'b':
      return "builtin";
    case 'c':
      return "libc";
    case 'i':
      return "icu";
    default:
      base::Throw(base::ErrorCode::kUnsupported, "collation \"{}\" has the unknown provider \"{}\"",
                  collation.name, collation.provider);
  }
}

std::string Parameters(const Collation& collation) {
  std::vector<std::string> list = {fmt::format("provider = {}", ProviderName(collation))};
  const auto add = [&list](std::string_view name, std::string_view value) {
    list.push_back(fmt::format("{} = {}", name, sql::Literal(value)));
  };
  if (!collation.deterministic) list.emplace_back("deterministic = false");
  if (collation.locale) {
    add("locale", *collation.locale);
  } else {
    add("lc_collate", collation.lc_collate);
    add("lc_ctype", collation.lc_ctype);
  }
  if (collation.rules) add("rules", *collation.rules);
  return fmt::format("{}", fmt::join(list, ", "));
}

void Emit(const Object& object, const CatalogStore&, Emitter& out) {
  const auto& collation = static_cast<const Collation&>(object);
  const std::string qualified = sql::Qualified(collation.schema, collation.name);
  if (collation.wants(kDefinition)) {
    out.Add(out.DraftOwned(
        collation, "COLLATION", "COLLATION " + qualified,
        fmt::format("CREATE COLLATION {} ({});\n", qualified, Parameters(collation))));
  }
  out.AddComment(collation, 0, "COLLATION " + qualified,
                 "COLLATION " + sql::Identifier(collation.name));
}

}  // namespace

const Kind kCollationKind = {.name = "collation",
                             .priority = Priority::kCollation,
                             .catalog = kPgCollation,
                             .read = Read,
                             .emit = Emit};

}  // namespace pgstow::catalog
