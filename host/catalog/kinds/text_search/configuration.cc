// Text search configurations, each with its mappings of token types to dictionaries.
// Source: https://www.postgresql.org/docs/18/sql-createtsconfig.html,
// https://www.postgresql.org/docs/18/catalog-pg-ts-config-map.html
#include <string>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "host/catalog/facets/columns.h"
#include "host/catalog/kind.h"
#include "host/catalog/query.h"
#include "host/sql/quote.h"

namespace pgstow::catalog {

extern const Kind kTextSearchConfigurationKind;

namespace {

struct TextSearchConfiguration : Object {
  std::string parser_schema;
  std::string parser_name;
  // Token type and a dictionary for it, alternating; the dictionary is quoted, and qualified where
  // needed. The dictionaries of one type stand together, in the order in which they are asked.
  std::vector<std::string> mappings;
};

// Only the parser knows the names of its token types.
constexpr std::string_view kMappings =
    "ARRAY(SELECT pg_catalog.unnest(ARRAY["
    "COALESCE((SELECT k.alias FROM pg_catalog.ts_token_type(c.cfgparser) k"
    " WHERE k.tokid = m.maptokentype), ''),"
    " m.mapdict::pg_catalog.regdictionary::pg_catalog.text])"
    " FROM pg_catalog.pg_ts_config_map m WHERE m.mapcfg = c.oid"
    " ORDER BY m.maptokentype, m.mapseqno)";

const Query<TextSearchConfiguration>& ConfigurationQuery() {
  static const Query<TextSearchConfiguration> query = {
      {
          ObjectOid<TextSearchConfiguration>("c.oid"),
          {"c.cfgname", &TextSearchConfiguration::name},
          {"c.cfgnamespace", &TextSearchConfiguration::schema_oid},
          {"c.cfgowner", &TextSearchConfiguration::owner_oid},
          {"n.nspname", &TextSearchConfiguration::parser_schema},
          {"p.prsname", &TextSearchConfiguration::parser_name},
          {kMappings, &TextSearchConfiguration::mappings},
      },
      "FROM pg_catalog.pg_ts_config c\n"
      "JOIN pg_catalog.pg_ts_parser p ON p.oid = c.cfgparser\n"
      "JOIN pg_catalog.pg_namespace n ON n.oid = p.prsnamespace\n"
      "WHERE c.oid >= 16384 ORDER BY c.oid"};
  return query;
}

void Read(const Reading& reading) {
  reading.Ask(ConfigurationQuery(),
              [&reading](std::unique_ptr<TextSearchConfiguration> configuration) {
                reading.store.Add(kTextSearchConfigurationKind, std::move(configuration));
              });
}

std::string Definition(const TextSearchConfiguration& configuration, std::string_view qualified) {
  std::string text =
      fmt::format("CREATE {} (\n    PARSER = {} );\n", qualified,
                  sql::Qualified(configuration.parser_schema, configuration.parser_name));
  const std::vector<std::string>& mappings = configuration.mappings;
  for (size_t i = 0; i + 1 < mappings.size(); i += 2) {
    if (i > 0 && mappings[i] == mappings[i - 2]) {
      text += ", " + mappings[i + 1];
      continue;
    }
    if (i > 0) text += ";\n";
    text += fmt::format("\nALTER {}\n    ADD MAPPING FOR {} WITH {}", qualified,
                        sql::Identifier(mappings[i]), mappings[i + 1]);
  }
  if (!mappings.empty()) text += ";\n";
  return text;
}

void Emit(const Object& object, const CatalogStore&, Emitter& out) {
  const auto& configuration = static_cast<const TextSearchConfiguration&>(object);
  const std::string qualified =
      "TEXT SEARCH CONFIGURATION " + sql::Qualified(configuration.schema, configuration.name);
  if (configuration.wants(kDefinition)) {
    out.Add(out.DraftOwned(configuration, "TEXT SEARCH CONFIGURATION", qualified,
                           Definition(configuration, qualified)));
  }
  out.AddComment(configuration, 0, qualified,
                 "TEXT SEARCH CONFIGURATION " + sql::Identifier(configuration.name));
}

}  // namespace

const Kind kTextSearchConfigurationKind = {.name = "text search configuration",
                                           .priority = Priority::kTsConfiguration,
                                           .catalog = kPgTsConfig,
                                           .read = Read,
                                           .emit = Emit};

}  // namespace pgstow::catalog
