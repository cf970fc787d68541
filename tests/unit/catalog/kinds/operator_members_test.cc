#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "host/catalog/kinds/operator/members.h"
#include "tests/unit/catalog/kinds/emitting.h"

namespace pgstow::catalog {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

TEST(OperatorMembers, AreNoClausesOfAGroupWithoutAny) {
  EXPECT_THAT(OperatorGroup().MemberClauses(), IsEmpty());
}

TEST(OperatorMembers, ListOperatorsBeforeFunctions) {
  OperatorGroup group;
  group.functions = {"1", "app.cmp(integer,bigint)", "integer", "bigint"};
  group.operators = {"1", "<(integer,bigint)", "", "", "3", "app.=(integer,bigint)", "", ""};
  EXPECT_THAT(group.MemberClauses(),
              ElementsAre("OPERATOR 1 <(integer,bigint)", "OPERATOR 3 app.=(integer,bigint)",
                          "FUNCTION 1 (integer, bigint) app.cmp(integer,bigint)"));
}

TEST(OperatorMembers, NameTheFamilyThatSortsDistances) {
  OperatorGroup group;
  group.operators = {"15", "<->(point,point)", "app", "Odd"};
  EXPECT_THAT(group.MemberClauses(),
              ElementsAre("OPERATOR 15 <->(point,point) FOR ORDER BY app.\"Odd\""));
}

TEST(OperatorGroups, AreKnownByNameAndMethod) {
  const auto group = Named<OperatorGroup>("Odd");
  group->method = "My tree";
  EXPECT_EQ(group->QualifiedName(), "app.\"Odd\" USING \"My tree\"");
}

TEST(OperatorGroups, OfOneNameAreOrderedByMethod) {
  const auto compare = [](std::string left, std::string right) {
    OperatorGroup a, b;
    a.method = std::move(left);
    b.method = std::move(right);
    return CompareOperatorGroups(a, b, CatalogStore());
  };
  EXPECT_LT(compare("btree", "hash"), 0);
  EXPECT_GT(compare("hash", "btree"), 0);
  EXPECT_EQ(compare("gist", "gist"), 0);
}

}  // namespace
}  // namespace pgstow::catalog
