#include "restore/execute/foreign_keys.h"

#include <array>
#include <set>
#include <utility>

#include <fmt/format.h>

#include "host/base/error.h"
#include "host/base/log.h"
#include "host/sql/literal_for.h"
#include "restore/execute/own_schema.h"

namespace pgstow::execute {

// What makes a key again, as SQL.
struct ForeignKeys::Key {
  std::string name;      // "name" on table "t", for messages
  std::string key;       // its name, and
  std::string relation;  // its table, as SQL
  std::string add;
  std::string comment;   // empty: it has none
  std::string validate;  // empty: it is checked when it is made, or was not checked before
};

namespace {

// The keys of the tables named in VALUES, or those that these inherited; each with the statements
// that drop it and make it again. On a partitioned table older servers make none without checking.
// Source: https://www.postgresql.org/docs/18/catalog-pg-constraint.html
constexpr std::string_view kKeysOf = R"(
WITH RECURSIVE loaded (oid) AS (
    SELECT c.oid FROM pg_catalog.pg_class c
    JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
    WHERE (n.nspname, c.relname) IN ({})
), keys (oid, parent) AS (
    SELECT k.oid, k.conparentid FROM pg_catalog.pg_constraint k
    WHERE k.contype = 'f' AND k.conrelid IN (SELECT oid FROM loaded)
  UNION
    SELECT k.oid, k.conparentid FROM keys JOIN pg_catalog.pg_constraint k ON k.oid = keys.parent
), tops AS (
    SELECT k.*, c.relkind,
           pg_catalog.format('%I.%I', n.nspname, c.relname) AS relation,
           pg_catalog.obj_description(k.oid, 'pg_constraint') AS comment,
           c.relkind = 'r' AND k.convalidated AS late
    FROM pg_catalog.pg_constraint k
    JOIN pg_catalog.pg_class c ON c.oid = k.conrelid
    JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
    WHERE k.oid IN (SELECT oid FROM keys WHERE parent = 0)
)
SELECT pg_catalog.format('"%s" on table %s', conname, relation),
       pg_catalog.quote_ident(conname), relation,
       pg_catalog.format('ALTER TABLE %s ADD CONSTRAINT %I %s%s', relation, conname,
                         pg_catalog.pg_get_constraintdef(oid),
                         CASE WHEN late THEN ' NOT VALID' ELSE '' END),
       CASE WHEN comment IS NULL THEN ''
            ELSE pg_catalog.format('COMMENT ON CONSTRAINT %I ON %s IS %L', conname, relation,
                                   comment) END,
       CASE WHEN late THEN pg_catalog.format('ALTER TABLE %s VALIDATE CONSTRAINT %I', relation,
                                             conname) ELSE '' END
FROM tops ORDER BY relation, conname)";

constexpr std::string_view kKeyColumns = "name, key, relation, add, comment, validate";

std::string TableName() { return fmt::format("{}.dropped", ForeignKeys::kSchema); }

// ('app', 't'), …: empty when the plan loads no table.
std::string LoadedTables(const model::Toc& toc, const plan::Plan& plan) {
  std::set<std::string> names;
  for (const plan::Step& step : plan.steps) {
    const model::Entry& entry = toc.entries[step.entry];
    if (step.action != plan::Action::kLoad || entry.data_form == model::DataForm::kLargeObjects) {
      continue;
    }
    names.insert(
        fmt::format("({}, {})", sql::LiteralForAny(entry.schema), sql::LiteralForAny(entry.tag)));
  }
  return fmt::format("{}", fmt::join(names, ", "));
}

}  // namespace

void ForeignKeys::Drop(const model::Toc& toc, const plan::Plan& plan) {
  const std::string tables = LoadedTables(toc, plan);
  if (tables.empty()) return;
  connection_.Execute(
      fmt::format("BEGIN;\n"
                  "CREATE SCHEMA IF NOT EXISTS {0};\n"
                  "CREATE TABLE IF NOT EXISTS {1} (name text NOT NULL, key text NOT NULL,\n"
                  "    relation text NOT NULL, add text NOT NULL, comment text NOT NULL,\n"
                  "    validate text NOT NULL, PRIMARY KEY (relation, key))",
                  kSchema, TableName()));
  // What stands in the table is run.
  FindOwnSchema(connection_, kSchema);
  connection_.Execute(fmt::format("INSERT INTO {} ({}) {} ON CONFLICT DO NOTHING", TableName(),
                                  kKeyColumns, fmt::format(kKeysOf, tables)));
  const std::vector<Key> keys = Dropped();
  for (const Key& key : keys) {
    connection_.Execute(fmt::format("ALTER TABLE IF EXISTS {} DROP CONSTRAINT IF EXISTS {}",
                                    key.relation, key.key));
  }
  any_ = !keys.empty();
  if (!any_) return connection_.Execute("ROLLBACK");
  connection_.Execute("COMMIT");
  base::Log(base::LogLevel::kInfo, "dropped {} foreign key{} for the time of the restore",
            keys.size(), keys.size() == 1 ? "" : "s");
}

std::vector<ForeignKeys::Key> ForeignKeys::Dropped() {
  const pg::Result result = connection_.Query(
      fmt::format("SELECT {} FROM {} ORDER BY relation, key", kKeyColumns, TableName()));
  std::vector<Key> keys;
  keys.reserve(static_cast<size_t>(result.rows()));
  for (int row = 0; row < result.rows(); ++row) {
    const auto text = [&](int column) { return std::string(result[row].text(column)); };
    keys.push_back({.name = text(0),
                    .key = text(1),
                    .relation = text(2),
                    .add = text(3),
                    .comment = text(4),
                    .validate = text(5)});
  }
  return keys;
}

void ForeignKeys::PutBack() {
  if (!any_) return;
  for (const Key& key : Dropped()) PutBack(key);
  any_ = !Dropped().empty();
  if (any_) {
    TellDropped();
  } else {
    connection_.Execute(fmt::format("DROP TABLE {}; DROP SCHEMA {}", TableName(), kSchema));
  }
}

// One that is there again was put back before an interruption.
void ForeignKeys::PutBack(const Key& key) {
  const std::array<std::string, 2> same = {key.relation, key.key};
  const bool there =
      connection_
          .QueryParams(
              "SELECT 1 FROM pg_catalog.pg_constraint WHERE contype = 'f' AND conrelid = "
              "pg_catalog.to_regclass($1) AND pg_catalog.quote_ident(conname) = $2",
              same)
          .rows() > 0;
  if (!there) {
    const std::string separator = key.comment.empty() ? "" : ";\n";
    if (!Try(key, key.add + separator + key.comment)) return;
  }
  if (!key.validate.empty()) Try(key, key.validate);
  Forget(key);
}

void ForeignKeys::Forget(const Key& key) {
  connection_.Execute(fmt::format("DELETE FROM {} WHERE relation = {} AND key = {}", TableName(),
                                  sql::LiteralForAny(key.relation), sql::LiteralForAny(key.key)));
}

bool ForeignKeys::Try(const Key& key, const std::string& sql) {
  try {
    connection_.Execute(sql);
    return true;
  } catch (const pg::ServerError& error) {
    if (connection_.broken()) throw;
    report_(error, fmt::format("could not put back foreign key {}: {}\nCommand was: {}", key.name,
                               error.server_message(), sql));
    return false;
  }
}

void ForeignKeys::TellDropped() noexcept {
  if (!any_) return;
  try {
    std::vector<std::string> statements;
    for (const Key& key : Dropped()) {
      for (const std::string* sql : {&key.add, &key.comment, &key.validate}) {
        if (!sql->empty()) statements.push_back(*sql + ";");
      }
    }
    if (statements.empty()) return;
    const std::array<std::string, 1> hints = {fmt::format(
        "The next restore into these tables with --foreign-keys=drop puts them back, and so do "
        "these statements, which table \"{}\" keeps.",
        TableName())};
    base::LogWarning("foreign keys are still dropped", statements, hints);
  } catch (const base::Error& error) {
    base::Log(base::LogLevel::kWarning,
              "foreign keys are still dropped; table \"{}\" tells how to put them back: {}",
              TableName(), error.what());
  }
}

}  // namespace pgstow::execute
