// Tables: CREATE TABLE with everything that can stand in it, and the ALTER TABLE that belong to it.
// Source: https://www.postgresql.org/docs/18/sql-createtable.html,
// https://www.postgresql.org/docs/18/sql-altertable.html
#include "host/catalog/kinds/table/table.h"

#include <utility>

#include <fmt/format.h>

#include "host/catalog/kind.h"
#include "host/catalog/kinds/asked.h"
#include "host/catalog/kinds/foreign/options.h"
#include "host/catalog/kinds/table/column_default.h"
#include "host/catalog/kinds/table/table_constraint.h"
#include "host/catalog/query.h"
#include "host/sql/quote.h"

namespace pgstow::catalog {

extern const Kind kTableKind;
extern const Kind kCompositeRelationKind;

namespace {

// What the server deparses about tables; asked once they are locked.
struct TableDetails {
  Oid oid = 0;
  std::string of_type_name;
  std::string partition_key;
  std::string partition_bound;
};

Query<TableDetails> DetailQuery() {
  return {{
              {"c.oid", &TableDetails::oid},
              {"CASE WHEN c.reloftype <> 0 THEN pg_catalog.format_type(c.reloftype, NULL) END",
               &TableDetails::of_type_name},
              {"pg_catalog.pg_get_partkeydef(c.oid)", &TableDetails::partition_key},
              {"pg_catalog.pg_get_expr(c.relpartbound, c.oid)", &TableDetails::partition_bound},
          },
          "FROM pg_catalog.pg_class c WHERE c.oid = ANY ($relations)\n"
          "AND (c.reloftype <> 0 OR c.relkind = 'p' OR c.relispartition) ORDER BY c.oid"};
}

void Read(const Reading& reading) {
  ReadColumns(reading);
  reading.AskAbout("rpf", DetailQuery(), [&](std::unique_ptr<TableDetails> details) {
    Relation& table = AskedRelation(reading.store, details->oid);
    table.of_type_name = details->of_type_name;
    table.partition_key = details->partition_key;
    table.partition_bound = details->partition_bound;
  });
}

bool HasComment(const CatalogStore& store, Oid constraint) {
  return constraint != 0 && !store.Comments({kPgConstraint, constraint}).empty();
}

// "NOT NULL" with its name in front when the server would not choose that name itself, or when a
// comment speaks of it. `column`: stands behind NOT NULL in a table constraint; empty in a column.
std::string NotNullClause(const Relation& table, const RelationColumn& column,
                          std::string_view behind, const CatalogStore& store) {
  const NotNull& not_null = column.not_null;
  const bool unnamed = not_null.name.empty() ||
                       (not_null.name == fmt::format("{}_{}_not_null", table.name, column.name) &&
                        !HasComment(store, not_null.constraint));
  return fmt::format("{}NOT NULL{}{}",
                     unnamed ? "" : fmt::format("CONSTRAINT {} ", sql::Identifier(not_null.name)),
                     behind, not_null.no_inherit ? " NO INHERIT" : "");
}

bool StatesNotNull(const Relation& table, const RelationColumn& column) {
  const NotNull& not_null = column.not_null;
  return not_null.present && not_null.validated && (not_null.local || table.partition);
}

// The column's line in the list; empty when there is nothing to say about it.
std::string ColumnLine(const Relation& table, const RelationColumn& column,
                       const CatalogStore& store) {
  if (column.dropped) return "";
  const std::string name = sql::Identifier(column.name);
  const bool not_null = StatesNotNull(table, column);
  if (!column.local && !table.partition) {
    return not_null ? NotNullClause(table, column, " " + name, store) : "";
  }
  const bool with_value = column.value != nullptr && !column.value->separate;
  const bool typed = table.of_type != 0;
  if (typed && !with_value && !not_null) return "";

  std::string line = name;
  if (!typed) line += fmt::format(" {}", column.type);
  if (with_value && column.generated != 0) {
    line += fmt::format(" GENERATED ALWAYS AS ({}){}", column.value->expression,
                        column.generated == 's' ? " STORED" : "");
  } else if (with_value) {
    line += fmt::format(" DEFAULT {}", column.value->expression);
  }
  if (not_null) line += " " + NotNullClause(table, column, "", store);
  if (!column.collation.empty()) line += fmt::format(" COLLATE {}", column.collation);
  return line;
}

// Columns and inline constraints in parentheses; a typed table with nothing to add has none.
std::string Elements(const Relation& table, const CatalogStore& store) {
  std::vector<std::string> lines;
  for (const RelationColumn& column : table.columns) {
    if (std::string line = ColumnLine(table, column, store); !line.empty()) {
      lines.push_back(std::move(line));
    }
  }
  for (const TableConstraint* constraint : table.constraints) {
    if (constraint->separate || !(constraint->local || table.partition)) continue;
    lines.push_back(
        fmt::format("CONSTRAINT {} {}", sql::Identifier(constraint->name), constraint->definition));
  }
  if (lines.empty()) return table.of_type != 0 ? "" : " (\n)";
  return fmt::format(" (\n    {}\n)", fmt::join(lines, ",\n    "));
}

std::string StorageOptions(const Relation& table) {
  std::string options = OptionList(table.options);
  const std::string toast = OptionList(table.toast_options, "toast.");
  if (!options.empty() && !toast.empty()) options += ", ";
  return options + toast;
}

std::string CreateStatement(const Relation& table, const CatalogStore& store) {
  std::string sql = fmt::format("CREATE {}{} {}", table.persistence == 'u' ? "UNLOGGED " : "",
                                table.TableWord(), table.QualifiedName());
  if (table.of_type != 0) sql += fmt::format(" OF {}", table.of_type_name);
  sql += Elements(table, store);
  if (!table.parents.empty() && !table.partition) {
    std::vector<std::string> names;
    names.reserve(table.parents.size());
    for (const Relation* parent : table.parents) names.push_back(parent->QualifiedName());
    sql += fmt::format("\nINHERITS ({})", fmt::join(names, ", "));
  }
  if (!table.partition_key.empty()) sql += fmt::format("\nPARTITION BY {}", table.partition_key);
  if (const std::string options = StorageOptions(table); !options.empty()) {
    sql += fmt::format("\nWITH ({})", options);
  }
  if (table.relkind == 'f') sql += "\nSERVER " + sql::Identifier(table.foreign_server);
  if (!table.foreign_options.empty()) sql += "\n" + OptionsClause(table.foreign_options);
  return sql + ";\n";
}

void AppendTableSettings(const Relation& table, std::string& sql) {
  if (table.relkind == 'f') return;
  const std::string alter = "\nALTER TABLE ONLY " + table.QualifiedName();
  // An index as replica identity is said where that index is made.
  if (table.replica_identity == 'n') sql += alter + " REPLICA IDENTITY NOTHING;\n";
  if (table.replica_identity == 'f') sql += alter + " REPLICA IDENTITY FULL;\n";
  if (table.force_row_security) sql += alter + " FORCE ROW LEVEL SECURITY;\n";
}

// Comments on the constraints that the table's definition holds: they have no entry of their own.
void EmitConstraintComments(const Relation& table, const CatalogStore& store, Emitter& out) {
  const auto emit = [&](base::Interned constraint, const CatalogId& catalog) {
    const std::string on = fmt::format("CONSTRAINT {} ON ", sql::Identifier(constraint));
    for (const Comment& comment : store.Comments(catalog)) {
      out.AddCommentText(table, on + table.QualifiedName(), on + sql::Identifier(table.name),
                         comment.text);
    }
  };
  for (const RelationColumn& column : table.columns) {
    if (column.dropped || !column.not_null.validated) continue;
    emit(column.not_null.name, {kPgConstraint, column.not_null.constraint});
  }
  for (const TableConstraint* constraint : table.constraints) {
    if (!constraint->separate && constraint->local) emit(constraint->name, constraint->catalog);
  }
}

}  // namespace

void EmitTable(const Object& object, const CatalogStore& store, Emitter& out) {
  const auto& table = static_cast<const Relation&>(object);
  const std::string word(table.TableWord());
  if (table.wants(kDefinition)) {
    model::Entry entry = out.Draft(table, word);
    entry.selector = model::Selector::kRelation;
    entry.relkind = table.relkind;
    entry.tablespace = table.tablespace;
    entry.table_am = table.access_method;
    entry.owned_as = word + " " + table.QualifiedName();
    entry.definition = CreateStatement(table, store);
    AppendColumnSettings(table, entry.definition);
    AppendTableSettings(table, entry.definition);
    entry.drop = fmt::format("DROP {};\n", entry.owned_as);
    out.Add(std::move(entry));
  }
  EmitRelationComments(table, word, out);
  EmitRelationLabels(table, word, out);
  EmitConstraintComments(table, store, out);
  EmitRelationAcls(table, out);
}

const Kind kTableKind = {.name = "table",
                         .priority = Priority::kTable,
                         .catalog = kPgClass,
                         .list = ListRelations,
                         .read = Read,
                         .emit = EmitTable};

// The relation behind a composite type: it orders what its columns need, the type is written by
// its own room.
const Kind kCompositeRelationKind = {
    .name = "composite relation", .priority = Priority::kTable, .catalog = kPgClass};

}  // namespace pgstow::catalog
