// Text search dictionaries.
// Source: https://www.postgresql.org/docs/18/sql-createtsdictionary.html
#include <string>
#include <utility>

#include <fmt/format.h>

#include "host/catalog/facets/columns.h"
#include "host/catalog/kind.h"
#include "host/catalog/query.h"
#include "host/sql/quote.h"

namespace pgstow::catalog {

extern const Kind kTextSearchDictionaryKind;

namespace {

struct TextSearchDictionary : Object {
  std::string template_schema;
  std::string template_name;
  std::string options;  // as CREATE takes them, quoted by the server; empty: none
};

const Query<TextSearchDictionary>& DictionaryQuery() {
  static const Query<TextSearchDictionary> query = {
      {
          ObjectOid<TextSearchDictionary>("d.oid"),
          {"d.dictname", &TextSearchDictionary::name},
          {"d.dictnamespace", &TextSearchDictionary::schema_oid},
          {"d.dictowner", &TextSearchDictionary::owner_oid},
          {"n.nspname", &TextSearchDictionary::template_schema},
          {"t.tmplname", &TextSearchDictionary::template_name},
          {"d.dictinitoption", &TextSearchDictionary::options},
      },
      "FROM pg_catalog.pg_ts_dict d\n"
      "JOIN pg_catalog.pg_ts_template t ON t.oid = d.dicttemplate\n"
      "JOIN pg_catalog.pg_namespace n ON n.oid = t.tmplnamespace\n"
      "WHERE d.oid >= 16384 ORDER BY d.oid"};
  return query;
}

void Read(const Reading& reading) {
  reading.Ask(DictionaryQuery(), [&reading](std::unique_ptr<TextSearchDictionary> dictionary) {
    reading.store.Add(kTextSearchDictionaryKind, std::move(dictionary));
  });
}

std::string Definition(const TextSearchDictionary& dictionary) {
  std::string text =
      fmt::format("CREATE TEXT SEARCH DICTIONARY {} (\n    TEMPLATE = {}",
                  sql::Qualified(dictionary.schema, dictionary.name),
                  sql::Qualified(dictionary.template_schema, dictionary.template_name));
  if (!dictionary.options.empty()) text += ",\n    " + dictionary.options;
  return text + " );\n";
}

void Emit(const Object& object, const CatalogStore&, Emitter& out) {
  const auto& dictionary = static_cast<const TextSearchDictionary&>(object);
  const std::string qualified =
      "TEXT SEARCH DICTIONARY " + sql::Qualified(dictionary.schema, dictionary.name);
  if (dictionary.wants(kDefinition)) {
    out.Add(
        out.DraftOwned(dictionary, "TEXT SEARCH DICTIONARY", qualified, Definition(dictionary)));
  }
  out.AddComment(dictionary, 0, qualified,
                 "TEXT SEARCH DICTIONARY " + sql::Identifier(dictionary.name));
}

}  // namespace

const Kind kTextSearchDictionaryKind = {.name = "text search dictionary",
                                        .priority = Priority::kTsDictionary,
                                        .catalog = kPgTsDict,
                                        .read = Read,
                                        .emit = Emit};

}  // namespace pgstow::catalog
