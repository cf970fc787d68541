#include "restore/select/why.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "host/base/error.h"
#include "tests/unit/restore/shop_toc.h"

namespace pgstow::select {
namespace {

using ::testing::ElementsAre;
using testing::EntryOf;
using testing::ShopToc;

// The shop, with a view upon table t.
model::Toc Shop() {
  model::Toc toc = ShopToc();
  EntryOf(toc, 227).dependencies = {224};
  return toc;
}

std::string Why(const std::string& entry, const SelectOptions& options) {
  const model::Toc toc = Shop();
  return WhyText(toc, Select(toc, options), EntriesNamed(toc, entry));
}

TEST(Why, FollowsTheChainToAnOption) {
  EXPECT_EQ(Why("3510", {.tables = {"v*"}, .with_dependencies = true}),
            "COMMENT app.TABLE t (3510): in\n"
            "  COMMENT app.TABLE t (3510) is about TABLE app.t (224)\n"
            "  TABLE app.t (224) is needed by VIEW app.v (227) (--with-dependencies)\n"
            "  VIEW app.v (227) is named by --table \"v*\"\n");
  EXPECT_EQ(Why("3306", {.tables = {"c"}, .with_dependents = true}),
            "INDEX app.c_idx (3306): in\n"
            "  INDEX app.c_idx (3306) is part of TABLE app.c (226) (--with-dependents)\n"
            "  TABLE app.c (226) is named by --table \"c\"\n");
  EXPECT_EQ(Why("3300", {.tables = {"v"}, .with_dependencies = true}),
            "DEFAULT app.t id (3300): in\n"
            "  DEFAULT app.t id (3300) completes TABLE app.t (224) (--with-dependencies)\n"
            "  TABLE app.t (224) is needed by VIEW app.v (227) (--with-dependencies)\n"
            "  VIEW app.v (227) is named by --table \"v\"\n");
}

TEST(Why, SaysWhatKeepsAnEntryOut) {
  EXPECT_EQ(Why("app.v", {.tables = {"c"}}),
            "VIEW app.v (227): out\n"
            "  VIEW app.v (227) is not named by --table or another such option\n");
  EXPECT_EQ(Why("227", {.exclude_tables = {"t"}, .with_dependencies = true}),
            "VIEW app.v (227): out\n"
            "  VIEW app.v (227) needs TABLE app.t (224) (--with-dependencies)\n"
            "  TABLE app.t (224) is named by --exclude-table \"t\"\n");
  EXPECT_EQ(Why("3305", {.exclude_tables = {"t"}}),
            "CONSTRAINT app.t t_pkey (3305): out\n"
            "  CONSTRAINT app.t t_pkey (3305) is part of TABLE app.t (224)\n"
            "  TABLE app.t (224) is named by --exclude-table \"t\"\n");
  EXPECT_EQ(Why("3510", {.comments = false}),
            "COMMENT app.TABLE t (3510): out\n"
            "  COMMENT app.TABLE t (3510) is of what --no-comments leaves out\n");
  EXPECT_EQ(Why("3510", {.tables = {"c"}}),
            "COMMENT app.TABLE t (3510): out\n"
            "  COMMENT app.TABLE t (3510) is about TABLE app.t (224)\n"
            "  TABLE app.t (224) is not named by --table or another such option\n");
  EXPECT_EQ(Why("3499", {}),
            "DATABASE shop (3499): out\n"
            "  DATABASE shop (3499) is about the database, which --create makes\n");
}

TEST(Why, SaysWhatOfAnObjectIsNotWanted) {
  EXPECT_EQ(Why("3481", {.data = false, .tables = {"t"}}),
            "TABLE DATA app.t (3481): out\n"
            "  TABLE DATA app.t (3481) has no rows that are wanted\n"
            "  TABLE DATA app.t (3481) is named by --table \"t\"\n");
  SelectOptions options;
  options.sections = {.pre_data = false};
  EXPECT_EQ(Why("227", options),
            "VIEW app.v (227): out\n"
            "  VIEW app.v (227) is in no section of --section\n"
            "  VIEW app.v (227) is wanted, as no option says which objects are\n");
}

TEST(Why, IsJsonToo) {
  const model::Toc toc = Shop();
  const Selection selection = Select(toc, {.tables = {"v"}, .with_dependencies = true});
  EXPECT_EQ(WhyJson(toc, selection, EntriesNamed(toc, "224")),
            "[\n  {\"id\": 224, \"kind\": \"TABLE\", \"schema\": \"app\", \"tag\": \"t\", \"in\": "
            "true, \"why\": [{\"id\": 224, \"cause\": \"needed\", \"via\": 227}, {\"id\": 227, "
            "\"cause\": \"named\", \"option\": \"--table\", \"name\": \"v\"}]}\n]\n");
}

TEST(EntriesNamed, AreFoundByNumberByNameAndByPattern) {
  const model::Toc toc = Shop();
  const auto ids = [&toc](std::string_view wanted) {
    std::vector<model::DumpId> found;
    for (const size_t i : EntriesNamed(toc, wanted)) found.push_back(toc.entries[i].id);
    return found;
  };
  EXPECT_THAT(ids("224"), ElementsAre(224));
  EXPECT_THAT(ids("t"), ElementsAre(224, 3481));
  EXPECT_THAT(ids("app.t"), ElementsAre(224, 3481));
  EXPECT_THAT(ids("other.*"), ElementsAre(230, 232, 3298, 3485, 3516));
  EXPECT_THAT(ids("c_*"), ElementsAre(3306));
  try {
    ids("nothing");
    FAIL() << "found nothing";
  } catch (const base::Error& error) {
    EXPECT_EQ(error.code(), base::ErrorCode::kNotFound);
    EXPECT_STREQ(error.what(), "the archive has no entry \"nothing\"");
  }
}

}  // namespace
}  // namespace pgstow::select
