#include "host/catalog/select.h"

#include <algorithm>

#include <fmt/format.h>

#include "host/base/error.h"
#include "host/catalog/kind.h"
#include "host/catalog/kinds/all_kinds.h"
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

// Looks up the patterns of one kind of object. Each kind has its query; what all share is here.
class PatternSearch {
 public:
  // `what` in messages: "schemas".
  PatternSearch(pg::Connection& connection, std::string_view what, bool strict)
      : connection_(connection), what_(what), strict_(strict) {}

  using Patterns = std::vector<std::string>;
  // The query that finds the OIDs for one pattern.
  using Query = std::string (*)(pg::Connection& connection, const std::string& pattern);

  // What is to be dumped: something must match, with --strict-names each pattern.
  void Include(const Patterns& patterns, Query query, std::set<Oid>& found) const {
    for (const std::string& pattern : patterns) {
      if (Find(pattern, query, found) || !strict_) continue;
      base::Throw(base::ErrorCode::kNotFound, "no matching {} were found for pattern \"{}\"", what_,
                  pattern);
    }
  }
  void CheckFound(bool any_pattern, const std::set<Oid>& found) const {
    if (!any_pattern || !found.empty()) return;
    base::Throw(base::ErrorCode::kNotFound, "no matching {} were found", what_);
  }

  // What is not to be dumped: need not match.
  void Exclude(const Patterns& patterns, Query query, std::set<Oid>& found) const {
    for (const std::string& pattern : patterns) Find(pattern, query, found);
  }

 private:
  bool Find(const std::string& pattern, Query query, std::set<Oid>& found) const {
    bool any = false;
    connection_.Stream(query(connection_, pattern), [&](const pg::Row& row) {
      found.insert(row.oid(0));
      any = true;
    });
    return any;
  }

  pg::Connection& connection_;
  std::string_view what_;
  bool strict_;
};

std::string SchemaQuery(pg::Connection&, const std::string& pattern) {
  const auto pieces = sql::ParsePattern(pattern, 2);
  if (pieces.size() > 1) ThrowOtherDatabase(pattern);
  return "SELECT n.oid FROM pg_catalog.pg_namespace n WHERE true" +
         Matches("n.nspname", pieces.back());
}

std::string ExtensionQuery(pg::Connection&, const std::string& pattern) {
  return "SELECT x.oid FROM pg_catalog.pg_extension x WHERE true" +
         Matches("x.extname", sql::ParsePattern(pattern, 1).front());
}

std::string ForeignServerQuery(pg::Connection&, const std::string& pattern) {
  return "SELECT s.oid FROM pg_catalog.pg_foreign_server s WHERE true" +
         Matches("s.srvname", sql::ParsePattern(pattern, 1).front());
}

// A pattern without a schema finds what is visible on the server's default search path, as psql
// does. The session's own search_path is empty, so that path is set for these queries alone.
std::string RelationQuery(pg::Connection& connection, const std::string& pattern) {
  const auto pieces = sql::ParsePattern(pattern, 3, "relation name");
  if (pieces.size() == 3 && pieces[0] != ExpressionFor(connection.database())) {
    ThrowOtherDatabase(pattern);
  }
  return "SELECT c.oid FROM pg_catalog.pg_class c "
         "JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace "
         "WHERE c.relkind IN ('r', 'S', 'v', 'm', 'f', 'p')" +
         Matches("c.relname", pieces.back()) +
         (pieces.size() > 1 ? Matches("n.nspname", pieces[pieces.size() - 2])
                            : " AND pg_catalog.pg_table_is_visible(c.oid)");
}

// The relations that match, their partitions and what inherits from them, and so on down.
std::string FamilyQuery(pg::Connection& connection, const std::string& pattern) {
  return fmt::format(
      "WITH RECURSIVE family AS ({} UNION"
      " SELECT i.inhrelid FROM pg_catalog.pg_inherits i JOIN family ON family.oid = i.inhparent)"
      " SELECT oid FROM family",
      RelationQuery(connection, pattern));
}

void FindRelations(pg::Connection& connection, const ReadOptions& options, Selection& selection) {
  const auto patterns = {&options.tables,
                         &options.tables_and_children,
                         &options.exclude_tables,
                         &options.exclude_tables_and_children,
                         &options.exclude_table_data,
                         &options.exclude_table_data_and_children};
  if (std::ranges::all_of(patterns, [](const auto* list) { return list->empty(); })) return;
  connection.Execute("RESET search_path");
  const PatternSearch search(connection, "tables", options.strict_names);
  search.Include(options.tables, RelationQuery, selection.tables);
  search.Include(options.tables_and_children, FamilyQuery, selection.tables);
  search.CheckFound(selection.any_table_pattern, selection.tables);
  search.Exclude(options.exclude_tables, RelationQuery, selection.excluded_tables);
  search.Exclude(options.exclude_tables_and_children, FamilyQuery, selection.excluded_tables);
  search.Exclude(options.exclude_table_data, RelationQuery, selection.excluded_data);
  search.Exclude(options.exclude_table_data_and_children, FamilyQuery, selection.excluded_data);
  connection.Execute("SELECT pg_catalog.set_config('search_path', '', false)");
}

// Relations that have no data to be dumped: unlogged ones, unless `unlogged` are wanted and the
// server is no standby, which never gets what is in them.
void FindWithoutData(pg::Connection& connection, bool unlogged, std::set<Oid>& found) {
  connection.Stream(
      fmt::format("SELECT oid FROM pg_catalog.pg_class WHERE relpersistence = 'u' AND ({} OR"
                  " (SELECT pg_catalog.pg_is_in_recovery()))",
                  unlogged ? "false" : "true"),
      [&found](const pg::Row& row) { found.insert(row.oid(0)); });
}

// What initdb made is never dumped. Privileges on it that an administrator changed are, but only
// those of pg_catalog.
bool IsSystemSchema(std::string_view name) {
  return name.starts_with("pg_") || name == "information_schema";
}

// Kinds that have a switch of their own, by their place in the order.
constexpr struct {
  Priority priority;
  bool ReadOptions::*wanted;
} kSwitchedKinds[] = {
    {Priority::kPolicy, &ReadOptions::policies},
    {Priority::kPublication, &ReadOptions::publications},
    {Priority::kPublicationRelation, &ReadOptions::publications},
    {Priority::kPublicationSchema, &ReadOptions::publications},
    {Priority::kSubscription, &ReadOptions::subscriptions},
    {Priority::kSubscriptionRelation, &ReadOptions::subscriptions},
};

// The state of a sequence is data that --sequence-data asks for by itself.
bool IsSequence(const Kind& kind) { return &kind == &kSequenceKind || &kind == &kSequenceSetKind; }

uint32_t WantedByOptions(const Object& object, const ReadOptions& options) {
  for (const auto& [priority, wanted] : kSwitchedKinds) {
    if (object.kind->priority == priority && !(options.*wanted)) return kNothing;
  }
  uint32_t wanted = kEverything;
  // A large object is data, and so are its owner, comment and privileges.
  if (object.catalog.table != kPgLargeobject) {
    const bool data = options.data || (options.sequence_data && IsSequence(*object.kind));
    if (!options.definitions) wanted = kData | kStatistics;
    if (!data) wanted &= ~static_cast<uint32_t>(kData);
  }
  if (!options.statistics) wanted &= ~static_cast<uint32_t>(kStatistics);
  if (!options.acls) wanted &= ~static_cast<uint32_t>(kAcl);
  if (!options.comments) wanted &= ~static_cast<uint32_t>(kComment);
  if (!options.security_labels) wanted &= ~static_cast<uint32_t>(kSecurityLabel);
  return wanted;
}

// What the patterns want of an object that is part of no other.
uint32_t WantedByPatterns(const Object& object, const Selection& selection) {
  const auto [catalog, oid] = object.catalog;
  if (catalog == kPgDatabase) return kEverything;     // --create makes it whatever goes into it
  if (catalog == kPgLargeobject) return kEverything;  // they are read only where they are wanted
  if (object.extension != 0) return selection.Extension(object.extension) & kAcl;
  if (catalog == kPgNamespace) return selection.InSchema(oid, object.name);
  if (catalog == kPgExtension) return selection.Extension(oid);
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
  const uint32_t wanted =
      !any_table_pattern
          ? InSchema(schema, schema_name)
          : static_cast<uint32_t>(tables.contains(relation) ? kEverything : kNothing);
  return excluded_data.contains(relation) ? wanted & ~static_cast<uint32_t>(kData) : wanted;
}

uint32_t Selection::Global() const {
  return any_table_pattern || any_schema_pattern || any_extension_pattern ? kNothing : kEverything;
}

uint32_t Selection::Extension(Oid extension) const {
  if (extension < kFirstNormalOid) return kAcl;
  if (excluded_extensions.contains(extension)) return kNothing;
  if (any_extension_pattern) return extensions.contains(extension) ? kEverything : kNothing;
  return Global();
}

Selection ResolveSelection(pg::Connection& connection, const ReadOptions& options) {
  Selection selection;
  selection.any_schema_pattern = !options.schemas.empty();
  selection.any_table_pattern = !options.tables.empty() || !options.tables_and_children.empty();
  selection.any_extension_pattern = !options.extensions.empty();

  const PatternSearch schemas(connection, "schemas", options.strict_names);
  schemas.Include(options.schemas, SchemaQuery, selection.schemas);
  schemas.CheckFound(selection.any_schema_pattern, selection.schemas);
  schemas.Exclude(options.exclude_schemas, SchemaQuery, selection.excluded_schemas);

  FindRelations(connection, options, selection);
  FindWithoutData(connection, options.unlogged_table_data, selection.excluded_data);

  const PatternSearch extensions(connection, "extensions", options.strict_names);
  extensions.Include(options.extensions, ExtensionQuery, selection.extensions);
  extensions.CheckFound(selection.any_extension_pattern, selection.extensions);
  extensions.Exclude(options.exclude_extensions, ExtensionQuery, selection.excluded_extensions);

  // Each pattern must match, whatever --strict-names says.
  const PatternSearch servers(connection, "foreign servers", true);
  servers.Include(options.include_foreign_data, ForeignServerQuery, selection.foreign_servers);
  return selection;
}

void ApplySelection(CatalogStore& store, const Selection& selection, const ReadOptions& options) {
  for (const auto& object : store.objects()) {
    uint32_t wanted = object->parent == 0 ? WantedByPatterns(*object, selection) : kEverything;
    const bool system =
        object->parent == 0 && object->catalog.oid != 0 && object->catalog.oid < kFirstNormalOid &&
        object->catalog.table != kPgNamespace && object->catalog.table != kPgDatabase &&
        object->catalog.table != kPgLargeobject;
    if (object->extension != 0 || system) wanted &= kAcl;
    object->wanted = wanted;
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
  for (const auto& object : store.objects()) object->wanted &= WantedByOptions(*object, options);
}

void LockRelations(const Reading& reading) {
  if (!reading.options.lock) return;
  std::vector<ReadOptions::LockTarget> targets;
  for (const auto& object : reading.store.objects()) {
    if (object->catalog.table != kPgClass || object->extension != 0 || !object->lockable) continue;
    // Of what initdb made nothing is dumped but who may do what with it.
    if (object->catalog.oid < kFirstNormalOid) continue;
    const uint32_t wanted =
        reading.selection.Relation(object->catalog.oid, object->schema_oid, object->schema);
    if ((wanted & (kDefinition | kData)) == 0) continue;
    targets.push_back({object->catalog.oid, sql::Qualified(object->schema, object->name)});
  }
  reading.options.lock(targets);
}

}  // namespace pgstow::catalog
