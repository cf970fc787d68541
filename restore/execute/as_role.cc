#include "restore/execute/as_role.h"

#include <algorithm>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "host/base/error.h"
#include "host/base/log.h"
#include "restore/inspect/inspect.h"

namespace pgstow::execute {
namespace {

using base::ErrorCode;
using inspect::Finding;

// Rights that reach beyond one database, or past who owns what in it: of the session's user and of
// all roles that it is a member of, in whatever way, for those it can become. Membership in
// pg_database_owner is none of them.
// Source: https://www.postgresql.org/docs/18/role-attributes.html,
// https://www.postgresql.org/docs/18/predefined-roles.html
constexpr const char* kRightsQuery = R"(
  SELECT session_user, r.rolname, p.power
  FROM pg_catalog.pg_roles r CROSS JOIN LATERAL (VALUES
    (1, r.rolsuper, 'is a superuser'),
    (2, r.rolcreaterole, 'may make roles (CREATEROLE)'),
    (3, r.rolcreatedb, 'may make databases (CREATEDB)'),
    (4, r.rolreplication, 'may replicate (REPLICATION)'),
    (5, r.rolbypassrls, 'is not bound by row security (BYPASSRLS)'),
    (6, r.rolname = 'pg_execute_server_program', 'may run programs on the server'),
    (7, r.rolname = 'pg_read_server_files', 'may read files of the server'),
    (8, r.rolname = 'pg_write_server_files', 'may write files of the server'),
    (9, r.rolname = 'pg_read_all_data', 'may read all rows'),
    (10, r.rolname = 'pg_write_all_data', 'may change all rows'),
    (11, r.rolname = 'pg_signal_backend', 'may end sessions of others'),
    (12, r.rolname = 'pg_create_subscription', 'may make subscriptions')
  ) p (place, holds, power)
  WHERE p.holds AND pg_catalog.pg_has_role(session_user, r.oid, 'MEMBER')
  ORDER BY r.rolname <> session_user, p.place, r.rolname LIMIT 1)";

void CheckUser(pg::Connection& connection, const std::string& role) {
  const std::string user(connection.Query("SELECT session_user")[0].text(0));
  if (user == role) return;
  throw base::Error(
      ErrorCode::kUnsupported,
      fmt::format("the session is that of user \"{}\" and not of role \"{}\"", user, role))
      .WithHint("Leave the user out of the connection string; the role logs in itself.");
}

void CheckRights(pg::Connection& connection, const std::string& role) {
  const pg::Result found = connection.Query(kRightsQuery);
  if (found.rows() == 0) return;
  const std::string holder(found[0].text(1));
  throw base::Error(
      ErrorCode::kUnsupported,
      fmt::format("role \"{}\" has too many rights for what somebody unknown wrote: "
                  "{}{}",
                  role,
                  holder == role ? std::string("it ")
                                 : fmt::format("it is a member of \"{}\", which ", holder),
                  found[0].text(2)))
      .WithHint(fmt::format("Make one for this: CREATE ROLE … LOGIN; GRANT CREATE, CONNECT ON "
                            "DATABASE \"{}\" TO …; GRANT CREATE ON SCHEMA public TO …;",
                            connection.database()));
}

void RefuseUnexpected(const std::vector<Finding>& unexpected) {
  if (unexpected.empty()) return;
  for (const Finding& finding : unexpected) {
    base::Log(base::LogLevel::kError, "entry {} ({}) has what no dump has there: {}", finding.entry,
              finding.object, finding.what);
  }
  throw base::Error(ErrorCode::kInput,
                    "nothing was restored: somebody has written into the archive")
      .WithHint(
          "\"pgstow list --inspect\" tells all that it would run. Leave such entries out, "
          "with a list (-L) or by name.");
}

// The entries that belong to others, by those.
using Belongings = std::unordered_multimap<model::DumpId, size_t>;

Belongings BelongingsOf(const model::Toc& toc, const select::Selection& selection) {
  Belongings belongings;
  for (const size_t i : selection.order) {
    for (const model::DumpId owner : toc.entries[i].belongs_to) belongings.emplace(owner, i);
  }
  return belongings;
}

class Omission {
 public:
  Omission(const model::Toc& toc, select::Selection& selection)
      : toc_(toc), selection_(selection), belongings_(BelongingsOf(toc, selection)) {}

  void LeaveOut(const Finding& finding) {
    if (!Drop(finding.entry)) return;
    base::Log(base::LogLevel::kWarning, "entry {} ({}) is left out, as it takes a superuser: {}",
              finding.entry, finding.object, finding.what);
    std::vector<model::DumpId> owners = {finding.entry};
    while (!owners.empty()) {
      const model::DumpId owner = owners.back();
      owners.pop_back();
      const auto [first, last] = belongings_.equal_range(owner);
      for (auto each = first; each != last; ++each) {
        const model::Entry& entry = toc_.entries[each->second];
        if (!Drop(entry.id)) continue;
        base::Log(base::LogLevel::kWarning, "entry {} ({} \"{}\") is left out with entry {}",
                  entry.id, entry.kind, entry.tag, owner);
        owners.push_back(entry.id);
      }
    }
  }

  // Returns how many entries were left out.
  size_t Finish() {
    const auto dropped = [this](size_t i) { return !selection_.choices[i].any(); };
    const auto first = selection_.order.begin();
    const auto end_of_first = first + static_cast<std::ptrdiff_t>(selection_.first);
    selection_.first -= static_cast<size_t>(std::count_if(first, end_of_first, dropped));
    return std::erase_if(selection_.order, dropped);
  }

 private:
  // False when it was dropped before, or never chosen.
  bool Drop(model::DumpId id) {
    const auto place = places_.find(id);
    if (place == places_.end()) return false;
    return std::exchange(selection_.choices[place->second], {}).any();
  }

  static std::unordered_map<model::DumpId, size_t> PlacesOf(const model::Toc& toc,
                                                            const select::Selection& selection) {
    std::unordered_map<model::DumpId, size_t> places;
    for (const size_t i : selection.order) places.emplace(toc.entries[i].id, i);
    return places;
  }

  const model::Toc& toc_;
  select::Selection& selection_;
  const Belongings belongings_;
  const std::unordered_map<model::DumpId, size_t> places_ = PlacesOf(toc_, selection_);
};

}  // namespace

std::unique_ptr<pg::Connection> ConnectForRestore(const RestoreOptions& options) {
  if (options.as_role.empty()) return pg::Connection::Connect(options.connection);
  pg::ConnectionOptions connection = options.connection;
  connection.user = options.as_role;
  std::unique_ptr<pg::Connection> connected = pg::Connection::Connect(connection);
  CheckUser(*connected, options.as_role);
  CheckRights(*connected, options.as_role);
  return connected;
}

size_t LeaveOutPowers(const model::Toc& toc, select::Selection& selection) {
  const inspect::Inspection found = inspect::Inspect(toc, selection.order);
  RefuseUnexpected(found.unexpected);
  Omission omission(toc, selection);
  for (const Finding& finding : found.superuser) omission.LeaveOut(finding);
  return omission.Finish();
}

}  // namespace pgstow::execute
