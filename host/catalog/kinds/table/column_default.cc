#include "host/catalog/kinds/table/column_default.h"

#include <algorithm>
#include <utility>

#include <fmt/format.h>

#include "host/catalog/kind.h"
#include "host/catalog/kinds/asked.h"
#include "host/catalog/kinds/table/inheritance.h"
#include "host/catalog/order.h"
#include "host/catalog/query.h"
#include "host/sql/quote.h"

namespace pgstow::catalog {

extern const Kind kColumnDefaultKind;

namespace {

struct DefaultRow {
  Oid oid = 0;
  Oid relation = 0;
  int32_t column = 0;
  base::Interned expression;
};

Query<DefaultRow> DefaultQuery() {
  return {{
              {"d.oid", &DefaultRow::oid},
              {"d.adrelid", &DefaultRow::relation},
              {"d.adnum", &DefaultRow::column},
              {"pg_catalog.pg_get_expr(d.adbin, d.adrelid)", &DefaultRow::expression},
          },
          "FROM pg_catalog.pg_attrdef d WHERE d.adrelid = ANY ($relations)\n"
          "ORDER BY d.adrelid, d.adnum"};
}

RelationColumn* FindColumn(Relation& relation, int32_t number) {
  const auto found = std::find_if(relation.columns.begin(), relation.columns.end(),
                                  [number](const auto& column) { return column.number == number; });
  return found == relation.columns.end() ? nullptr : &*found;
}

ColumnDefault& AddDefault(CatalogStore& store, Relation& table, RelationColumn& column, Oid oid,
                          base::Interned expression) {
  auto value = std::make_unique<ColumnDefault>();
  value->catalog = {oid == 0 ? 0 : kPgAttrdef, oid};
  value->name = table.name;
  value->schema_oid = table.schema_oid;
  value->owner = table.owner;
  value->parent = table.id;
  value->table = &table;
  value->column = column.number;
  value->expression = expression;
  ColumnDefault& added = store.Add(kColumnDefaultKind, std::move(value));
  column.value = &added;
  return added;
}

// An expression stands inline when its column does; views can't have any inline. A generation
// expression can't be given later.
void Place(Relation& table, const RelationColumn& column, ColumnDefault& value) {
  const bool inlined = table.relkind != 'v' && (column.local || table.partition);
  if (inlined || column.generated != 0) {
    AddDependency(table, value.id);
  } else {
    value.separate = true;
    AddDependency(value, table.id);
  }
}

// Defaults that stand for what is not inherited; then each gets its place.
void AddInherited(CatalogStore& store) {
  ResolveInheritance(store, [&store](Relation& table, RelationColumn& column) {
    AddDefault(store, table, column, 0, "NULL");
  });
  for (const auto& object : store.objects()) {
    auto* table = dynamic_cast<Relation*>(object.get());
    if (table == nullptr) continue;
    for (const RelationColumn& column : table->columns) {
      if (column.value != nullptr) Place(*table, column, *column.value);
    }
  }
}

void Read(const Reading& reading) {
  CatalogStore& store = reading.store;
  reading.AskAbout(
      "rpfv", DefaultQuery(),
      [&store](std::unique_ptr<DefaultRow> row) {
        Relation& table = AskedRelation(store, row->relation);
        RelationColumn* column = FindColumn(table, row->column);
        if (column == nullptr) return;
        AddDefault(store, table, *column, row->oid, row->expression);
      },
      /*ordered_by=*/1);
  reading.Then([&store] { AddInherited(store); });
}

void Emit(const Object& object, const CatalogStore&, Emitter& out) {
  const auto& value = static_cast<const ColumnDefault&>(object);
  if (!value.separate || !value.wants(kDefinition)) return;
  const base::Interned column = value.table->Column(value.column)->name;
  const std::string table = value.table->QualifiedName();
  const std::string_view word = value.table->TableWord();
  const std::string alter = fmt::format("ALTER COLUMN {}", sql::Identifier(column));
  model::Entry entry = out.Draft(value, "DEFAULT");
  entry.tag = fmt::format("{} {}", value.table->name, column);
  entry.definition =
      fmt::format("ALTER {} ONLY {} {} SET DEFAULT {};\n", word, table, alter, value.expression);
  entry.drop = fmt::format("ALTER {} {} {} DROP DEFAULT;\n", word, table, alter);
  out.Add(std::move(entry));
}

int Compare(const Object& left, const Object& right, const CatalogStore&) {
  return static_cast<const ColumnDefault&>(left).column -
         static_cast<const ColumnDefault&>(right).column;
}

}  // namespace

void Separate(ColumnDefault& value) {
  value.separate = true;
  RemoveDependency(*value.table, value.id);
  AddDependency(value, value.table->id);
}

const Kind kColumnDefaultKind = {.name = "column default",
                                 .priority = Priority::kColumnDefault,
                                 .catalog = kPgAttrdef,
                                 .read = Read,
                                 .emit = Emit,
                                 .compare = Compare};

}  // namespace pgstow::catalog
