// Text search templates. They have no owner: only superusers make them.
// Source: https://www.postgresql.org/docs/18/sql-createtstemplate.html
#include <string>
#include <utility>

#include <fmt/format.h>

#include "host/catalog/facets/columns.h"
#include "host/catalog/kind.h"
#include "host/catalog/query.h"
#include "host/sql/quote.h"

namespace pgstow::catalog {

extern const Kind kTextSearchTemplateKind;

namespace {

// Functions are quoted, qualified where needed.
struct TextSearchTemplate : Object {
  std::string init;  // "-": none
  std::string lexize;
};

const Query<TextSearchTemplate>& TemplateQuery() {
  static const Query<TextSearchTemplate> query = {
      {
          ObjectOid<TextSearchTemplate>("t.oid"),
          {"t.tmplname", &TextSearchTemplate::name},
          {"t.tmplnamespace", &TextSearchTemplate::schema_oid},
          {"t.tmplinit", &TextSearchTemplate::init},
          {"t.tmpllexize", &TextSearchTemplate::lexize},
      },
      "FROM pg_catalog.pg_ts_template t WHERE t.oid >= 16384 ORDER BY t.oid"};
  return query;
}

void Read(const Reading& reading) {
  reading.Ask(TemplateQuery(), [&reading](std::unique_ptr<TextSearchTemplate> made) {
    reading.store.Add(kTextSearchTemplateKind, std::move(made));
  });
}

void Emit(const Object& object, const CatalogStore&, Emitter& out) {
  const auto& made = static_cast<const TextSearchTemplate&>(object);
  const std::string qualified = "TEXT SEARCH TEMPLATE " + sql::Qualified(made.schema, made.name);
  if (made.wants(kDefinition)) {
    model::Entry entry = out.Draft(made, "TEXT SEARCH TEMPLATE");
    entry.definition = fmt::format(
        "CREATE {} (\n{}    LEXIZE = {} );\n", qualified,
        made.init == "-" ? "" : fmt::format("    INIT = {},\n", made.init), made.lexize);
    entry.drop = fmt::format("DROP {};\n", qualified);
    out.Add(std::move(entry));
  }
  out.AddComment(made, 0, qualified, "TEXT SEARCH TEMPLATE " + sql::Identifier(made.name));
}

}  // namespace

const Kind kTextSearchTemplateKind = {.name = "text search template",
                                      .priority = Priority::kTsTemplate,
                                      .catalog = kPgTsTemplate,
                                      .read = Read,
                                      .emit = Emit};

}  // namespace pgstow::catalog
