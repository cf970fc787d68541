#include "host/catalog/kinds/foreign/options.h"

#include <fmt/format.h>

namespace pgstow::catalog {

std::string OptionListExpression(std::string_view array) {
  return fmt::format(
      "CASE WHEN {0} IS NOT NULL THEN pg_catalog.array_to_string(ARRAY("
      "SELECT pg_catalog.quote_ident(o.option_name) || ' '"
      " || pg_catalog.quote_literal(o.option_value)"
      " FROM pg_catalog.pg_options_to_table({0}) o ORDER BY o.option_name), E',\\n    ') END",
      array);
}

std::string OptionsClause(std::string_view list) {
  return list.empty() ? "" : fmt::format("OPTIONS (\n    {}\n)", list);
}

}  // namespace pgstow::catalog
