// Extended statistics: what is to be gathered, not what ANALYZE gathered.
// Source: https://www.postgresql.org/docs/18/sql-createstatistics.html
#include <string>
#include <utility>

#include <fmt/format.h>

#include "host/base/error.h"
#include "host/catalog/facets/columns.h"
#include "host/catalog/kind.h"
#include "host/catalog/kinds/asked.h"
#include "host/catalog/kinds/relation.h"
#include "host/catalog/query.h"
#include "host/sql/quote.h"

namespace pgstow::catalog {

extern const Kind kExtendedStatisticsKind;

namespace {

struct ExtendedStatistics : Object {
  Oid table_oid = 0;
  const Relation* table = nullptr;
  std::string definition;  // pg_get_statisticsobjdef
  int32_t target = -1;     // -1: default
};

// The server deparses from its latest state, where the statistics may be no more.
void FillDefinition(const pg::Row& row, int column, ExtendedStatistics& statistics) {
  if (row.null(column)) {
    base::Throw(base::ErrorCode::kServer,
                "statistics \"{}\" were dropped while the catalogs were being read",
                statistics.name);
  }
  statistics.definition = row.text(column);
}

Query<ExtendedStatistics> StatisticsQuery() {
  return {{
              ObjectOid<ExtendedStatistics>("s.oid"),
              {"s.stxname", &ExtendedStatistics::name},
              {"s.stxnamespace", &ExtendedStatistics::schema_oid},
              {"s.stxowner", &ExtendedStatistics::owner_oid},
              {"s.stxrelid", &ExtendedStatistics::table_oid},
              {"pg_catalog.pg_get_statisticsobjdef(s.oid)", FillDefinition},
              {"COALESCE(s.stxstattarget, -1)", &ExtendedStatistics::target},
          },
          "FROM pg_catalog.pg_statistic_ext s\n"
          "WHERE s.stxrelid = ANY ($relations) ORDER BY s.oid"};
}

// They may be in another schema than their table: both must be wanted.
void Read(const Reading& reading) {
  reading.AskAbout(
      "rpmf", StatisticsQuery(), [&reading](std::unique_ptr<ExtendedStatistics> statistics) {
        const Relation* const table = &AskedRelation(reading.store, statistics->table_oid);
        const uint32_t wanted =
            reading.selection.Relation(table->catalog.oid, table->schema_oid, table->schema);
        if (table->extension != 0 || (wanted & kDefinition) == 0) return;
        statistics->table = table;
        reading.store.Add(kExtendedStatisticsKind, std::move(statistics));
      });
}

void Emit(const Object& object, const CatalogStore&, Emitter& out) {
  const auto& statistics = static_cast<const ExtendedStatistics&>(object);
  const std::string qualified = "STATISTICS " + sql::Qualified(statistics.schema, statistics.name);
  if (statistics.wants(kDefinition)) {
    model::Entry entry =
        out.DraftOwned(statistics, "STATISTICS", qualified, statistics.definition + ";\n");
    entry.belongs_to.push_back(statistics.table->id);
    if (statistics.target >= 0) {
      entry.definition +=
          fmt::format("ALTER {} SET STATISTICS {};\n", qualified, statistics.target);
    }
    out.Add(std::move(entry));
  }
  out.AddComment(statistics, 0, qualified, "STATISTICS " + sql::Identifier(statistics.name));
}

}  // namespace

const Kind kExtendedStatisticsKind = {.name = "extended statistics",
                                      .priority = Priority::kExtendedStatistics,
                                      .catalog = kPgStatisticExt,
                                      .section = model::Section::kPostData,
                                      .read = Read,
                                      .emit = Emit};

}  // namespace pgstow::catalog
