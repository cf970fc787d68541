// Text search parsers. They have no owner: only superusers make them.
// Source: https://www.postgresql.org/docs/18/sql-createtsparser.html
#include <string>
#include <utility>

#include <fmt/format.h>

#include "host/catalog/facets/columns.h"
#include "host/catalog/kind.h"
#include "host/catalog/query.h"
#include "host/sql/quote.h"

namespace pgstow::catalog {

extern const Kind kTextSearchParserKind;

namespace {

// Functions are quoted, qualified where needed.
struct TextSearchParser : Object {
  std::string start;
  std::string get_token;
  std::string end;
  std::string headline;  // "-": none
  std::string lexeme_types;
};

const Query<TextSearchParser>& ParserQuery() {
  static const Query<TextSearchParser> query = {
      {
          ObjectOid<TextSearchParser>("p.oid"),
          {"p.prsname", &TextSearchParser::name},
          {"p.prsnamespace", &TextSearchParser::schema_oid},
          {"p.prsstart", &TextSearchParser::start},
          {"p.prstoken", &TextSearchParser::get_token},
          {"p.prsend", &TextSearchParser::end},
          {"p.prsheadline", &TextSearchParser::headline},
          {"p.prslextype", &TextSearchParser::lexeme_types},
      },
      "FROM pg_catalog.pg_ts_parser p WHERE p.oid >= 16384 ORDER BY p.oid"};
  return query;
}

void Read(const Reading& reading) {
  reading.Ask(ParserQuery(), [&reading](std::unique_ptr<TextSearchParser> parser) {
    reading.store.Add(kTextSearchParserKind, std::move(parser));
  });
}

std::string Definition(const TextSearchParser& parser) {
  std::string text = fmt::format(
      "CREATE TEXT SEARCH PARSER {} (\n    START = {},\n    GETTOKEN = {},\n    END = {},\n",
      sql::Qualified(parser.schema, parser.name), parser.start, parser.get_token, parser.end);
  if (parser.headline != "-") text += fmt::format("    HEADLINE = {},\n", parser.headline);
  return text + fmt::format("    LEXTYPES = {} );\n", parser.lexeme_types);
}

void Emit(const Object& object, const CatalogStore&, Emitter& out) {
  const auto& parser = static_cast<const TextSearchParser&>(object);
  const std::string qualified = "TEXT SEARCH PARSER " + sql::Qualified(parser.schema, parser.name);
  if (parser.wants(kDefinition)) {
    model::Entry entry = out.Draft(parser, "TEXT SEARCH PARSER");
    entry.definition = Definition(parser);
    entry.drop = fmt::format("DROP {};\n", qualified);
    out.Add(std::move(entry));
  }
  out.AddComment(parser, 0, qualified, "TEXT SEARCH PARSER " + sql::Identifier(parser.name));
}

}  // namespace

const Kind kTextSearchParserKind = {.name = "text search parser",
                                    .priority = Priority::kTsParser,
                                    .catalog = kPgTsParser,
                                    .read = Read,
                                    .emit = Emit};

}  // namespace pgstow::catalog
