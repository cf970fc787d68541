#include "host/dump/locks.h"

#include <iterator>

#include <fmt/format.h>

#include "host/base/error.h"
#include "host/pg/hold.h"
#include "host/sql/quote.h"

namespace pgstow::dump {
namespace {

using Target = catalog::ReadOptions::LockTarget;

// Source: https://www.postgresql.org/docs/18/errcodes-appendix.html
constexpr std::string_view kLockNotAvailable = "55P03";
constexpr std::string_view kQueryCanceled = "57014";
constexpr std::string_view kUndefinedTable = "42P01";
constexpr std::string_view kInvalidSchemaName = "3F000";
constexpr std::string_view kWrongObjectType = "42809";

// One statement for all: the server parses a list of half a million names in seconds.
std::string LockStatement(LockTargets targets) {
  std::string sql = "LOCK TABLE ";
  for (const Target& target : targets) {
    if (&target != &targets.front()) sql += ", ";
    sql += target.qualified_name;
  }
  return sql + " IN ACCESS SHARE MODE";
}

std::string OidArray(LockTargets targets) {
  std::string oids;
  for (const Target& target : targets) {
    fmt::format_to(std::back_inserter(oids), "{}{}", oids.empty() ? "" : ",", target.oid);
  }
  return fmt::format("'{{{}}}'::pg_catalog.oid[]", oids);
}

// A line for each session that has a lock, or waits for one, which none of ours goes along with. Of
// sessions of others the server may keep back what they do and since when.
std::string Blockers(pg::Connection& connection, LockTargets targets) {
  std::string lines;
  connection.Stream(
      "SELECT pg_catalog.format('%s is %s by %s%s', l.relation::pg_catalog.regclass,"
      " CASE WHEN l.granted THEN 'locked' ELSE 'waited for' END,"
      " CASE WHEN l.pid IS NULL THEN 'a prepared transaction' ELSE pg_catalog.format("
      "'process %s (user %s, application \"%s\", %s, query of %s)', l.pid, a.usename,"
      " a.application_name, COALESCE(a.state, 'unknown state'),"
      " COALESCE(a.query_start::pg_catalog.timestamptz(0)::pg_catalog.text, 'unknown time')) END,"
      " CASE WHEN l.granted THEN '' ELSE ' behind process ' ||"
      " pg_catalog.array_to_string(pg_catalog.pg_blocking_pids(l.pid), ', ') END)\n"
      "FROM pg_catalog.pg_locks l LEFT JOIN pg_catalog.pg_stat_activity a ON a.pid = l.pid\n"
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

// Ends the transaction, which failed, to learn who is in the way; empty: that can't be learnt.
std::string EndAndAskWhoBlocks(pg::Connection& connection, LockTargets targets) {
  try {
    connection.Execute("ROLLBACK");
    return Blockers(connection, targets);
  } catch (const base::Error&) {
    return {};
  }
}

// A query for those of the relations that have columns whose names are others by now, or which are
// gone. A row of pg_attribute that somebody has changed has an xmax, and hardly any other has one;
// there are too many to ask a function about each.
// Source: https://www.postgresql.org/docs/18/ddl-system-columns.html
std::string WithOtherColumns(const std::string& oids) {
  return "SELECT a.attrelid FROM pg_catalog.pg_attribute a\n"
         "WHERE a.attrelid = ANY (" +
         oids +
         ")\n"
         "AND a.attnum > 0 AND NOT a.attisdropped AND a.xmax <> 0\n"
         "AND (pg_catalog.pg_identify_object_as_address('pg_catalog.pg_class'::pg_catalog.regclass,"
         " a.attrelid, a.attnum)).object_names[3] IS DISTINCT FROM a.attname::pg_catalog.text";
}

// The relation that the error is about, which its message names without quotes around each part.
std::string_view NameIn(const pg::ServerError& error, LockTargets targets) {
  for (const Target& target : targets) {
    std::string name = target.qualified_name;
    std::erase(name, '"');
    if (error.server_message().ends_with(fmt::format("\"{}\"", name))) {
      return target.qualified_name;
    }
  }
  return targets.front().qualified_name;
}

}  // namespace

void LockRelations(pg::Connection& connection, LockTargets targets,
                   const std::optional<std::string>& timeout) {
  if (targets.empty()) return;
  if (timeout) connection.Execute("SET statement_timeout = " + sql::Literal(*timeout));
  try {
    connection.Execute(LockStatement(targets));
  } catch (const pg::ServerError& error) {
    if (!timeout || error.sqlstate() != kQueryCanceled) throw;
    const std::string blockers = EndAndAskWhoBlocks(connection, targets);
    if (blockers.empty()) throw;
    throw base::Error(error).WithHint("Wait for others, or end them:" + blockers);
  }
  if (timeout) connection.Execute("SET statement_timeout = 0");
}

void LockSoon(pg::Connection& connection, LockTargets targets, std::chrono::milliseconds wait) {
  if (targets.empty()) return;
  try {
    connection.Execute(fmt::format("SET LOCAL lock_timeout = {};\n{};\nSET LOCAL lock_timeout = 0",
                                   wait.count(), LockStatement(targets)));
  } catch (const pg::ServerError& error) {
    const std::string& state = error.sqlstate();
    const auto failed = [&state](const std::string& detail) {
      return base::Error(base::ErrorCode::kServer, "could not lock the tables to be dumped")
          .WithDetail(detail)
          .WithSqlstate(state);
    };
    // Somebody has dropped, renamed, moved or replaced one.
    if (state == kUndefinedTable || state == kInvalidSchemaName || state == kWrongObjectType) {
      throw TryAgain(failed(error.server_message()));
    }
    if (state != kLockNotAvailable && state != kDeadlockDetected) throw;
    const std::string blockers = EndAndAskWhoBlocks(connection, targets);
    throw TryAgain(failed(blockers.empty() ? error.server_message() : "In the way are:" + blockers),
                   /*waits=*/true);
  }
}

std::vector<Target> StillThere(pg::Connection& connection, LockTargets targets) {
  std::vector<Target> there;
  if (targets.empty()) return there;
  std::string names;
  for (const Target& target : targets) {
    fmt::format_to(std::back_inserter(names), "{}({})", names.empty() ? "" : ", ",
                   sql::Literal(target.qualified_name));
  }
  connection.Stream(
      "SELECT c.oid, was.name FROM (VALUES " + names +
          ") AS was (name)\n"
          "JOIN pg_catalog.pg_class c ON c.oid = pg_catalog.to_regclass(was.name)\n"
          "WHERE c.relkind IN ('r', 'p')",
      [&there](const pg::Row& row) {
        there.push_back({.oid = row.oid(0), .qualified_name = std::string(row.text(1))});
      });
  return there;
}

// The catalogs tell what the snapshot shows, and the names by which the locks were taken; functions
// tell what is there now. Up to version 15 a table can become a view and stay the same relation: it
// has no file then. Of relations whose file is told elsewhere (partitioned tables, which have none,
// and a few catalogs) nothing is seen.
std::optional<Changed> LookAgain(pg::Connection& connection, LockTargets targets, bool columns) {
  if (targets.empty()) return std::nullopt;
  const std::string oids = OidArray(targets);
  const std::string other_columns =
      columns ? "was.oid IN (" + WithOtherColumns(oids) + ")" : "false";
  const pg::Result changed = connection.Query(
      "SELECT was.name, is_now.oid IS DISTINCT FROM was.oid\n"
      "       OR was.relkind = 'r' AND is_now.file IS NULL AS replaced, is_now.other_columns\n"
      "FROM (SELECT c.oid, c.relkind, c.relfilenode,\n"
      "             pg_catalog.format('%I.%I', n.nspname, c.relname) AS name\n"
      "      FROM pg_catalog.pg_class c\n"
      "      JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace) was,\n"
      "LATERAL (SELECT pg_catalog.to_regclass(was.name)::pg_catalog.oid AS oid,\n"
      "                pg_catalog.pg_relation_filenode(was.oid) AS file,\n"
      "                " +
      other_columns +
      " AS other_columns) is_now\n"
      "WHERE was.oid = ANY (" +
      oids +
      ")\n"
      "AND (is_now.oid IS DISTINCT FROM was.oid\n"
      "     OR was.relfilenode <> 0 AND is_now.file IS DISTINCT FROM was.relfilenode\n"
      "     OR is_now.other_columns)\n"
      "ORDER BY replaced DESC, is_now.other_columns DESC LIMIT 1");
  if (changed.rows() == 0) return std::nullopt;
  const std::string name(changed[0].text(0));
  if (changed[0].boolean(1)) pg::ThrowReplaced(name);
  return Changed{.name = name, .has_other_columns = changed[0].boolean(2)};
}

void LockAlongside(pg::Connection& connection, LockTargets targets) {
  if (targets.empty()) return;
  std::string sql = LockStatement(targets) + " NOWAIT;\n";
  for (const Target& target : targets) {
    fmt::format_to(std::back_inserter(sql), "{} pg_catalog.to_regclass({})::pg_catalog.oid",
                   &target == &targets.front() ? "SELECT" : ",",
                   sql::Literal(target.qualified_name));
  }
  try {
    const pg::Result found = connection.Query(sql);
    for (size_t i = 0; i < targets.size(); ++i) {
      if (found[0].oid(static_cast<int>(i)) != targets[i].oid) {
        pg::ThrowReplaced(targets[i].qualified_name);
      }
    }
  } catch (const pg::ServerError& error) {
    if (error.sqlstate() != kLockNotAvailable) throw;
    throw LockQueued(
        base::Error(base::ErrorCode::kServer,
                    fmt::format("could not obtain lock on relation {}", NameIn(error, targets)))
            .WithDetail(
                "Since the dump locked it, another session has asked for an ACCESS EXCLUSIVE lock "
                "on it and is waiting.")
            .WithHint(
                "Dump with one job, or when nothing alters, truncates or vacuums (FULL) it."));
  }
}

}  // namespace pgstow::dump
