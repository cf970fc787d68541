#include "host/catalog/order.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/unit/catalog/core/graph.h"

namespace pgstow::catalog {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;

TEST(RestoreOrder, PutsKindsByPriorityThenSchemaThenName) {
  CatalogStore store;
  AddNode(store, kTestTable, "b", "s");
  AddNode(store, kTestTable, "a", "t");
  AddNode(store, kTestTable, "a", "s");
  AddNode(store, kTestFunction, "z", "s");
  AddNode(store, kTestSchema, "s");
  EXPECT_THAT(Names(RestoreOrder(store)), ElementsAre("s", "z", "a", "b", "a"));
}

TEST(RestoreOrder, PutsWhatIsInNoSchemaAfterWhatIs) {
  CatalogStore store;
  AddNode(store, kTestTable, "a");
  AddNode(store, kTestTable, "b", "s");
  EXPECT_THAT(Names(RestoreOrder(store)), ElementsAre("b", "a"));
}

TEST(RestoreOrder, MovesAnObjectForwardOnlyWhenSomethingNeedsIt) {
  CatalogStore store;
  Object& a = AddNode(store, kTestTable, "a", "s");
  AddNode(store, kTestTable, "b", "s");
  const Object& c = AddNode(store, kTestTable, "c", "s");
  a.dependencies = {c.id};
  EXPECT_THAT(Names(RestoreOrder(store)), ElementsAre("c", "a", "b"));
}

TEST(RestoreOrder, DoesNotDependOnTheOrderOfReading) {
  for (const bool reversed : {false, true}) {
    CatalogStore store;
    if (reversed) {
      AddNode(store, kTestTable, "b", "s", 50001);
      AddNode(store, kTestTable, "a", "s", 50002);
    } else {
      AddNode(store, kTestTable, "a", "s", 50002);
      AddNode(store, kTestTable, "b", "s", 50001);
    }
    EXPECT_THAT(Names(RestoreOrder(store)), ElementsAre("a", "b"));
  }
}

TEST(RestoreOrder, PutsPartsOfOneNameByWhatTheyArePartOf) {
  CatalogStore store;
  const Object& table = AddNode(store, kTestTable, "a", "s");
  const Object& second = AddNode(store, kTestTable, "b", "s");
  const Object& function = AddNode(store, kTestFunction, "z", "s");
  std::vector<DumpId> expected;
  for (const Object* parent : {&second, &table, &function}) {
    Object& part = AddNode(store, kTestIndex, "same", "s");
    part.parent = parent->id;
    expected.insert(expected.begin(), part.id);
  }
  std::vector<DumpId> parts;
  for (const Object* object : RestoreOrder(store)) {
    if (object->kind == &kTestIndex) parts.push_back(object->id);
  }
  EXPECT_EQ(parts, expected);
}

TEST(RestoreOrder, KeepsDataBetweenTheBoundaries) {
  CatalogStore store;
  AddNode(store, kTestIndex, "index", "s");
  AddNode(store, kTestData, "data", "s");
  Object& table = AddNode(store, kTestTable, "zz", "s");
  Object& function = AddNode(store, kTestFunction, "needs the table", "s");
  function.dependencies = {table.id};
  AddBoundaries(store);
  EXPECT_THAT(Names(RestoreOrder(store)), ElementsAre("zz", "needs the table", "data", "index"));
}

TEST(RestoreOrder, IgnoresDependenciesOnItselfTwiceSaidAndOnNothing) {
  CatalogStore store;
  Object& a = AddNode(store, kTestTable, "a", "s");
  const Object& b = AddNode(store, kTestTable, "b", "s");
  a.dependencies = {a.id, b.id, b.id, 99};
  EXPECT_THAT(Names(RestoreOrder(store)), ElementsAre("b", "a"));
  EXPECT_THAT(a.dependencies, ElementsAre(b.id));
}

TEST(RestoreOrder, NamesTheObjectsOfALoopThatNoRuleBreaksAndKeepsThemAll) {
  CatalogStore store;
  Object& a = AddNode(store, kTestSchema, "first");
  Object& b = AddNode(store, kTestSchema, "second");
  a.dependencies = {b.id};
  b.dependencies = {a.id};
  testing::internal::CaptureStderr();
  const std::vector<Object*> order = RestoreOrder(store);
  const std::string warning = testing::internal::GetCapturedStderr();
  EXPECT_THAT(Names(order), ElementsAre("first", "second"));
  EXPECT_THAT(warning,
              HasSubstr("warning: could not resolve dependency loop among these items:\n"));
  EXPECT_THAT(warning, HasSubstr("detail: schema \"first\" (OID 0)\n"));
  EXPECT_THAT(warning, HasSubstr("detail: schema \"second\" (OID 0)\n"));
}

TEST(RestoreOrder, OrdersALongChainInLinearDepth) {
  CatalogStore store;
  constexpr int kLength = 20000;
  Object* previous = nullptr;
  for (int i = 0; i < kLength; ++i) {
    Object& object = AddNode(store, kTestTable, std::to_string(1000000 - i), "s");
    if (previous != nullptr) object.dependencies = {previous->id};
    previous = &object;
  }
  const auto names = Names(RestoreOrder(store));
  ASSERT_EQ(names.size(), size_t{kLength});
  EXPECT_EQ(names.front(), "1000000");
  EXPECT_EQ(names.back(), std::to_string(1000000 - kLength + 1));
}

TEST(Dependencies, AreAddedOnceAndTakenAwayWhole) {
  CatalogStore store;
  Object& a = AddNode(store, kTestTable, "a");
  const Object& b = AddNode(store, kTestTable, "b");
  AddDependency(a, b.id);
  AddDependency(a, b.id);
  AddDependency(a, a.id);
  EXPECT_THAT(a.dependencies, ElementsAre(b.id));
  RemoveDependency(a, b.id);
  EXPECT_TRUE(a.dependencies.empty());
}

TEST(Boundary, AnObjectMovedToPostDataComesAfterTheData) {
  CatalogStore store;
  Object& view = AddNode(store, kTestTable, "a", "s");
  AddNode(store, kTestData, "data", "s");
  AddBoundaries(store);
  MoveToPostData(view, store);
  EXPECT_EQ(view.section, model::Section::kPostData);
  EXPECT_THAT(Names(RestoreOrder(store)), ElementsAre("data", "a"));
}

}  // namespace
}  // namespace pgstow::catalog
