#include <gtest/gtest.h>

#include "host/catalog/kinds/view/view_rule.h"
#include "tests/unit/catalog/kinds/emitting.h"

namespace pgstow::catalog {
namespace {

class ViewRoom : public testing::Test {
 protected:
  ViewRoom() {
    auto view = Named<Relation>("v");
    view->relkind = 'v';
    view_ = &store_.Add(kViewKind, std::move(view));
    auto rule = Named<ViewRule>("_RETURN");
    rule->view = view_;
    rule->query = " SELECT 1 AS a";
    rule_ = &store_.Add(kViewRuleKind, std::move(rule));
    view_->view_rule = rule_;
    AddColumn("a", "integer", "");
  }

  void AddColumn(const std::string& name, const std::string& type, const std::string& collation) {
    RelationColumn& column = view_->columns.emplace_back();
    column.number = static_cast<int32_t>(view_->columns.size());
    column.name = name;
    column.type = type;
    column.collation = collation;
  }

  CatalogStore store_;
  Relation* view_;
  ViewRule* rule_;
};

TEST_F(ViewRoom, WritesOptionsQueryAndCheck) {
  view_->options = {"security_barrier=true"};
  view_->check_option = "LOCAL";
  EXPECT_EQ(EntriesOf(*view_, store_).at(0).definition,
            "CREATE VIEW app.v WITH (security_barrier='true') AS\n"
            " SELECT 1 AS a\n"
            "  WITH LOCAL CHECK OPTION;\n");
}

TEST_F(ViewRoom, WritesNothingForARuleThatIsPartOfItsView) {
  EXPECT_TRUE(EntriesOf(*rule_, store_).empty());
}

TEST_F(ViewRoom, StandsInWithTheSameColumns) {
  view_->options = {"security_barrier=true"};
  AddColumn("Odd", "text", "pg_catalog.\"C\"");
  rule_->apart = true;
  const std::string stand_in =
      " AS\nSELECT\n    NULL::integer AS a,\n    NULL::text COLLATE pg_catalog.\"C\" AS \"Odd\";\n";
  EXPECT_EQ(EntriesOf(*view_, store_).at(0).definition, "CREATE VIEW app.v" + stand_in);
  const model::Entry rule = EntriesOf(*rule_, store_).at(0);
  EXPECT_EQ(rule.kind, "RULE");
  EXPECT_EQ(rule.tag, "v _RETURN");
  EXPECT_EQ(rule.definition,
            "CREATE OR REPLACE VIEW app.v WITH (security_barrier='true') AS\n SELECT 1 AS a;\n");
  EXPECT_EQ(rule.drop, "CREATE OR REPLACE VIEW app.v" + stand_in);
}

}  // namespace
}  // namespace pgstow::catalog
