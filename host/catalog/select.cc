#include "host/catalog/select.h"

#include <algorithm>

#include <fmt/format.h>

#include "host/base/error.h"
#include "host/catalog/kind.h"
#include "host/sql/pattern.h"
#include "host/sql/quote.h"

namespace pgstow::catalog {
namespace {

// A condition that `expression` matches the regular expression; empty when everything does.
std::string Matches(std::string_view column, const std::string& expression) {
  if (sql::MatchesEverything(expression)) return "";
  return fmt::format(" AND {} OPERATOR(pg_catalog.~) {} COLLATE pg_catalog.default", column,
                     sql::Literal(expression));
}

[[noreturn]] void ThrowOtherDatabase(const std::string& pattern) {
  base::Throw(base::ErrorCode::kUsage, "cross-database references are not implemented: {}",
              pattern);
}

// The regular expression that ParsePattern makes of the name as it is.
std::string ExpressionFor(std::string_view name) {
  std::string quoted = "\"";
  for (const char c : name) quoted.append(c == '"' ? 2 : 1, c);
  return sql::ParsePattern(quoted + '"', 1).front();
}

void FindSchemas(pg::Connection& connection, const std::vector<std::string>& patterns,
                 bool must_match, std::set<Oid>& found) {
  for (const std::string& pattern : patterns) {
    const auto pieces = sql::ParsePattern(pattern, 2);
    if (pieces.size() > 1) ThrowOtherDatabase(pattern);
    connection.Stream("SELECT n.oid FROM pg_catalog.pg_namespace n WHERE true" +
                          Matches("n.nspname", pieces.back()),
                      [&found](const pg::Row& row) { found.insert(row.oid(0)); });
  }
  if (must_match && !patterns.empty() && found.empty()) {
    base::Throw(base::ErrorCode::kNotFound, "no matching schemas were found");
  }
}

// A pattern without a schema finds what is visible on the server's default search path, as psql
// does. The session's own search_path is empty, so that path is set for these queries alone.
void FindRelations(pg::Connection& connection, const std::vector<std::string>& patterns,
                   bool must_match, std::set<Oid>& found) {
  for (const std::string& pattern : patterns) {
    const auto pieces = sql::ParsePattern(pattern, 3, "relation name");
    if (pieces.size() == 3 && pieces[0] != ExpressionFor(connection.database())) {
      ThrowOtherDatabase(pattern);
    }
    std::string sql =
        "SELECT c.oid FROM pg_catalog.pg_class c "
        "JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace "
        "WHERE c.relkind IN ('r', 'S', 'v', 'm', 'f', 'p')" +
        Matches("c.relname", pieces.back());
    sql += pieces.size() > 1 ? Matches("n.nspname", pieces[pieces.size() - 2])
                             : " AND pg_catalog.pg_table_is_visible(c.oid)";
    connection.Stream(sql, [&found](const pg::Row& row) { found.insert(row.oid(0)); });
  }
  if (must_match && !patterns.empty() && found.empty()) {
    base::Throw(base::ErrorCode::kNotFound, "no matching tables were found");
  }
}

// What initdb made is never dumped. Privileges on it that an administrator changed are, but only
// those of pg_catalog.
bool IsSystemSchema(std::string_view name) {
  return name.starts_with("pg_") || name == "information_schema";
}

uint32_t WantedByOptions(const ReadOptions& options) {
  uint32_t wanted = kEverything;
  if (!options.definitions) wanted = kData;
  if (!options.data) wanted &= ~static_cast<uint32_t>(kData);
  if (!options.acls) wanted &= ~static_cast<uint32_t>(kAcl);
  if (!options.comments) wanted &= ~static_cast<uint32_t>(kComment);
  return wanted;
}

// What the patterns want of an object that is part of no other.
uint32_t WantedByPatterns(const Object& object, const Selection& selection) {
  const auto [catalog, oid] = object.catalog;
  if (catalog == kPgDatabase) return kEverything;  // --create makes it whatever goes into it
  if (catalog == kPgNamespace) return selection.InSchema(oid, object.name);
  if (catalog == kPgClass) return selection.Relation(oid, object.schema_oid, object.schema);
  if (object.schema_oid != 0) return selection.InSchema(object.schema_oid, object.schema);
  return oid != 0 && oid < kFirstNormalOid ? kAcl : selection.Global();
}

}  // namespace

// Of system schemas, only what initdb put into pg_catalog can matter: its privileges can be
// changed.
uint32_t Selection::InSchema(Oid schema, std::string_view name) const {
  if (any_table_pattern || excluded_schemas.contains(schema)) return kNothing;
  if (any_schema_pattern) return schemas.contains(schema) ? kEverything : kNothing;
  if (name == "pg_catalog") return kAcl;
  return IsSystemSchema(name) ? kNothing : kEverything;
}

uint32_t Selection::Relation(Oid relation, Oid schema, std::string_view schema_name) const {
  if (excluded_tables.contains(relation)) return kNothing;
  if (any_table_pattern) return tables.contains(relation) ? kEverything : kNothing;
  return InSchema(schema, schema_name);
}

uint32_t Selection::Global() const {
  return any_table_pattern || any_schema_pattern ? kNothing : kEverything;
}

Selection ResolveSelection(pg::Connection& connection, const ReadOptions& options) {
  Selection selection;
  selection.any_schema_pattern = !options.schemas.empty();
  selection.any_table_pattern = !options.tables.empty();
  FindSchemas(connection, options.schemas, true, selection.schemas);
  FindSchemas(connection, options.exclude_schemas, false, selection.excluded_schemas);
  if (options.tables.empty() && options.exclude_tables.empty()) return selection;
  connection.Execute("RESET search_path");
  FindRelations(connection, options.tables, true, selection.tables);
  FindRelations(connection, options.exclude_tables, false, selection.excluded_tables);
  connection.Execute("SELECT pg_catalog.set_config('search_path', '', false)");
  return selection;
}

void ApplySelection(CatalogStore& store, const Selection& selection, const ReadOptions& options) {
  const uint32_t by_options = WantedByOptions(options);
  for (const auto& object : store.objects()) {
    uint32_t wanted = object->parent == 0 ? WantedByPatterns(*object, selection) : kEverything;
    const bool system =
        object->parent == 0 && object->catalog.oid != 0 && object->catalog.oid < kFirstNormalOid &&
        object->catalog.table != kPgNamespace && object->catalog.table != kPgDatabase;
    if (object->extension != 0 || system) wanted &= kAcl;
    object->wanted = wanted & by_options;
  }
  // A parent may stand after its part, and chains are short: repeat until nothing changes.
  for (bool changed = true; changed;) {
    changed = false;
    for (const auto& object : store.objects()) {
      uint32_t wanted = object->wanted;
      if (const Object* leader = store.Find(object->follows)) {
        if (object->extension == 0) wanted |= leader->wanted;
      }
      if (const Object* parent = store.Find(object->parent)) wanted &= parent->wanted;
      changed = changed || wanted != object->wanted;
      object->wanted = wanted;
    }
  }
}

void LockRelations(const Reading& reading) {
  if (!reading.options.lock) return;
  std::vector<ReadOptions::LockTarget> targets;
  for (const auto& object : reading.store.objects()) {
    if (object->catalog.table != kPgClass || object->extension != 0 || !object->lockable) continue;
    const uint32_t wanted =
        reading.selection.Relation(object->catalog.oid, object->schema_oid, object->schema);
    if ((wanted & (kDefinition | kData)) == 0) continue;
    targets.push_back({object->catalog.oid, sql::Qualified(object->schema, object->name)});
  }
  reading.options.lock(targets);
}

}  // namespace pgstow::catalog
