#include "host/catalog/facets/extension_dependency.h"

#include <fmt/format.h>

#include "host/sql/quote.h"

namespace pgstow::catalog {

std::string DependsOnExtensionStatements(std::string_view object,
                                         const std::vector<std::string>& extensions) {
  std::string sql;
  for (const std::string& extension : extensions) {
    sql += fmt::format("\nALTER {} DEPENDS ON EXTENSION {};", object, sql::Identifier(extension));
  }
  return sql;
}

}  // namespace pgstow::catalog
