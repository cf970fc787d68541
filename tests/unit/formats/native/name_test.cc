#include "formats/native/name.h"

#include <string>
#include <utility>

#include <gtest/gtest.h>

namespace pgstow::native {
namespace {

const void* PlaceOf(const Name& name) { return std::string_view(name).data(); }

TEST(Name, ReadsAsItsText) {
  const std::string long_text(1000, 'x');
  const std::string with_nul("a\0b", 3);
  for (const std::string& text : {std::string("TABLE"), long_text, with_nul, std::string()}) {
    const Name name = text;
    EXPECT_EQ(std::string_view(name), text);
    EXPECT_EQ(name.empty(), text.empty());
    EXPECT_TRUE(name == text);
    EXPECT_TRUE(name == Name(std::string_view(text)));
  }
  EXPECT_FALSE(Name("a") == Name("b"));
  EXPECT_FALSE(Name("a") == "b");
  EXPECT_TRUE(Name() == Name(""));
}

TEST(NamePool, GivesEqualTextsTheSameMemory) {
  Name table;
  Name none;
  {
    NamePool pool;
    table = pool.Of(std::string("TABLE"));
    none = pool.Of("");
    EXPECT_EQ(PlaceOf(pool.Of(std::string("TABLE"))), PlaceOf(table));
    EXPECT_NE(PlaceOf(pool.Of("INDEX")), PlaceOf(table));
    EXPECT_TRUE(pool.Of("").empty());
  }
  EXPECT_EQ(std::string_view(table), "TABLE");  // names outlive the pool
  EXPECT_TRUE(none.empty());
  EXPECT_NE(PlaceOf(Name("TABLE")), PlaceOf(table));
}

}  // namespace
}  // namespace pgstow::native
