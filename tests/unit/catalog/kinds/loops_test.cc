// Loops as databases have them, from literals, through the whole of RestoreOrder.
#include <gtest/gtest.h>

#include "host/catalog/boundary.h"
#include "host/catalog/kinds/function.h"
#include "host/catalog/kinds/type/domain.h"
#include "host/catalog/kinds/type/shell.h"
#include "host/catalog/kinds/view/view_rule.h"
#include "host/catalog/order.h"
#include "tests/unit/catalog/kinds/emitting.h"

namespace pgstow::catalog {
namespace {

class Loops : public testing::Test {
 protected:
  Relation& AddView(const std::string& name, const Kind& kind = kViewKind) {
    Relation& view = store_.Add(kind, Named<Relation>(name));
    ViewRule& rule = store_.Add(kViewRuleKind, Named<ViewRule>("_RETURN"));
    rule.section = model::Section::kNone;
    rule.view = &view;
    view.view_rule = &rule;
    AddDependency(view, rule.id);
    AddDependency(rule, view.id);
    return view;
  }
  Function& AddFunction(const std::string& name) {
    return store_.Add(kFunctionKind, Named<Function>(name));
  }
  Object& AddKey(const std::string& name) {
    return store_.Add(kKeyConstraintKind, Named<Object>(name));
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
};

TEST_F(Loops, AViewIsMadeWhenItsRuleCanBe) {
  Relation& view = AddView("a");
  Relation& under = AddView("z");
  AddDependency(*view.view_rule, under.id);
  EXPECT_EQ(Order(), (Names{"z", "a"}));
  EXPECT_FALSE(view.view_rule->apart);
}

TEST_F(Loops, OfTwoViewsThatNeedEachOtherTheFirstStandsIn) {
  Relation& first = AddView("z_first");
  Relation& second = AddView("a_second");
  AddDependency(*first.view_rule, second.id);
  AddDependency(*second.view_rule, first.id);
  EXPECT_EQ(Order(), (Names{"z_first", "a_second", "_RETURN"}));
  EXPECT_TRUE(first.view_rule->apart);
  EXPECT_FALSE(second.view_rule->apart);
}

TEST_F(Loops, AViewStandsInForAFunctionThatTakesItsRows) {
  Relation& view = AddView("v");
  Function& function = AddFunction("f");
  AddDependency(*view.view_rule, function.id);
  AddDependency(function, view.id);
  EXPECT_EQ(Order(), (Names{"v", "f", "_RETURN"}));
}

TEST_F(Loops, AViewThatNeedsAKeyStandsIn) {
  Relation& view = AddView("v");
  Object& key = AddKey("key");
  AddDependency(*view.view_rule, key.id);
  EXPECT_EQ(Order(), (Names{"v", "key", "_RETURN"}));
}

TEST_F(Loops, AMaterializedViewThatNeedsAKeyIsMadeAfterIt) {
  Relation& view = AddView("m", kMaterializedViewKind);
  Object& key = AddKey("key");
  AddDependency(*view.view_rule, key.id);
  EXPECT_EQ(Order(), (Names{"key", "m"}));
  EXPECT_EQ(view.section, model::Section::kPostData);
}

TEST_F(Loops, AFunctionThatNeedsAKeyIsMadeAfterItWithAllThatCallIt) {
  Function& function = AddFunction("z_function");
  Function& caller = AddFunction("a_caller");
  Object& key = AddKey("key");
  AddDependency(function, key.id);
  AddDependency(caller, function.id);
  EXPECT_EQ(Order(), (Names{"key", "z_function", "a_caller"}));
  EXPECT_EQ(function.section, model::Section::kPostData);
  EXPECT_EQ(caller.section, model::Section::kPostData);
}

class DomainLoops : public Loops {
 protected:
  DomainLoops() : domain_(store_.Add(kDomainKind, Named<Domain>("d"))) {
    auto constraint = Named<DomainConstraint>("check");
    constraint->domain = &domain_;
    constraint_ = &store_.Add(kDomainConstraintKind, std::move(constraint));
    constraint_->section = model::Section::kNone;
    AddDependency(domain_, constraint_->id);
    AddDependency(*constraint_, domain_.id);
  }

  Domain& domain_;
  DomainConstraint* constraint_;
};

TEST_F(DomainLoops, ADomainComesAfterWhatItsCheckCalls) {
  Function& function = AddFunction("f");
  AddDependency(*constraint_, function.id);
  EXPECT_EQ(Order(), (Names{"f", "d"}));
  EXPECT_FALSE(constraint_->apart);
}

TEST_F(DomainLoops, ACheckThatCallsAFunctionOfItsDomainStandsApart) {
  Function& function = AddFunction("f");
  AddDependency(*constraint_, function.id);
  AddDependency(function, domain_.id);
  EXPECT_EQ(Order(), (Names{"d", "f", "check"}));
  EXPECT_TRUE(constraint_->apart);
}

class TypeLoops : public Loops {
 protected:
  TypeLoops() : type_(store_.Add(kBaseTypeKind, Named<TypeWithFunctions>("type"))) {
    AddShell(type_, store_);
    type_.shell->name = "shell";
  }
  TypeWithFunctions& type_;
};

TEST_F(TypeLoops, ABaseTypeComesAfterItsFunctionsAndTheyAfterItsShell) {
  Function& input = AddFunction("z_in");
  Function& output = AddFunction("a_out");
  for (Function* function : {&input, &output}) {
    AddDependency(type_, function->id);
    AddDependency(*function, type_.id);
  }
  EXPECT_EQ(Order(), (Names{"shell", "a_out", "z_in", "type"}));
  EXPECT_TRUE(type_.shell->needed);
}

TEST_F(TypeLoops, ATypeThatOnlyOthersFunctionsTakeNeedsNoShell) {
  Function& function = AddFunction("a_function");
  AddDependency(function, type_.id);
  Order();
  EXPECT_FALSE(type_.shell->needed);
}

}  // namespace
}  // namespace pgstow::catalog
