#include "host/dump/rights.h"

#include <iterator>
#include <string>
#include <string_view>
#include <utility>

#include <fmt/format.h>

#include "host/base/log.h"
#include "host/pg/server_error.h"
#include "host/sql/quote.h"

namespace pgstow::dump {
namespace {

// The first version that has pg_read_all_data, and the first that can be asked who may read a large
// object.
constexpr int kReadAllData = 140000;
constexpr int kLargeObjectPrivilege = 180000;

// What a dump reads, as arrays of SQL: "1,2,3".
struct ToRead {
  std::string relations;  // tables that are locked, and whatever rows or state are read from
  std::string with_rows;  // those of them whose rows are read
  bool large_objects = false;
};

void Append(std::string& list, model::Oid oid) {
  fmt::format_to(std::back_inserter(list), "{}{}", list.empty() ? "" : ",", oid);
}

// Reads the catalogs once more, without what takes rights.
ToRead Look(pg::Connection& connection, catalog::ReadOptions options) {
  const base::LogSilence silence;  // all has been said before
  ToRead found;
  options.lock = [&found](std::span<const catalog::ReadOptions::LockTarget> targets) {
    for (const auto& target : targets) Append(found.relations, target.oid);
  };
  options.helpers = nullptr;
  options.instead_of_sequences = [&found](std::span<const model::Oid> sequences) {
    for (const model::Oid sequence : sequences) Append(found.relations, sequence);
  };
  for (const catalog::DataJob& job : catalog::Read(connection, options).data) {
    found.large_objects |= !job.large_objects.empty();
    if (job.relation == 0) continue;
    Append(found.relations, job.relation);
    Append(found.with_rows, job.relation);
  }
  return found;
}

// The names that the query returns, joined; empty for none.
std::string Names(pg::Connection& connection, const std::string& query) {
  std::string names;
  connection.Stream(query, [&names](const pg::Row& row) {
    if (!names.empty()) names += ", ";
    names += row.text(0);
  });
  return names;
}

std::string Relations(const std::string& relations, std::string_view condition) {
  return fmt::format(
      "SELECT pg_catalog.format('%I.%I', n.nspname, c.relname)\n"
      "FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace\n"
      "WHERE c.oid = ANY ('{{{}}}'::pg_catalog.oid[]) AND {}\n"
      "ORDER BY n.nspname, c.relname",
      relations, condition);
}

std::string Schemas(const std::string& relations) {
  return fmt::format(
      "SELECT pg_catalog.quote_ident(n.nspname) FROM pg_catalog.pg_namespace n\n"
      "WHERE NOT pg_catalog.has_schema_privilege(n.oid, 'USAGE') AND n.oid IN\n"
      "  (SELECT c.relnamespace FROM pg_catalog.pg_class c\n"
      "   WHERE c.oid = ANY ('{{{}}}'::pg_catalog.oid[]))\n"
      "ORDER BY n.nspname",
      relations);
}

std::string LargeObjects(int server_version) {
  constexpr std::string_view kSelect =
      "SELECT l.oid FROM pg_catalog.pg_largeobject_metadata l\n"
      "WHERE NOT {} ORDER BY l.oid";
  if (server_version >= kLargeObjectPrivilege) {
    return fmt::format(kSelect, "pg_catalog.has_largeobject_privilege(l.oid, 'SELECT')");
  }
  return fmt::format(kSelect,
                     "EXISTS (SELECT FROM pg_catalog.aclexplode(COALESCE(l.lomacl,"
                     " pg_catalog.acldefault('L', l.lomowner))) a\n"
                     "  WHERE a.privilege_type = 'SELECT' AND"
                     " (a.grantee = 0 OR pg_catalog.pg_has_role(a.grantee, 'USAGE')))");
}

// The commands that would help, one on a line.
std::string Remedies(pg::Connection& connection, const ToRead& read) {
  constexpr std::string_view kUnreadable =
      "NOT pg_catalog.has_table_privilege(c.oid, 'SELECT') AND c.relkind {} 'S'";
  constexpr std::string_view kSecured =
      "pg_catalog.row_security_active(c.oid) AND pg_catalog.current_setting('row_security') = "
      "'off'";
  const std::string role(
      connection.Query("SELECT pg_catalog.quote_ident(CURRENT_USER)")[0].text(0));
  std::string commands;
  const auto grant = [&](std::string_view right, const std::string& query) {
    const std::string names = Names(connection, query);
    if (names.empty()) return;
    commands += fmt::format("\nGRANT {} {} TO {};", right, names, role);
  };
  grant("USAGE ON SCHEMA", Schemas(read.relations));
  grant("SELECT ON TABLE", Relations(read.relations, fmt::format(kUnreadable, "<>")));
  grant("SELECT ON SEQUENCE", Relations(read.relations, fmt::format(kUnreadable, "=")));
  const bool tables = !commands.empty();
  if (read.large_objects) {
    grant("SELECT ON LARGE OBJECT", LargeObjects(connection.server_version()));
  }
  const std::string secured = Names(connection, Relations(read.with_rows, kSecured));
  if (!secured.empty()) commands += fmt::format("\nALTER ROLE {} BYPASSRLS;", role);
  if (tables && connection.server_version() >= kReadAllData) {
    commands +=
        fmt::format("\nFor all schemas, tables and sequences: GRANT pg_read_all_data TO {};", role);
  }
  if (!secured.empty()) {
    commands += fmt::format(
        "\nPolicies may hide rows of {} from it; --enable-row-security dumps those that it sees.",
        secured);
  }
  return commands;
}

}  // namespace

base::Error WithMissingRights(pg::Connection& connection, catalog::ReadOptions options,
                              const base::Error& error) {
  try {
    connection.Execute("ROLLBACK");
    connection.Execute("BEGIN ISOLATION LEVEL REPEATABLE READ, READ ONLY");
    const std::string commands = Remedies(connection, Look(connection, std::move(options)));
    if (commands.empty()) return error;
    return base::Error(error).WithHint(
        "What the role lacks for this dump would be given to it by:" + commands);
  } catch (const base::Error&) {
    return error;
  }
}

}  // namespace pgstow::dump
