// Source: https://www.postgresql.org/docs/18/catalog-pg-auth-members.html,
// https://www.postgresql.org/docs/18/sql-grant.html#SQL-GRANT-DESCRIPTION-ROLES
#include "host/catalog/globals/membership.h"

#include <algorithm>
#include <memory>
#include <set>
#include <utility>

#include <fmt/format.h>

#include "host/base/error.h"
#include "host/catalog/globals/rooms.h"
#include "host/catalog/query.h"
#include "host/sql/quote.h"

namespace pgstow::catalog::globals {
namespace {

void Inherit(const pg::Row& row, int column, Membership& out) {
  if (!row.null(column)) out.inherit = row.boolean(column);
}

// Memberships of the system's roles in each other are the system's.
const Query<Membership>& MembershipQuery() {
  static const Query<Membership> query = {
      {
          {"r.rolname", &Membership::role},
          {"m.rolname", &Membership::member},
          {"m.oid", &Membership::member_oid},
          {"a.admin_option", &Membership::admin},
          Column<Membership>("g.rolname", &Membership::grantor).Since(16),
          Column<Membership>("g.oid", &Membership::grantor_oid).Since(16),
          Column<Membership>("a.inherit_option", Inherit).Since(16),
          Column<Membership>("a.set_option", &Membership::set).Since(16, "true"),
      },
      "FROM pg_catalog.pg_auth_members a\n"
      "JOIN pg_catalog.pg_roles r ON r.oid = a.roleid\n"
      "JOIN pg_catalog.pg_roles m ON m.oid = a.member\n"
      "LEFT JOIN pg_catalog.pg_roles g ON g.oid = a.grantor\n"
      "WHERE NOT (pg_catalog.starts_with(r.rolname, 'pg_')"
      " AND pg_catalog.starts_with(m.rolname, 'pg_'))\n"
      "ORDER BY r.rolname, m.rolname, g.rolname"};
  return query;
}

// Moves those of one role into `ordered`, in rounds: each takes what can be granted by then.
void OrderOneRole(std::vector<Membership> waiting, std::vector<Membership>& ordered) {
  std::set<model::Oid> admins = {0, kFirstRole};
  while (!waiting.empty()) {
    std::vector<Membership> later;
    for (Membership& membership : waiting) {
      if (!admins.contains(membership.grantor_oid)) {
        later.push_back(std::move(membership));
        continue;
      }
      if (membership.admin) admins.insert(membership.member_oid);
      ordered.push_back(std::move(membership));
    }
    if (later.size() == waiting.size()) {
      base::Throw(base::ErrorCode::kUnsupported,
                  "could not find a legal dump ordering for memberships in role \"{}\"",
                  later.front().role);
    }
    waiting = std::move(later);
  }
}

}  // namespace

std::vector<Membership> GrantOrder(std::vector<Membership> memberships) {
  std::vector<Membership> ordered;
  ordered.reserve(memberships.size());
  for (auto begin = memberships.begin(); begin != memberships.end();) {
    const auto end = std::find_if(begin, memberships.end(), [&begin](const Membership& other) {
      return other.role != begin->role;
    });
    OrderOneRole({std::make_move_iterator(begin), std::make_move_iterator(end)}, ordered);
    begin = end;
  }
  return ordered;
}

std::string GrantStatement(const Membership& membership) {
  std::string options;
  const auto option = [&options](std::string_view words) {
    options += fmt::format("{}{}", options.empty() ? " WITH " : ", ", words);
  };
  if (membership.admin) option("ADMIN OPTION");
  if (membership.inherit) option(*membership.inherit ? "INHERIT TRUE" : "INHERIT FALSE");
  if (!membership.set) option("SET FALSE");
  if (!membership.grantor.empty()) {
    options += " GRANTED BY " + sql::Identifier(membership.grantor);
  }
  return fmt::format("GRANT {} TO {}{};\n", sql::Identifier(membership.role),
                     sql::Identifier(membership.member), options);
}

Entries ReadMemberships(Reading& reading) {
  std::vector<Membership> memberships;
  MembershipQuery().Run(reading.connection(), [&](std::unique_ptr<Membership> membership) {
    memberships.push_back(std::move(*membership));
  });
  Entries entries;
  for (const Membership& membership : GrantOrder(std::move(memberships))) {
    model::Entry entry =
        reading.Draft("ROLE MEMBERSHIP", membership.role + " " + membership.member);
    entry.definition = GrantStatement(membership);
    entries.push_back(std::move(entry));
  }
  return entries;
}

}  // namespace pgstow::catalog::globals
