#include "restore/execute/what_is_there.h"

#include <algorithm>
#include <set>
#include <span>
#include <vector>

#include <fmt/format.h>

#include "host/sql/literal_for.h"
#include "host/sql/quote.h"
#include "restore/execute/journal.h"

namespace pgstow::execute {
namespace {

using model::Entry;
using plan::Action;

// Objects of users have numbers from here on.
// Source: https://www.postgresql.org/docs/18/system-catalog-initial-data.html
constexpr int kFirstUserOid = 16384;

bool Holds(pg::Connection& connection, const std::string& query) {
  return connection.Query(fmt::format("SELECT EXISTS ({})", query))[0].boolean(0);
}

// A COPY's table, or the relation of a definition, as to_regclass takes it.
std::string NameOf(const Entry& entry) { return sql::Qualified(entry.schema, entry.tag); }

std::vector<std::string> NamesOf(const model::Toc& toc, const plan::Plan& plan, Action action) {
  std::set<std::string> names;
  for (const plan::Step& step : plan.steps) {
    const Entry& entry = toc.entries[step.entry];
    if (step.action != action || entry.selector != model::Selector::kRelation) continue;
    const bool counts = action == Action::kDefine
                            ? entry.role == model::Role::kDefinition && entry.relkind != 0 &&
                                  entry.pass == model::Pass::kMain
                            : true;
    if (counts) names.insert(NameOf(entry));
  }
  return {names.begin(), names.end()};
}

std::string ArrayOf(std::span<const std::string> names) {
  std::string array;
  for (const std::string& name : names) {
    array += (array.empty() ? "" : ", ") + sql::LiteralForAny(name);
  }
  return fmt::format("ARRAY[{}]::text[]", array);
}

// How many of the relations are in the database; a thousand at a time.
size_t CountOf(pg::Connection& connection, std::span<const std::string> names) {
  constexpr size_t kAtOnce = 1000;
  size_t count = 0;
  for (; !names.empty(); names = names.subspan(std::min(names.size(), kAtOnce))) {
    const pg::Result result =
        connection.Query(fmt::format("SELECT pg_catalog.count(*) FROM pg_catalog.unnest({}) name "
                                     "WHERE pg_catalog.to_regclass(name) IS NOT NULL",
                                     ArrayOf(names.first(std::min(names.size(), kAtOnce)))));
    count += static_cast<size_t>(result[0].integer(0));
  }
  return count;
}

}  // namespace

DatabaseState StateOfDatabase(pg::Connection& maintenance, const std::string& name) {
  if (!Holds(maintenance, fmt::format("SELECT FROM pg_catalog.pg_database WHERE datname = {}",
                                      sql::LiteralForAny(name)))) {
    return DatabaseState::kMissing;
  }
  const auto connection = maintenance.Another(name);
  if (Holds(*connection, fmt::format("SELECT FROM pg_catalog.pg_namespace WHERE nspname = {}",
                                     sql::LiteralForAny(std::string(Journal::kSchema))))) {
    return DatabaseState::kJournaled;
  }
  std::string objects;
  for (const char* catalog :
       {"pg_class", "pg_proc", "pg_type", "pg_namespace", "pg_largeobject_metadata"}) {
    objects += fmt::format("{}SELECT FROM pg_catalog.{} WHERE oid >= {}",
                           objects.empty() ? "" : " UNION ALL ", catalog, kFirstUserOid);
  }
  return Holds(*connection, objects) ? DatabaseState::kFilled : DatabaseState::kEmpty;
}

Remains WhatIsThere(pg::Connection& connection, const model::Toc& toc, const plan::Plan& plan) {
  if (plan.options.clean) return Remains::kNone;
  const std::vector<std::string> made = NamesOf(toc, plan, Action::kDefine);
  if (!made.empty()) {
    const size_t count = CountOf(connection, made);
    return count == 0 ? Remains::kNone : count == made.size() ? Remains::kAll : Remains::kSome;
  }
  for (const std::string& table : NamesOf(toc, plan, Action::kLoad)) {
    if (Holds(connection, "SELECT FROM " + table)) return Remains::kSome;
  }
  return Remains::kNone;
}

}  // namespace pgstow::execute
