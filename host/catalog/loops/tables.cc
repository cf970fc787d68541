// Loops through tables and the expressions written within them, and through their rows.
#include <algorithm>
#include <string>
#include <vector>

#include <fmt/format.h>

#include "host/base/log.h"
#include "host/catalog/kinds/all_kinds.h"
#include "host/catalog/kinds/table/column_default.h"
#include "host/catalog/kinds/table/table_constraint.h"
#include "host/catalog/loops/loops.h"

namespace pgstow::catalog {
namespace {

bool Contains(std::span<Object* const> loop, const Object* object) {
  return std::find(loop.begin(), loop.end(), object) != loop.end();
}

// An object of the loop of this kind that is written within its table, which is in the loop too.
template <class Part>
Part* PartWithItsTable(std::span<Object* const> loop, const Kind& kind) {
  for (Object* object : loop) {
    if (object->kind != &kind) continue;
    auto* part = static_cast<Part*>(object);
    if (!part->separate && Contains(loop, part->table)) return part;
  }
  return nullptr;
}

// The table needs what its expression needs; that the expression needs the table goes without
// saying, since it is written within.
template <class Part>
bool RepairTableAndItsPart(std::span<Object* const> loop, const Kind& kind) {
  if (loop.size() != 2) return false;
  Part* part = PartWithItsTable<Part>(loop, kind);
  if (part == nullptr) return false;
  RemoveDependency(*part, part->table->id);
  return true;
}

bool RepairTableAndItsDefault(std::span<Object* const> loop, CatalogStore&) {
  return RepairTableAndItsPart<ColumnDefault>(loop, kColumnDefaultKind);
}

bool RepairTableAndItsConstraint(std::span<Object* const> loop, CatalogStore&) {
  return RepairTableAndItsPart<TableConstraint>(loop, kTableConstraintKind);
}

// A default calls what needs the table (its own sequence, a function that takes its rows): it is
// set once both are there. There is no statement that turns a column into a generated one, so one
// that gives way here is a column with a default after a restore.
bool RepairDefaultThroughOthers(std::span<Object* const> loop, CatalogStore&) {
  auto* value = PartWithItsTable<ColumnDefault>(loop, kColumnDefaultKind);
  if (value == nullptr) return false;
  const RelationColumn& column = *value->table->Column(value->column);
  if (column.generated != 0) {
    base::LogWarning(
        base::Error(base::ErrorCode::kUnsupported,
                    fmt::format("generated column \"{}\" of table \"{}\" is dumped with a default",
                                column.name, value->table->QualifiedName()))
            .WithDetail("Its expression calls a function that takes rows of the table."));
  }
  Separate(*value);
  return true;
}

// A check calls a function that takes the table's rows: it is added after the data.
bool RepairConstraintThroughOthers(std::span<Object* const> loop, CatalogStore& store) {
  auto* constraint = PartWithItsTable<TableConstraint>(loop, kTableConstraintKind);
  if (constraint == nullptr) return false;
  Separate(*constraint, store);
  return true;
}

const std::string kCircleHints[] = {
    "You might not be able to restore the dump without using --disable-triggers or temporarily"
    " dropping the constraints.",
    "Consider using a full dump instead of a --data-only dump to avoid this problem."};

// Foreign keys lead round in a circle, so no order of the rows meets them all.
bool RepairTableData(std::span<Object* const> loop, CatalogStore&) {
  const bool only_data = std::all_of(loop.begin(), loop.end(), [](const Object* object) {
    return object->kind == &kTableDataKind;
  });
  if (!only_data) return false;
  std::vector<std::string> names;
  names.reserve(loop.size());
  for (const Object* object : loop) names.emplace_back(object->name);
  base::LogWarning(loop.size() == 1
                       ? "there are circular foreign-key constraints on this table:"
                       : "there are circular foreign-key constraints among these tables:",
                   names, kCircleHints);
  RemoveDependency(*loop[0], loop.size() > 1 ? loop[1]->id : loop[0]->id);
  return true;
}

}  // namespace

const LoopRule kTableAndItsDefault = {"table and a default of its columns",
                                      RepairTableAndItsDefault};
const LoopRule kTableAndItsConstraint = {"table and its check", RepairTableAndItsConstraint};
const LoopRule kDefaultThroughOthers = {"table that its own default needs",
                                        RepairDefaultThroughOthers};
const LoopRule kConstraintThroughOthers = {"table that its own check needs",
                                           RepairConstraintThroughOthers};
const LoopRule kTableDataInCircle = {"rows whose foreign keys form a circle", RepairTableData};

}  // namespace pgstow::catalog
