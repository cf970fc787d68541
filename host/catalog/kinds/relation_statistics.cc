// What the planner knows of relations and of their columns: calls that tell it to another server.
// Source: https://www.postgresql.org/docs/18/functions-admin.html#FUNCTIONS-ADMIN-STATSMOD,
// https://www.postgresql.org/docs/18/view-pg-stats.html
#include <array>
#include <map>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <utility>

#include <fmt/format.h>

#include "host/catalog/kind.h"
#include "host/catalog/kinds/constraint/key.h"
#include "host/catalog/kinds/index/index.h"
#include "host/sql/quote.h"

namespace pgstow::catalog {

extern const Kind kRefreshKind;
extern const Kind kRelationStatisticsKind;

namespace {

// The facts about a relation or a column, in the order in which calls tell them.
struct Fact {
  std::string_view name;  // also of the column that has it
  std::string_view type;
  int since;                         // major version; 0: all
  std::string_view before = "NULL";  // what older servers have instead; {0}: the row
};
constexpr std::array kRelationFacts = {
    Fact{"relpages", "integer", 0},
    // Servers before 14 have 0 for rows that were never counted, too.
    Fact{"reltuples", "real", 14, "COALESCE(NULLIF({0}.reltuples, 0), '-1'::pg_catalog.float4)"},
    Fact{"relallvisible", "integer", 0},
    Fact{"relallfrozen", "integer", 18},
};
constexpr std::array kColumnFacts = {
    Fact{"inherited", "boolean", 0},           Fact{"null_frac", "real", 0},
    Fact{"avg_width", "integer", 0},           Fact{"n_distinct", "real", 0},
    Fact{"most_common_vals", "text", 0},       Fact{"most_common_freqs", "real[]", 0},
    Fact{"histogram_bounds", "text", 0},       Fact{"correlation", "real", 0},
    Fact{"most_common_elems", "text", 0},      Fact{"most_common_elem_freqs", "real[]", 0},
    Fact{"elem_count_histogram", "real[]", 0}, Fact{"range_length_histogram", "text", 17},
    Fact{"range_empty_frac", "real", 17},      Fact{"range_bounds_histogram", "text", 17},
};

// Named and ordered as its relation is.
struct RelationStatistics : Object {
  std::string calls;
};

// The facts as columns of a query, each after a comma.
std::string Columns(std::span<const Fact> facts, std::string_view alias, int major) {
  std::string columns;
  for (const Fact& fact : facts) {
    columns += major >= fact.since ? fmt::format(", {}.{}", alias, fact.name)
                                   : ", " + fmt::format(fmt::runtime(fact.before), alias);
  }
  return columns;
}

// A call of a function that takes pairs of names and values.
class Call {
 public:
  Call(std::string_view function, int server_version, const Object& relation)
      : sql_(fmt::format("SELECT * FROM pg_catalog.{}(\n\t'version', '{}'::integer", function,
                         server_version)) {
    Add("schemaname", relation.schema);
    Add("relname", relation.name);
  }

  void Add(std::string_view name, std::string_view value, std::string_view type = {}) {
    sql_ += fmt::format(",\n\t'{}', {}", name, sql::Literal(value));
    if (!type.empty()) sql_ += fmt::format("::{}", type);
  }

  // The facts that stand in the columns of the row from `column` on; those that are NULL are not
  // told.
  void Add(std::span<const Fact> facts, const pg::Row& row, int column) {
    for (const Fact& fact : facts) {
      if (!row.null(column)) Add(fact.name, row.text(column), fact.type);
      ++column;
    }
  }

  std::string Text() && { return std::move(sql_) + "\n);\n"; }

 private:
  std::string sql_;
};

// The refreshes of materialized views, by the views' dump ids.
std::map<DumpId, DumpId> Refreshes(const CatalogStore& store) {
  std::map<DumpId, DumpId> refreshes;
  for (const auto& object : store.objects()) {
    if (object->kind == &kRefreshKind) refreshes.emplace(object->parent, object->id);
  }
  return refreshes;
}

// The object that makes the relation; an index may be made by a constraint.
const Object* MakerOf(const CatalogStore& store, Oid relation) {
  const Object* object = store.Find(kPgClass, relation);
  const auto* index = dynamic_cast<const Index*>(object);
  return index != nullptr && index->constraint != nullptr ? index->constraint : object;
}

// Adds the statistics of a relation. Filling it would undo them, so they come after that.
RelationStatistics& Add(CatalogStore& store, const Object& relation, const Object& maker,
                        DumpId refresh) {
  auto made = std::make_unique<RelationStatistics>();
  made->name = relation.name;
  made->schema_oid = relation.schema_oid;
  made->schema = relation.schema;
  made->parent = maker.id;
  made->dependencies = {maker.id};
  RelationStatistics& added = store.Add(kRelationStatisticsKind, std::move(made));
  if (refresh != 0) added.dependencies.push_back(refresh);
  const bool late = refresh != 0 || maker.section == model::Section::kPostData;
  if (late) added.section = model::Section::kPostData;
  return added;
}

// What the answers leave for each other.
struct Found {
  std::map<DumpId, DumpId> refreshes;
  std::map<Oid, RelationStatistics*> by_relation;
};

void TakeRelationFacts(const Reading& reading, const pg::Row& row, Found& found) {
  CatalogStore& store = reading.store;
  const Object* relation = store.Find(kPgClass, row.oid(0));
  const Object* maker = MakerOf(store, row.oid(0));
  if (relation == nullptr || maker == nullptr) return;
  const auto refresh = found.refreshes.find(maker->id);
  const bool refreshed = reading.options.data && refresh != found.refreshes.end();
  RelationStatistics& statistics = Add(store, *relation, *maker, refreshed ? refresh->second : 0);
  Call call("pg_restore_relation_stats", reading.connection.server_version(), *relation);
  call.Add(kRelationFacts, row, 1);
  statistics.calls = std::move(call).Text();
  found.by_relation.emplace(row.oid(0), &statistics);
}

// The view shows what the user may see. Columns of an index have no names of their own.
void TakeColumnFacts(int server_version, const pg::Row& row, const Found& found) {
  const auto of = found.by_relation.find(row.oid(0));
  if (of == found.by_relation.end()) return;
  Call call("pg_restore_attribute_stats", server_version, *of->second);
  if (row.boolean(1)) {
    call.Add("attnum", row.text(2), "smallint");
  } else {
    call.Add("attname", row.text(3));
  }
  call.Add(kColumnFacts, row, 4);
  of->second->calls += std::move(call).Text();
}

void Read(const Reading& reading) {
  if (!reading.options.statistics) return;
  const int version = reading.connection.server_version();
  const auto found = std::make_shared<Found>();
  reading.Then([&store = reading.store, found] { found->refreshes = Refreshes(store); });
  reading.Ask(fmt::format("SELECT c.oid{} FROM pg_catalog.pg_class c\n"
                          "WHERE c.relkind IN ('r', 'p', 'm', 'f', 'i', 'I') AND c.oid >= 16384\n"
                          "ORDER BY c.oid",
                          Columns(kRelationFacts, "c", version / 10000)),
              [&reading, found](const pg::Row& row) { TakeRelationFacts(reading, row, *found); });
  reading.Ask(
      fmt::format(
          "SELECT c.oid, c.relkind IN ('i', 'I'), a.attnum, s.attname{}\n"
          "FROM pg_catalog.pg_stats s\n"
          "JOIN pg_catalog.pg_namespace n ON n.nspname = s.schemaname\n"
          "JOIN pg_catalog.pg_class c ON c.relname = s.tablename AND c.relnamespace = n.oid\n"
          "JOIN pg_catalog.pg_attribute a ON a.attrelid = c.oid AND a.attname = s.attname\n"
          "WHERE c.oid >= 16384\n"
          "ORDER BY c.oid, s.attname, s.inherited",
          Columns(kColumnFacts, "s", version / 10000)),
      [version, found](const pg::Row& row) { TakeColumnFacts(version, row, *found); });
}

void Emit(const Object& object, const CatalogStore&, Emitter& out) {
  if (!object.wants(kStatistics)) return;
  const auto& statistics = static_cast<const RelationStatistics&>(object);
  model::Entry entry = out.Draft(statistics, "STATISTICS DATA");
  entry.role = model::Role::kStatistics;
  // What is filled or indexed anew has statistics last, when nothing changes them any more.
  if (entry.section == model::Section::kPostData) entry.pass = model::Pass::kPostAcl;
  entry.definition = statistics.calls;
  out.Add(std::move(entry));
}

}  // namespace

const Kind kRelationStatisticsKind = {.name = "relation statistics",
                                      .priority = Priority::kStatisticsData,
                                      .section = model::Section::kData,
                                      .read = Read,
                                      .emit = Emit};

}  // namespace pgstow::catalog
