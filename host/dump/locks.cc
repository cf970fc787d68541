#include "host/dump/locks.h"

#include <iterator>

#include <fmt/format.h>

#include "host/base/error.h"
#include "host/sql/quote.h"

namespace pgstow::dump {
namespace {

using Target = catalog::ReadOptions::LockTarget;

constexpr std::string_view kLockNotAvailable = "55P03";
constexpr std::string_view kQueryCanceled = "57014";

[[noreturn]] void ThrowReplaced(std::string_view qualified_name) {
  throw base::Error(
      base::ErrorCode::kServer,
      fmt::format("relation {} was dropped or replaced during the dump", qualified_name))
      .WithHint("Run the dump again.");
}

// One statement for all: the server parses a list of half a million names in seconds.
void TakeLocks(pg::Connection& connection, std::span<const Target> targets) {
  std::string sql = "LOCK TABLE ";
  for (const Target& target : targets) {
    if (&target != &targets.front()) sql += ", ";
    sql += target.qualified_name;
  }
  connection.Execute(sql + " IN ACCESS SHARE MODE");
}

std::string OidArray(std::span<const Target> targets) {
  std::string oids;
  for (const Target& target : targets) {
    fmt::format_to(std::back_inserter(oids), "{}{}", oids.empty() ? "" : ",", target.oid);
  }
  return fmt::format("'{{{}}}'::pg_catalog.oid[]", oids);
}

// A line for each session that has a lock, or waits for one, which none of ours goes along with.
std::string Blockers(pg::Connection& connection, std::span<const Target> targets) {
  std::string lines;
  connection.Stream(
      "SELECT pg_catalog.format('%s is %s by process %s (user %s, application \"%s\", %s)',"
      " l.relation::pg_catalog.regclass,"
      " CASE WHEN l.granted THEN 'locked' ELSE 'waited for' END, l.pid, a.usename,"
      " a.application_name, COALESCE(a.state, 'unknown state'))\n"
      "FROM pg_catalog.pg_locks l JOIN pg_catalog.pg_stat_activity a ON a.pid = l.pid\n"
      "WHERE l.locktype = 'relation' AND l.mode = 'AccessExclusiveLock'\n"
      "AND l.database = (SELECT d.oid FROM pg_catalog.pg_database d"
      " WHERE d.datname = pg_catalog.current_database())\n"
      "AND l.relation = ANY (" +
          OidArray(targets) + ") ORDER BY l.relation, l.granted DESC, l.pid LIMIT 20",
      [&lines](const pg::Row& row) {
        lines += '\n';
        lines += row.text(0);
      });
  return lines;
}

// The error of locks that were not had in time, with who is in the way. The transaction, which
// failed with it, is ended to learn that.
base::Error WithBlockers(pg::Connection& connection, std::span<const Target> targets,
                         const base::Error& error) {
  try {
    connection.Execute("ROLLBACK");
    const std::string blockers = Blockers(connection, targets);
    return blockers.empty()
               ? error
               : base::Error(error).WithHint("Wait for others, or end them:" + blockers);
  } catch (const base::Error&) {
    return error;
  }
}

// The catalogs tell the names that the snapshot shows, by which the locks were taken; to_regclass
// tells what is there now.
void LookAgain(pg::Connection& connection, std::span<const Target> targets) {
  const pg::Result replaced = connection.Query(
      "SELECT was.name\n"
      "FROM (SELECT c.oid, pg_catalog.format('%I.%I', n.nspname, c.relname) AS name\n"
      "      FROM pg_catalog.pg_class c\n"
      "      JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace) was\n"
      "WHERE was.oid = ANY (" +
      OidArray(targets) +
      ")\n"
      "AND pg_catalog.to_regclass(was.name)::pg_catalog.oid IS DISTINCT FROM was.oid\n"
      "LIMIT 1");
  if (replaced.rows() > 0) ThrowReplaced(replaced[0].text(0));
}

}  // namespace

void LockRelations(pg::Connection& connection, std::span<const Target> targets,
                   const std::optional<std::string>& timeout) {
  if (targets.empty()) return;
  if (timeout) connection.Execute("SET statement_timeout = " + sql::Literal(*timeout));
  try {
    TakeLocks(connection, targets);
  } catch (const pg::ServerError& error) {
    if (!timeout || error.sqlstate() != kQueryCanceled) throw;
    throw WithBlockers(connection, targets, error);
  }
  if (timeout) connection.Execute("SET statement_timeout = 0");
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
