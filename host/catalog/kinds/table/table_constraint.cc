#include "host/catalog/kinds/table/table_constraint.h"

#include <utility>

#include <fmt/format.h>

#include "host/catalog/facets/columns.h"
#include "host/catalog/kind.h"
#include "host/catalog/kinds/asked.h"
#include "host/catalog/order.h"
#include "host/catalog/query.h"
#include "host/sql/quote.h"

namespace pgstow::catalog {

extern const Kind kTableConstraintKind;

namespace {

// What is not validated has to wait until the rows are there: a restore would refuse them else.
Query<TableConstraint> ConstraintQuery() {
  return {{
              ObjectOid<TableConstraint>("c.oid"),
              {"c.conrelid", &TableConstraint::table_oid},
              {"c.conname", &Object::name},
              {"c.contype", &TableConstraint::type},
              {"pg_catalog.pg_get_constraintdef(c.oid)", &TableConstraint::definition},
              {"c.conislocal", &TableConstraint::local},
              {"NOT c.convalidated", &TableConstraint::separate},
          },
          "FROM pg_catalog.pg_constraint c WHERE c.conrelid = ANY ($relations)\n"
          "AND (c.contype = 'c' OR c.contype = 'n' AND NOT c.convalidated)\n"
          "ORDER BY c.conrelid, c.conname"};
}

void Read(const Reading& reading) {
  CatalogStore& store = reading.store;
  reading.AskAbout(
      "rpf", ConstraintQuery(),
      [&store](std::unique_ptr<TableConstraint> constraint) {
        Relation* const table = &AskedRelation(store, constraint->table_oid);
        constraint->table = table;
        constraint->schema_oid = table->schema_oid;
        constraint->owner = table->owner;
        constraint->parent = table->id;
        TableConstraint& added = store.Add(kTableConstraintKind, std::move(constraint));
        table->constraints.push_back(&added);
        if (added.separate) {
          added.section = model::Section::kPostData;
          AddDependency(added, table->id);
        } else {
          AddDependency(*table, added.id);
        }
      },
      /*ordered_by=*/1);
}

void Emit(const Object& object, const CatalogStore&, Emitter& out) {
  const auto& constraint = static_cast<const TableConstraint&>(object);
  if (!constraint.separate) return;
  const Relation& table = *constraint.table;
  if (constraint.local && constraint.wants(kDefinition)) {
    const std::string alter = fmt::format("ALTER {} {}", table.TableWord(), table.QualifiedName());
    const std::string name = sql::Identifier(constraint.name);
    model::Entry entry =
        out.Draft(constraint, constraint.type == 'c' ? "CHECK CONSTRAINT" : "CONSTRAINT");
    entry.tag = fmt::format("{} {}", table.name, constraint.name);
    entry.definition =
        fmt::format("{}\n    ADD CONSTRAINT {} {};\n", alter, name, constraint.definition);
    entry.drop = fmt::format("{} DROP CONSTRAINT {};\n", alter, name);
    out.Add(std::move(entry));
  }
  EmitConstraintComment(constraint, constraint.name, table, out);
}

}  // namespace

void Separate(TableConstraint& constraint, CatalogStore& store) {
  constraint.separate = true;
  RemoveDependency(*constraint.table, constraint.id);
  AddDependency(constraint, constraint.table->id);
  MoveToPostData(constraint, store);
}

void EmitConstraintComment(const Object& constraint, std::string_view name, const Relation& table,
                           Emitter& out) {
  const std::string quoted = sql::Identifier(name);
  out.AddComment(constraint, 0, fmt::format("CONSTRAINT {} ON {}", quoted, table.QualifiedName()),
                 fmt::format("CONSTRAINT {} ON {}", quoted, sql::Identifier(table.name)));
}

const Kind kTableConstraintKind = {.name = "check constraint",
                                   .priority = Priority::kConstraint,
                                   .catalog = kPgConstraint,
                                   .read = Read,
                                   .emit = Emit};

}  // namespace pgstow::catalog
