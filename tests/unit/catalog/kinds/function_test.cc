#include "host/catalog/kinds/function.h"

#include <gtest/gtest.h>

#include "tests/unit/catalog/kinds/emitting.h"

namespace pgstow::catalog {
namespace {

class FunctionRoom : public testing::Test {
 protected:
  FunctionRoom() {
    function_ = Named<Function>("f");
    function_->language = "sql";
    function_->result = "integer";
    function_->cost = "100";
    function_->rows = "0";
    function_->support = "-";
    function_->source = "SELECT 1";
  }

  model::Entry Entry() {
    return EntriesOf(store_.Add(kFunctionKind, std::move(function_)), store_).at(0);
  }
  std::string Definition() { return Entry().definition; }

  CatalogStore store_;
  std::unique_ptr<Function> function_;
};

TEST_F(FunctionRoom, WritesNoAttributeThatIsTheDefault) {
  EXPECT_EQ(Definition(),
            "CREATE FUNCTION app.f() RETURNS integer\n"
            "    LANGUAGE sql\n"
            "    AS $$SELECT 1$$;\n");
}

TEST_F(FunctionRoom, WritesAllAttributesInTheirOrder) {
  function_->transform_types = {"app.a", "app.b"};
  function_->prokind = 'w';
  function_->volatility = 's';
  function_->strict = function_->security_definer = function_->leakproof = true;
  function_->cost = "7";
  function_->returns_set = true;
  function_->rows = "9";
  function_->support = "app.supports";
  function_->parallel = 'r';
  function_->settings = {"work_mem=1MB", "search_path=a, b"};
  EXPECT_EQ(Definition(),
            "CREATE FUNCTION app.f() RETURNS integer\n"
            "    LANGUAGE sql TRANSFORM FOR TYPE app.a, FOR TYPE app.b WINDOW STABLE STRICT"
            " SECURITY DEFINER LEAKPROOF COST 7 ROWS 9 SUPPORT app.supports PARALLEL RESTRICTED\n"
            "    SET work_mem TO '1MB'\n"
            "    SET search_path TO 'a', 'b'\n"
            "    AS $$SELECT 1$$;\n");
}

TEST_F(FunctionRoom, KnowsTheUsualCostOfCompiledFunctions) {
  function_->language = "c";
  function_->cost = "1";
  EXPECT_EQ(Definition().find("COST"), std::string::npos);
}

TEST_F(FunctionRoom, WritesTheUsualCostOfOthersForCompiledFunctions) {
  function_->language = "internal";
  EXPECT_NE(Definition().find(" COST 100"), std::string::npos);
}

TEST_F(FunctionRoom, WritesRowsOfSetsOnly) {
  function_->rows = "9";
  EXPECT_EQ(Definition().find("ROWS"), std::string::npos);
}

TEST_F(FunctionRoom, WritesFileAndLinkSymbol) {
  function_->binary = "$libdir/lib";
  function_->source = "symbol";
  EXPECT_NE(Definition().find("    AS '$libdir/lib', 'symbol';\n"), std::string::npos);
}

TEST_F(FunctionRoom, QuotesALinkSymbolByDollarsWhereItHoldsQuotes) {
  function_->binary = "$libdir/lib";
  function_->source = "sym'bol";
  EXPECT_NE(Definition().find("    AS '$libdir/lib', $$sym'bol$$;\n"), std::string::npos);
}

TEST_F(FunctionRoom, WritesABodyInSqlSyntaxAsItIs) {
  function_->source = "";
  function_->body = "RETURN (1 + 1)";
  EXPECT_NE(Definition().find("\n    RETURN (1 + 1);\n"), std::string::npos);
}

TEST_F(FunctionRoom, NamesAProcedureAsOne) {
  function_->prokind = 'p';
  function_->result = "";
  function_->arguments = "INOUT a integer DEFAULT 1";
  function_->identity_arguments = "INOUT a integer";
  function_->argument_types = {"integer"};
  const model::Entry entry = Entry();
  EXPECT_EQ(entry.kind, "PROCEDURE");
  EXPECT_EQ(entry.tag, "f(integer)");
  EXPECT_EQ(entry.owned_as, "PROCEDURE app.f(INOUT a integer)");
  EXPECT_EQ(entry.drop, "DROP PROCEDURE app.f(INOUT a integer);\n");
  EXPECT_EQ(entry.definition,
            "CREATE PROCEDURE app.f(INOUT a integer DEFAULT 1)\n"
            "    LANGUAGE sql\n"
            "    AS $$SELECT 1$$;\n");
}

TEST_F(FunctionRoom, StartsALineForEachExtensionItDependsOn) {
  function_->depends_on_extensions = {"a", "Odd"};
  const std::string text = Definition();
  EXPECT_EQ(text.substr(text.find(";\n") + 2),
            "\nALTER FUNCTION app.f() DEPENDS ON EXTENSION a;"
            "\nALTER FUNCTION app.f() DEPENDS ON EXTENSION \"Odd\";");
}

TEST(FunctionOrder, IsByNumberThenByTypesOfArguments) {
  const auto compare = [](std::vector<std::string> left, std::vector<std::string> right) {
    Function a, b;
    a.argument_type_names = std::move(left);
    b.argument_type_names = std::move(right);
    return kFunctionKind.compare(a, b, CatalogStore());
  };
  EXPECT_LT(compare({}, {"pg_catalog", "bool"}), 0);
  EXPECT_LT(compare({"z", "z"}, {"a", "a", "a", "a"}), 0);
  EXPECT_LT(compare({"app", "z"}, {"pg_catalog", "a"}), 0);
  EXPECT_GT(compare({"pg_catalog", "text"}, {"pg_catalog", "int4"}), 0);
  EXPECT_EQ(compare({"pg_catalog", "text"}, {"pg_catalog", "text"}), 0);
}

}  // namespace
}  // namespace pgstow::catalog
