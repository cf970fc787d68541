// Rows of the tables that extensions name as configuration: they are the user's, although the
// tables come with CREATE EXTENSION.
// Source: https://www.postgresql.org/docs/18/extend-extensions.html#EXTEND-EXTENSIONS-CONFIG-TABLES
#include <string>
#include <utility>
#include <vector>

#include "host/catalog/kind.h"
#include "host/catalog/kinds/table/table_data.h"
#include "host/catalog/order.h"
#include "host/catalog/query.h"

namespace pgstow::catalog {

extern const Kind kExtensionDataKind;

namespace {

struct Configuration {
  Oid extension = 0;
  Oid relation = 0;
  std::string condition;  // as the extension gave it: "WHERE …" or empty
};

const Query<Configuration>& ConfigurationQuery() {
  static const Query<Configuration> query = {
      {
          {"x.oid", &Configuration::extension},
          {"c.relation", &Configuration::relation},
          {"c.condition", &Configuration::condition},
      },
      "FROM pg_catalog.pg_extension x\n"
      "CROSS JOIN ROWS FROM (pg_catalog.unnest(x.extconfig), pg_catalog.unnest(x.extcondition))\n"
      "  WITH ORDINALITY AS c(relation, condition, nr)\n"
      "ORDER BY x.oid, c.nr"};
  return query;
}

// What the condition says, without the word WHERE that extensions start it with.
std::string WithoutWhere(const std::string& condition) {
  constexpr std::string_view kSpace = " \t\r\n";
  const size_t begin = condition.find_first_not_of(kSpace);
  if (begin == std::string::npos) return "";
  std::string word = condition.substr(begin, 5);
  for (char& c : word) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  if (word != "where") return "true " + condition.substr(begin);
  return condition.substr(begin + 5);
}

// Rows go with their extension; without it, only those of tables that were chosen themselves.
void AddConfiguration(const Reading& reading, const Configuration& configuration) {
  const Selection& selection = reading.selection;
  auto* table = reading.store.FindAs<Relation>(kPgClass, configuration.relation);
  const Object* extension = reading.store.Find(kPgExtension, configuration.extension);
  if (table == nullptr || extension == nullptr) return;
  const bool chosen =
      selection.Relation(table->catalog.oid, table->schema_oid, table->schema) != kNothing;
  const bool with_extension = extension->catalog.oid >= kFirstNormalOid &&
                              (selection.Extension(configuration.extension) & kDefinition) != 0 &&
                              !selection.excluded_tables.contains(table->catalog.oid) &&
                              !selection.excluded_schemas.contains(table->schema_oid);
  if (!chosen && !with_extension) return;
  if (selection.excluded_data.contains(table->catalog.oid)) return;
  AddTableData(reading.store, *table, WithoutWhere(configuration.condition));
  if (table->data == nullptr) return;
  if (with_extension) {
    table->data->parent = extension->id;
  } else {
    table->data->catalog = table->catalog;  // selected as the table is
  }
}

// A referenced table's rows are loaded first, since the foreign keys of an extension's tables are
// in force by then.
void AskForeignKeyOrder(const Reading& reading) {
  reading.Ask(
      "SELECT c.conrelid, c.confrelid FROM pg_catalog.pg_constraint c"
      " JOIN pg_catalog.pg_depend d ON d.classid = 'pg_catalog.pg_class'::pg_catalog.regclass"
      " AND d.objid = c.confrelid"
      " AND d.refclassid = 'pg_catalog.pg_extension'::pg_catalog.regclass AND d.deptype = 'e'"
      " WHERE c.contype = 'f' ORDER BY c.oid",
      [&reading](const pg::Row& row) {
        const auto* referencing = reading.store.FindAs<Relation>(kPgClass, row.oid(0));
        const auto* referenced = reading.store.FindAs<Relation>(kPgClass, row.oid(1));
        if (referencing == nullptr || referencing->data == nullptr) return;
        if (referenced == nullptr || referenced->data == nullptr) return;
        AddDependency(*referencing->data, referenced->data->id);
      });
}

void List(const Reading& reading) {
  reading.Ask("SELECT pg_catalog.unnest(x.extconfig) FROM pg_catalog.pg_extension x",
              [&store = reading.store](const pg::Row& row) {
                store.extension_configuration.insert(row.oid(0));
              });
}

void Read(const Reading& reading) {
  reading.Ask(ConfigurationQuery(),
              [&reading](std::unique_ptr<Configuration> row) { AddConfiguration(reading, *row); });
  AskForeignKeyOrder(reading);
}

}  // namespace

const Kind kExtensionDataKind = {
    .name = "extension configuration data", .list = List, .read = Read};

}  // namespace pgstow::catalog
