// Who is a member of which role, as granted by whom.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "host/model/entry.h"

namespace pgstow::catalog::globals {

struct Membership {
  std::string role;
  std::string member;
  model::Oid member_oid = 0;
  bool admin = false;
  // What servers before 16 don't tell: there a role itself says whether it inherits, and who
  // granted a membership is of no account.
  std::string grantor;
  model::Oid grantor_oid = 0;  // 0: not told
  std::optional<bool> inherit;
  bool set = true;
};

// The memberships of each role (which stand together) in an order in which they can be granted: a
// grantor other than the role that initdb made has its own admin option first. Otherwise the given
// order is kept. Pure. Throws kUnsupported, as pg_dumpall words it, when there is no such order.
std::vector<Membership> GrantOrder(std::vector<Membership> memberships);

// The GRANT that makes it. Pure.
std::string GrantStatement(const Membership& membership);

}  // namespace pgstow::catalog::globals
