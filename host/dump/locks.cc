#include "host/dump/locks.h"

#include <fmt/format.h>

#include "host/base/error.h"
#include "host/sql/quote.h"

namespace pgstow::dump {
namespace {

using Target = catalog::ReadOptions::LockTarget;

constexpr std::string_view kLockNotAvailable = "55P03";

// Statements are cut at about this many bytes, which holds a few thousand names.
constexpr size_t kStatementBytes = size_t{64} << 10;

[[noreturn]] void ThrowReplaced(std::string_view qualified_name) {
  throw base::Error(
      base::ErrorCode::kServer,
      fmt::format("relation {} was dropped or replaced during the dump", qualified_name))
      .WithHint("Run the dump again.");
}

// Calls `run` with one statement after another that holds the pieces made of the targets, joined by
// commas between `head` and `tail`.
template <typename Piece, typename Run>
void InBatches(std::span<const Target> targets, Piece piece, Run run) {
  std::string list;
  for (size_t i = 0; i < targets.size(); ++i) {
    if (!list.empty()) list += ", ";
    list += piece(targets[i]);
    if (list.size() < kStatementBytes && i + 1 < targets.size()) continue;
    run(list);
    list.clear();
  }
}

void TakeLocks(pg::Connection& connection, std::span<const Target> targets) {
  InBatches(
      targets, [](const Target& target) { return target.qualified_name; },
      [&](const std::string& names) {
        connection.Execute("LOCK TABLE " + names + " IN ACCESS SHARE MODE");
      });
}

// Names are resolved by what is there now, not by the snapshot: to_regclass sees what the locks
// were taken on.
void LookAgain(pg::Connection& connection, std::span<const Target> targets) {
  InBatches(
      targets,
      [](const Target& target) {
        return fmt::format("({}, {})", target.oid, sql::Literal(target.qualified_name));
      },
      [&](const std::string& rows) {
        const pg::Result replaced = connection.Query(
            "SELECT want.name FROM (VALUES " + rows + ") AS want (oid, name)\n" +
            "WHERE pg_catalog.to_regclass(want.name)::pg_catalog.oid IS DISTINCT FROM "
            "want.oid::pg_catalog.oid");
        if (replaced.rows() > 0) ThrowReplaced(replaced[0].text(0));
      });
}

}  // namespace

void LockRelations(pg::Connection& connection, std::span<const Target> targets,
                   const std::string& timeout) {
  if (targets.empty()) return;
  if (!timeout.empty()) connection.Execute("SET statement_timeout = " + sql::Literal(timeout));
  TakeLocks(connection, targets);
  if (!timeout.empty()) connection.Execute("SET statement_timeout = 0");
  LookAgain(connection, targets);
}

void LockAlongside(pg::Connection& connection, const Target& target) {
  const std::string sql = fmt::format(
      "LOCK TABLE {} IN ACCESS SHARE MODE NOWAIT;\n"
      "SELECT pg_catalog.to_regclass({})::pg_catalog.oid",
      target.qualified_name, sql::Literal(target.qualified_name));
  try {
    if (connection.Query(sql)[0].oid(0) != target.oid) ThrowReplaced(target.qualified_name);
  } catch (const pg::ServerError& error) {
    if (error.sqlstate() != kLockNotAvailable) throw;
    throw base::Error(base::ErrorCode::kServer,
                      fmt::format("could not obtain lock on relation {}", target.qualified_name))
        .WithDetail(
            "Since the dump locked it, another session has asked for an ACCESS EXCLUSIVE lock on "
            "it and is waiting.")
        .WithHint("Dump with one job, or when nothing alters, truncates or vacuums (FULL) it.");
  }
}

}  // namespace pgstow::dump
