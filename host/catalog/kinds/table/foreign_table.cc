// Foreign tables: what they have besides what every table has. Their rows are on another server,
// and are dumped only when that server was asked for.
// Source: https://www.postgresql.org/docs/18/sql-createforeigntable.html,
// https://www.postgresql.org/docs/18/catalog-pg-foreign-table.html
#include <utility>

#include "host/catalog/kind.h"
#include "host/catalog/kinds/foreign/options.h"
#include "host/catalog/kinds/table/table.h"
#include "host/catalog/query.h"

namespace pgstow::catalog {

extern const Kind kForeignTableKind;

namespace {

struct ForeignFacts {
  Oid table = 0;
  Oid server_oid = 0;
  std::string server;
  std::string options;
};

const Query<ForeignFacts>& ForeignQuery() {
  static const Query<ForeignFacts> query = {
      {
          {"f.ftrelid", &ForeignFacts::table},
          {"f.ftserver", &ForeignFacts::server_oid},
          {"s.srvname", &ForeignFacts::server},
          {OptionListExpression("f.ftoptions"), &ForeignFacts::options},
      },
      "FROM pg_catalog.pg_foreign_table f\n"
      "JOIN pg_catalog.pg_foreign_server s ON s.oid = f.ftserver ORDER BY f.ftrelid"};
  return query;
}

void Read(const Reading& reading) {
  reading.Ask(ForeignQuery(), [&reading](std::unique_ptr<ForeignFacts> facts) {
    auto* table = reading.store.FindAs<Relation>(kPgClass, facts->table);
    if (table == nullptr) return;
    table->foreign_server = facts->server;
    table->foreign_options = facts->options;
    table->foreign_rows = reading.selection.foreign_servers.contains(facts->server_oid);
  });
}

}  // namespace

const Kind kForeignTableKind = {.name = "foreign table",
                                .priority = Priority::kTable,
                                .catalog = kPgClass,
                                .read = Read,
                                .emit = EmitTable};

}  // namespace pgstow::catalog
