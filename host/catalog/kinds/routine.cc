#include "host/catalog/kinds/routine.h"

#include "host/base/error.h"

namespace pgstow::catalog {

void FillArguments(const pg::Row& row, int column, Routine& routine) {
  if (row.null(column)) {
    base::Throw(base::ErrorCode::kServer,
                "function \"{}\" was dropped while the catalogs were being read", routine.name);
  }
  routine.arguments = row.text(column);
}

int CompareRoutines(const Object& left, const Object& right, const CatalogStore&) {
  const auto& a = static_cast<const Routine&>(left).argument_type_names;
  const auto& b = static_cast<const Routine&>(right).argument_type_names;
  if (a.size() != b.size()) return a.size() < b.size() ? -1 : 1;
  return a == b ? 0 : a < b ? -1 : 1;
}

}  // namespace pgstow::catalog
