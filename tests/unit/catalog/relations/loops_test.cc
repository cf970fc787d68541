// Loops through tables as databases have them, from literals, through the whole of RestoreOrder.
#include <gtest/gtest.h>

#include "host/catalog/boundary.h"
#include "host/catalog/kinds/table/table_data.h"
#include "host/catalog/order.h"
#include "tests/unit/catalog/relations/tables.h"

namespace pgstow::catalog {
namespace {

class TableLoops : public testing::Test {
 protected:
  Object& AddFunction(const std::string& name) {
    return store_.Add(kFunctionKind, Named<Object>(name));
  }
  // A part that is written within the table, as long as nothing forbids it.
  template <class Part>
  Part& Inline(Part& part) {
    AddDependency(*part.table, part.id);
    AddDependency(part, part.table->id);
    return part;
  }

  // Names in restore order.
  std::vector<std::string> Order() {
    AddBoundaries(store_);
    std::vector<std::string> names;
    for (const Object* object : RestoreOrder(store_)) {
      if (object->section != model::Section::kNone) names.emplace_back(object->name);
    }
    return names;
  }

  using Names = std::vector<std::string>;
  CatalogStore store_;
  Relation& table_ = AddTable(store_, "t");
};

TEST_F(TableLoops, ATableComesAfterWhatItsDefaultCalls) {
  ColumnDefault& value = Inline(AddValue(store_, table_, AddColumn(table_, "a"), "f()"));
  AddDependency(value, AddFunction("f").id);
  EXPECT_EQ(Order(), (Names{"f", "t", "t"}));
  EXPECT_FALSE(value.separate);
}

TEST_F(TableLoops, ADefaultThatCallsAFunctionOfItsTableStandsApart) {
  ColumnDefault& value = Inline(AddValue(store_, table_, AddColumn(table_, "a"), "f(NULL)"));
  Object& function = AddFunction("f");
  AddDependency(value, function.id);
  AddDependency(function, table_.id);
  EXPECT_EQ(Order(), (Names{"t", "f", "t"}));
  EXPECT_TRUE(value.separate);
}

TEST_F(TableLoops, AGenerationExpressionThatNeedsItsTableBecomesADefaultWithAWarning) {
  RelationColumn& column = AddColumn(table_, "a");
  column.generated = 's';
  ColumnDefault& value = Inline(AddValue(store_, table_, column, "f(NULL)"));
  Object& function = AddFunction("f");
  AddDependency(value, function.id);
  AddDependency(function, table_.id);
  testing::internal::CaptureStderr();
  EXPECT_EQ(Order(), (Names{"t", "f", "t"}));
  EXPECT_NE(testing::internal::GetCapturedStderr().find("generated column \"a\""),
            std::string::npos);
  EXPECT_EQ(EntriesOf(value, store_).at(0).definition,
            "ALTER TABLE ONLY app.t ALTER COLUMN a SET DEFAULT f(NULL);\n");
}

TEST_F(TableLoops, ACheckThatCallsAFunctionOfItsTableComesAfterTheData) {
  TableConstraint& check = Inline(AddCheck(store_, table_, "check", "CHECK (f(t.*))"));
  Object& function = AddFunction("f");
  AddDependency(check, function.id);
  AddDependency(function, table_.id);
  EXPECT_EQ(Order(), (Names{"t", "f", "check"}));
  EXPECT_TRUE(check.separate);
  EXPECT_EQ(check.section, model::Section::kPostData);
}

TEST_F(TableLoops, RowsWhoseKeysFormACircleAreStillOrdered) {
  std::vector<Object*> data;
  for (const char* name : {"a", "b", "c"}) {
    Relation& table = AddTable(store_, name);
    AddTableData(store_, table, "");
    data.push_back(table.data);
  }
  AddDependency(*data[0], data[1]->id);
  AddDependency(*data[1], data[0]->id);
  AddDependency(*data[2], data[0]->id);
  testing::internal::CaptureStderr();
  const Names order = Order();
  const std::string warning = testing::internal::GetCapturedStderr();
  EXPECT_EQ(order.size(), 7U);
  EXPECT_NE(warning.find("detail: a\npgstow: detail: b\n"), std::string::npos) << warning;
}

}  // namespace
}  // namespace pgstow::catalog
