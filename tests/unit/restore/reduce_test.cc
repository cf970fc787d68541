#include "restore/select/reduce.h"

#include <algorithm>
#include <vector>

#include <gtest/gtest.h>

#include "host/model/toc_check.h"
#include "tests/unit/restore/shop_toc.h"

namespace pgstow::select {
namespace {

using pgstow::testing::EntryOf;
using pgstow::testing::ShopToc;

model::Toc Reduced(const SelectOptions& options, const model::Toc& toc = ShopToc()) {
  return Reduce(toc, Select(toc, options));
}

TEST(Reduce, KeepsAllThatIsWantedAsItIs) {
  const model::Toc toc = ShopToc();
  EXPECT_EQ(Reduced({.create = true}), toc);
}

TEST(Reduce, KeepsNoWordOfWhatIsLeftOut) {
  const model::Toc reduced = Reduced({.tables = {"t"}});
  EXPECT_NO_THROW(model::CheckToc(reduced));
  ASSERT_FALSE(reduced.entries.empty());
  for (const model::Entry& entry : reduced.entries) {
    for (const auto* const ids : {&entry.dependencies, &entry.belongs_to}) {
      for (const model::DumpId id : *ids) {
        EXPECT_EQ(std::ranges::count(reduced.entries, id, &model::Entry::id), 1) << id;
      }
    }
  }
}

TEST(Reduce, GoesThroughWhatIsLeftOutToWhatIsBehindIt) {
  model::Toc toc;
  const auto add = [&toc](model::DumpId id, const char* tag, std::vector<model::DumpId> needs) {
    model::Entry entry;
    entry.id = id;
    entry.selector = model::Selector::kRelation;
    entry.tag = tag;
    entry.definition = "CREATE";
    entry.dependencies = std::move(needs);
    toc.entries.push_back(entry);
  };
  add(1, "first", {});
  add(2, "left out", {1, 3});
  add(3, "left out", {2});  // a circle
  add(4, "last", {2, 9});
  const model::Toc reduced = Reduced({.tables = {"first", "last"}}, toc);
  ASSERT_EQ(reduced.entries.size(), 2);
  EXPECT_EQ(reduced.entries[1].dependencies, std::vector<model::DumpId>{1});
}

TEST(Reduce, LeavesOutDataThatIsNotWanted) {
  model::Toc toc = ShopToc();
  EntryOf(toc, 3481).parts = {{.part = 0, .known = true}};
  EXPECT_FALSE(std::ranges::any_of(Reduced({.data = false}, toc).entries,
                                   [](const auto& entry) { return !entry.parts.empty(); }));
}

}  // namespace
}  // namespace pgstow::select
