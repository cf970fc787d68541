#include "host/catalog/kinds/routine.h"

#include <fmt/ranges.h>

#include "host/base/error.h"
#include "host/sql/quote.h"

namespace pgstow::catalog {

void FillArguments(const pg::Row& row, int column, Routine& routine) {
  if (row.null(column)) {
    base::Throw(base::ErrorCode::kServer,
                "function \"{}\" was dropped while the catalogs were being read", routine.name);
  }
  routine.arguments = row.text(column);
}

std::string RoutineName(const pg::Row& row, int column) {
  if (row.null(column)) return "";
  const std::vector<std::string> words = pg::ParseArray(row.text(column), 2);
  return fmt::format("{}({})", sql::Qualified(words[0], words[1]),
                     fmt::join(words.begin() + 2, words.end(), ", "));
}

int CompareRoutines(const Object& left, const Object& right, const CatalogStore&) {
  const auto& a = static_cast<const Routine&>(left).argument_type_names;
  const auto& b = static_cast<const Routine&>(right).argument_type_names;
  if (a.size() != b.size()) return a.size() < b.size() ? -1 : 1;
  return a == b ? 0 : a < b ? -1 : 1;
}

}  // namespace pgstow::catalog
