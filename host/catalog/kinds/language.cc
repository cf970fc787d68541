// Procedural languages that are not made by an extension, and privileges on those that are.
// Source: https://www.postgresql.org/docs/18/sql-createlanguage.html
#include <string>
#include <utility>

#include <fmt/format.h>

#include "host/catalog/facets/columns.h"
#include "host/catalog/kind.h"
#include "host/catalog/query.h"
#include "host/sql/quote.h"

namespace pgstow::catalog {

extern const Kind kLanguageKind;

namespace {

struct Language : Object {
  bool trusted = false;
  // Functions; 0: none.
  Oid handler = 0;
  Oid inline_handler = 0;
  Oid validator = 0;
};

const Query<Language>& LanguageQuery() {
  static const Query<Language> query = {
      {
          ObjectOid<Language>("l.oid"),
          {"l.lanname", &Language::name},
          {"l.lanowner", &Language::owner_oid},
          {"l.lanacl", &Language::acl},
          BaseAcl<Language>("pg_catalog.acldefault('l', l.lanowner)"),
          {"l.lanpltrusted", &Language::trusted},
          {"l.lanplcallfoid", &Language::handler},
          {"l.laninline", &Language::inline_handler},
          {"l.lanvalidator", &Language::validator},
      },
      "FROM pg_catalog.pg_language l WHERE l.lanispl ORDER BY l.oid"};
  return query;
}

void Read(const Reading& reading) {
  reading.Ask(LanguageQuery(), [&reading](std::unique_ptr<Language> language) {
    reading.store.Add(kLanguageKind, std::move(language));
  });
}

// " HANDLER f INLINE g VALIDATOR h"; empty when one of the functions is the system's own, so that
// the language is one that the server knows by name.
std::string Functions(const Language& language, const CatalogStore& store) {
  std::string text;
  bool known = true;
  const auto add = [&](std::string_view word, Oid oid) {
    if (oid == 0) return;
    const Object* function = store.Find(kPgProc, oid);
    known = known && function != nullptr;
    if (known) {
      text += fmt::format(" {} {}", word, sql::Qualified(function->schema, function->name));
    }
  };
  add("HANDLER", language.handler);
  add("INLINE", language.inline_handler);
  add("VALIDATOR", language.validator);
  return known ? text : "";
}

std::string Definition(const Language& language, const CatalogStore& store) {
  const std::string functions = Functions(language, store);
  if (functions.empty()) {
    return fmt::format("CREATE OR REPLACE PROCEDURAL LANGUAGE {};\n",
                       sql::Identifier(language.name));
  }
  return fmt::format("CREATE {}PROCEDURAL LANGUAGE {}{};\n", language.trusted ? "TRUSTED " : "",
                     sql::Identifier(language.name), functions);
}

void Emit(const Object& object, const CatalogStore& store, Emitter& out) {
  const auto& language = static_cast<const Language&>(object);
  const std::string name = sql::Identifier(language.name);
  if (language.wants(kDefinition)) {
    out.Add(out.DraftOwned(language, "PROCEDURAL LANGUAGE", "PROCEDURAL LANGUAGE " + name,
                           Definition(language, store)));
  }

  Facets facets;
  facets.comment_on = facets.comment_tag = facets.acl_tag = "LANGUAGE " + name;
  facets.acl_kind = "LANGUAGE";
  facets.acl_name = name;
  out.AddFacets(language, facets);
}

}  // namespace

const Kind kLanguageKind = {.name = "language",
                            .priority = Priority::kLanguage,
                            .catalog = kPgLanguage,
                            .read = Read,
                            .emit = Emit};

}  // namespace pgstow::catalog
