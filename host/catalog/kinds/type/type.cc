#include "host/catalog/kinds/type/type.h"

#include <utility>

#include <fmt/format.h>

#include "host/sql/quote.h"

namespace pgstow::catalog {

Facets TypeFacets(const Object& type, std::string_view word) {
  const std::string name = sql::Identifier(type.name);
  Facets facets;
  facets.acl_name = sql::Qualified(type.schema, type.name);
  facets.acl_kind = "TYPE";
  facets.acl_tag = "TYPE " + name;
  facets.comment_on = fmt::format("{} {}", word, facets.acl_name);
  facets.comment_tag = fmt::format("{} {}", word, name);
  return facets;
}

void AddTypeEntry(const Object& type, std::string_view word, std::string definition, Emitter& out,
                  std::string_view drop_option) {
  model::Entry entry = out.Draft(type, word);
  entry.owned_as = fmt::format("{} {}", word, sql::Qualified(type.schema, type.name));
  entry.definition = std::move(definition);
  entry.drop =
      fmt::format("DROP {}{}{};\n", entry.owned_as, drop_option.empty() ? "" : " ", drop_option);
  out.Add(std::move(entry));
}

}  // namespace pgstow::catalog
