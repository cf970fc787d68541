#include "restore/rows/find_table.h"

#include <string>

#include <gtest/gtest.h>

#include "host/base/error.h"

namespace pgstow::rows {
namespace {

class FindTableTest : public testing::Test {
 protected:
  model::Entry& Add(std::string schema, std::string tag, char relkind = 'r') {
    model::Entry entry;
    entry.id = static_cast<model::DumpId>(toc_.entries.size() + 1);
    entry.selector = model::Selector::kRelation;
    entry.relkind = relkind;
    entry.schema = std::move(schema);
    entry.tag = std::move(tag);
    return toc_.entries.emplace_back(std::move(entry));
  }
  void AddWithRows(const std::string& schema, const std::string& tag) {
    Add(schema, tag);
    model::Entry& rows = Add(schema, tag);
    rows.role = model::Role::kData;
    rows.parts.emplace_back();
  }
  std::string Found(std::string_view name) const { return NameOf(FindTable(toc_, name)); }
  std::string ErrorOf(std::string_view name) const {
    try {
      FindTable(toc_, name);
    } catch (const base::Error& error) {
      EXPECT_EQ(error.code(), base::ErrorCode::kNotFound);
      return std::string(error.what()) + " | " + error.hint();
    }
    ADD_FAILURE() << name << " was found";
    return {};
  }

  model::Toc toc_;
};

TEST_F(FindTableTest, FindsItByNameWithOrWithoutItsSchema) {
  AddWithRows("shop", "item");
  AddWithRows("shop", "Item");
  EXPECT_EQ(Found("item"), "shop.item");
  EXPECT_EQ(Found("shop.ITEM"), "shop.item");
  EXPECT_EQ(Found("shop.\"Item\""), "shop.Item");
  EXPECT_EQ(FindTable(toc_, "item").role, model::Role::kData);
}

TEST_F(FindTableTest, NamesThoseThatANameMayStandFor) {
  AddWithRows("shop", "item");
  AddWithRows("Old shop", "item");
  EXPECT_EQ(ErrorOf("item"),
            "the name \"item\" is ambiguous | It may be \"Old shop\".item or shop.item.");
  EXPECT_EQ(Found("\"Old shop\".item"), "Old shop.item");
}

TEST_F(FindTableTest, SuggestsWhatMayBeMeant) {
  EXPECT_EQ(ErrorOf("x"), "the archive has no table \"x\" | There are no rows of any table in it.");
  AddWithRows("shop", "item");
  AddWithRows("shop", "Order");
  EXPECT_EQ(ErrorOf("itme"), "the archive has no table \"itme\" | Did you mean shop.item?");
  EXPECT_EQ(ErrorOf("Order"), "the archive has no table \"Order\" | Did you mean shop.\"Order\"?");
  EXPECT_EQ(ErrorOf("nothing"),
            "the archive has no table \"nothing\" | There are rows of shop.\"Order\", shop.item.");
  for (int i = 0; i < 30; ++i) AddWithRows("many", "t" + std::to_string(i));
  EXPECT_TRUE(ErrorOf("nothing").ends_with(" and 12 other tables."));
}

TEST_F(FindTableTest, SaysWhyThereAreNoRows) {
  Add("shop", "parts", 'p');
  Add("shop", "cheap", 'v');
  Add("shop", "ticket", 'S');
  Add("shop", "left_out");
  EXPECT_EQ(ErrorOf("parts"),
            "the archive has no rows of \"shop.parts\" | The rows of a partitioned table are those "
            "of its partitions.");
  EXPECT_EQ(ErrorOf("cheap"),
            "the archive has no rows of \"shop.cheap\" | The rows of a view are made anew when it "
            "is restored.");
  EXPECT_EQ(ErrorOf("ticket"),
            "the archive has no rows of \"shop.ticket\" | A sequence has no rows.");
  EXPECT_EQ(
      ErrorOf("left_out"),
      "the archive has no rows of \"shop.left_out\" | They were left out when it was dumped.");
}

TEST_F(FindTableTest, TakesNoLargeObjectsForRows) {
  AddWithRows("", "BLOBS");
  toc_.entries.back().data_form = model::DataForm::kLargeObjects;
  toc_.entries.front().relkind = 0;
  EXPECT_TRUE(ErrorOf("\"BLOBS\"").starts_with("the archive has no table"));
}

}  // namespace
}  // namespace pgstow::rows
