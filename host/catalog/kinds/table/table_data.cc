#include "host/catalog/kinds/table/table_data.h"

#include <utility>
#include <vector>

#include <fmt/format.h>

#include "host/catalog/kind.h"
#include "host/catalog/kinds/sequence/sequence_set.h"
#include "host/catalog/order.h"
#include "host/sql/quote.h"

namespace pgstow::catalog {

extern const Kind kTableDataKind;

namespace {

constexpr std::string_view kHeap = "heap";

std::vector<std::string> CopiedColumns(const Relation& table) {
  std::vector<std::string> names;
  for (const RelationColumn& column : table.columns) {
    if (!column.dropped && column.generated == 0) names.push_back(sql::Identifier(column.name));
  }
  return names;
}

bool HasRows(const Relation& relation) {
  return relation.relkind == 'r' || (relation.relkind == 'f' && relation.foreign_rows);
}

constexpr char kHashesEnumQuery[] =
    "SELECT p.partrelid FROM pg_catalog.pg_partitioned_table p"
    " WHERE p.partstrat = 'h' AND EXISTS (SELECT FROM pg_catalog.pg_opclass c"
    " WHERE c.oid = ANY (p.partclass) AND c.opcintype = 'pg_catalog.anyenum'::pg_catalog.regtype)";

void Read(const Reading& reading) {
  reading.Ask(kHashesEnumQuery, [&reading](const pg::Row& row) {
    if (auto* table = reading.store.FindAs<Relation>(kPgClass, row.oid(0))) {
      table->hashes_enum = true;
    }
  });
}

// Members of extensions hold what their extension puts there, unless it says otherwise.
void Link(CatalogStore& store) {
  std::vector<Relation*> tables;
  for (const auto& object : store.objects()) {
    auto* relation = dynamic_cast<Relation*>(object.get());
    if (relation != nullptr && HasRows(*relation) && relation->extension == 0) {
      tables.push_back(relation);
    }
  }
  for (Relation* table : tables) AddTableData(store, *table, "");
  for (const auto& object : store.objects()) {
    const auto* table = dynamic_cast<const Relation*>(object.get());
    if (table == nullptr || table->data == nullptr) continue;
    for (const Relation* other : table->loads_after) {
      if (other->data != nullptr) table->data->dependencies.push_back(other->data->id);
    }
  }
}

std::string CopyOut(const TableData& data) {
  const Relation& table = *data.table;
  const std::string name = table.QualifiedName();
  const std::string columns = fmt::format("{}", fmt::join(CopiedColumns(table), ", "));
  // COPY reads no foreign table by its name.
  if (table.relkind == 'f') {
    return fmt::format("COPY (SELECT {} FROM ONLY {}) TO stdout;", columns, name);
  }
  if (data.where.empty()) return fmt::format("COPY {} {} TO stdout;", name, CopyColumns(table));
  return fmt::format("COPY (SELECT {} FROM ONLY {} WHERE {}) TO stdout;", columns, name,
                     data.where);
}

// The table that rows are loaded into: the topmost one where a row may be of another partition
// after a restore, or when that is asked for.
const Relation& LoadTarget(const Relation& table, bool through_root) {
  const Relation* top = &table;
  while (top->partition && !top->parents.empty()) {
    top = top->parents.front();
    through_root = through_root || top->hashes_enum;
  }
  return through_root ? *top : table;
}

// INSERT without column names has to say something for generated columns: DEFAULT. What they hold
// is not of interest.
InsertCommand Insert(const Relation& table, const Relation& target, const InsertForm& form) {
  InsertCommand command;
  command.form = form;
  std::vector<std::string> names;
  std::vector<std::string> values;
  bool overriding = false;
  for (const RelationColumn& column : table.columns) {
    const bool generated = column.generated != 0;
    if (column.dropped) continue;
    overriding = overriding || column.identity == 'a';
    if (generated && form.column_names) continue;
    names.push_back(sql::Identifier(column.name));
    values.push_back(generated ? "NULL" : names.back());
    command.defaulted.push_back(generated);
  }
  command.values = names.empty() ? "NULL" : fmt::format("{}", fmt::join(values, ", "));
  command.start = "INSERT INTO " + target.QualifiedName();
  if (names.empty()) {
    command.start += " DEFAULT VALUES";
    return command;
  }
  if (form.column_names) command.start += fmt::format(" ({})", fmt::join(names, ", "));
  command.start += overriding ? " OVERRIDING SYSTEM VALUE VALUES" : " VALUES";
  return command;
}

void Emit(const Object& object, const CatalogStore&, Emitter& out) {
  const auto& data = static_cast<const TableData&>(object);
  if (!data.wants(kData)) return;
  const Relation& table = *data.table;
  const Relation& target = LoadTarget(table, out.options().through_partition_root);
  DataJob job;
  job.relation = table.catalog.oid;
  job.qualified_name = table.QualifiedName();
  job.columns = CopyColumns(table);
  job.copy_out = CopyOut(data);
  job.where = data.where;
  job.relkind = table.relkind;
  job.bytes = table.bytes;
  job.heap_pages = table.pages;
  job.heap_am = table.access_method == kHeap;

  model::Entry entry = out.Draft(data, "TABLE DATA");
  entry.catalog = {.oid = table.catalog.oid};  // as pg_dump: rows are in no catalog
  entry.selector = model::Selector::kRelation;
  entry.relkind = table.relkind;
  if (&target != &table) {
    entry.definition = "-- load via partition root " + target.QualifiedName();
  }
  if (out.options().inserts.wanted()) {
    entry.data_form = model::DataForm::kSql;
    job.insert = Insert(table, target, out.options().inserts);
  } else {
    entry.copy = fmt::format("COPY {} {} FROM stdin;\n", target.QualifiedName(), job.columns);
  }
  out.AddData(std::move(entry), std::move(job));
}

}  // namespace

void AddTableData(CatalogStore& store, Relation& table, std::string_view where) {
  if (table.relkind == 'S') AddSequenceSet(store, table);
  if (!store.wants_rows || !HasRows(table) || table.data != nullptr) return;
  auto data = std::make_unique<TableData>();
  data->name = table.name;
  data->schema_oid = table.schema_oid;
  data->owner = table.owner;
  data->table = &table;
  data->where = where;
  data->dependencies = {table.id};
  // The data of an extension's table is wanted although the table itself is not.
  if (table.extension == 0) data->parent = table.id;
  table.data = &store.Add(kTableDataKind, std::move(data));
}

std::string CopyColumns(const Relation& table) {
  const std::vector<std::string> names = CopiedColumns(table);
  return names.empty() ? "" : fmt::format("({})", fmt::join(names, ", "));
}

const Kind kTableDataKind = {.name = "table data",
                             .priority = Priority::kTableData,
                             .section = model::Section::kData,
                             .read = Read,
                             .link = Link,
                             .emit = Emit};

}  // namespace pgstow::catalog
