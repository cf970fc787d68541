#include "host/catalog/globals/membership.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "host/base/error.h"

namespace pgstow::catalog::globals {
namespace {

using testing::ElementsAre;

constexpr model::Oid kInitdbs = 10;

// A membership in `role` of the role with this number, granted by the other one.
Membership Of(const std::string& role, model::Oid member, model::Oid grantor, bool admin = false) {
  return {.role = role,
          .member = std::to_string(member),
          .member_oid = member,
          .admin = admin,
          .grantor = std::to_string(grantor),
          .grantor_oid = grantor,
          .inherit = true};
}

std::vector<std::string> Ordered(std::vector<Membership> memberships) {
  std::vector<std::string> order;
  for (const Membership& membership : GrantOrder(std::move(memberships))) {
    order.push_back(membership.role + membership.member);
  }
  return order;
}

TEST(GrantOrderTest, KeepsTheOrderWhereAnyIsLegal) {
  EXPECT_THAT(Ordered({Of("r", 21, kInitdbs), Of("r", 20, kInitdbs), Of("a", 22, kInitdbs)}),
              ElementsAre("r21", "r20", "a22"));
}

TEST(GrantOrderTest, LetsAGrantorHaveItsAdminOptionFirst) {
  EXPECT_THAT(Ordered({Of("r", 20, 22), Of("r", 21, 20), Of("r", 22, kInitdbs, true),
                       Of("r", 23, kInitdbs), Of("r", 20, kInitdbs, true)}),
              ElementsAre("r22", "r23", "r20", "r20", "r21"));
}

TEST(GrantOrderTest, CountsTheAdminOptionsOfEachRoleAlone) {
  EXPECT_THROW(Ordered({Of("a", 20, kInitdbs, true), Of("r", 21, 20)}), base::Error);
}

TEST(GrantOrderTest, RefusesACircleByName) {
  try {
    Ordered({Of("r", 20, 21, true), Of("r", 21, 20, true)});
    FAIL() << "a circle was ordered";
  } catch (const base::Error& error) {
    EXPECT_STREQ(error.what(),
                 "could not find a legal dump ordering for memberships in role \"r\"");
  }
}

TEST(GrantStatementTest, NamesWhatDiffersFromWhatIsUsual) {
  Membership membership = Of("r", 20, 21, true);
  EXPECT_EQ(GrantStatement(membership),
            "GRANT r TO \"20\" WITH ADMIN OPTION, INHERIT TRUE GRANTED BY \"21\";\n");
  membership.admin = membership.set = false;
  membership.inherit = false;
  EXPECT_EQ(GrantStatement(membership),
            "GRANT r TO \"20\" WITH INHERIT FALSE, SET FALSE GRANTED BY \"21\";\n");
}

TEST(GrantStatementTest, SaysNoMoreThanOldServersTell) {
  EXPECT_EQ(GrantStatement({.role = "r", .member = "m"}), "GRANT r TO m;\n");
  EXPECT_EQ(GrantStatement({.role = "r", .member = "m", .admin = true}),
            "GRANT r TO m WITH ADMIN OPTION;\n");
}

}  // namespace
}  // namespace pgstow::catalog::globals
