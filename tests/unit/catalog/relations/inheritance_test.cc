#include "host/catalog/kinds/table/inheritance.h"

#include <gtest/gtest.h>

#include "tests/unit/catalog/relations/tables.h"

namespace pgstow::catalog {
namespace {

class Inheritance : public testing::Test {
 protected:
  Inheritance() {
    child_.parents = {&parent_};
    AddColumn(parent_, "c");
    AddColumn(child_, "c");
  }

  RelationColumn& above() { return parent_.columns[0]; }
  RelationColumn& below() { return child_.columns[0]; }

  // Tables whose column lacks the default of its parents.
  std::vector<std::string> Resolve() {
    std::vector<std::string> without;
    ResolveInheritance(
        store_, [&without](Relation& table, RelationColumn&) { without.emplace_back(table.name); });
    return without;
  }

  void Generate(Relation& table, const std::string& expression) {
    table.columns[0].generated = 's';
    AddValue(store_, table, table.columns[0], expression);
  }

  CatalogStore store_;
  Relation& parent_ = AddTable(store_, "parent");
  Relation& child_ = AddTable(store_, "child");
};

TEST_F(Inheritance, TakesANotNullWithoutANameForInheritedWhenTheParentHasIt) {
  above().not_null.present = true;
  below().not_null.present = true;
  Resolve();
  EXPECT_FALSE(below().not_null.local);
  EXPECT_TRUE(above().not_null.local);
}

TEST_F(Inheritance, TakesANotNullWithoutANameForOwnWhenTheParentHasNone) {
  below().not_null.present = true;
  Resolve();
  EXPECT_TRUE(below().not_null.local);
}

TEST_F(Inheritance, BelievesWhatTheServerSaysOfNamedOnes) {
  above().not_null = {.name = "a", .constraint = 1, .present = true};
  below().not_null = {.name = "b", .constraint = 2, .present = true, .local = true};
  Resolve();
  EXPECT_TRUE(below().not_null.local);
  below().not_null.local = false;
  Resolve();
  EXPECT_FALSE(below().not_null.local);
}

TEST_F(Inheritance, KeepsAValidatedNotNullWhoseParentIsNot) {
  above().not_null = {.name = "a", .constraint = 1, .present = true, .validated = false};
  below().not_null = {.name = "a", .constraint = 2, .present = true, .local = false};
  Resolve();
  EXPECT_TRUE(below().not_null.local);
}

TEST_F(Inheritance, LeavesAValidatedNotNullToAnyParentThatHasItValidated) {
  Relation& other = AddTable(store_, "other");
  child_.parents.push_back(&other);
  above().not_null = {.name = "a", .constraint = 1, .present = true, .validated = false};
  AddColumn(other, "c").not_null = {.name = "c", .constraint = 3, .present = true};
  below().not_null = {.name = "a", .constraint = 2, .present = true, .local = false};
  Resolve();
  EXPECT_FALSE(below().not_null.local);
}

TEST_F(Inheritance, NoticesADefaultThatTheChildLacks) {
  AddValue(store_, parent_, above(), "1");
  EXPECT_EQ(Resolve(), std::vector<std::string>{"child"});
  AddValue(store_, child_, below(), "2");
  EXPECT_TRUE(Resolve().empty());
}

TEST_F(Inheritance, DoesNotHandALackOfDefaultDown) {
  Relation& grandchild = AddTable(store_, "grandchild");
  grandchild.parents = {&child_};
  AddColumn(grandchild, "c");
  AddValue(store_, parent_, above(), "1");
  std::vector<std::string> without;
  ResolveInheritance(store_, [&](Relation& table, RelationColumn& column) {
    without.emplace_back(table.name);
    AddValue(store_, table, column, "NULL");
  });
  EXPECT_EQ(without, std::vector<std::string>{"child"});
}

TEST_F(Inheritance, LeavesTheSameGenerationToTheParent) {
  Generate(parent_, "1");
  Generate(child_, "1");
  Relation& grandchild = AddTable(store_, "grandchild");
  grandchild.parents = {&child_};
  AddColumn(grandchild, "c");
  Generate(grandchild, "1");
  Resolve();
  EXPECT_NE(above().value, nullptr);
  EXPECT_EQ(below().value, nullptr);
  EXPECT_EQ(grandchild.columns[0].value, nullptr);
}

TEST_F(Inheritance, KeepsAGenerationOfItsOwnOrOfAPartition) {
  Generate(parent_, "1");
  Generate(child_, "2");
  Resolve();
  EXPECT_NE(below().value, nullptr);
  below().value->expression = "1";
  child_.partition = true;
  Resolve();
  EXPECT_NE(below().value, nullptr);
}

TEST_F(Inheritance, GoesByNamesNotByNumbersAndSkipsWhatIsDropped) {
  above().dropped = true;
  AddColumn(parent_, "other");
  AddValue(store_, parent_, above(), "1");
  AddValue(store_, parent_, parent_.columns[1], "1");
  EXPECT_TRUE(Resolve().empty());
}

}  // namespace
}  // namespace pgstow::catalog
