// What the names of switches mean.
#include "restore/select/names.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "host/base/error.h"
#include "tests/unit/restore/shop_toc.h"

namespace pgstow::select {
namespace {

using model::DumpId;
using ::testing::ElementsAre;
using testing::EntryOf;
using ::testing::IsEmpty;
using testing::ShopToc;
using ::testing::UnorderedElementsAre;

std::vector<DumpId> Meant(Named what, const std::string& name, bool exact = false,
                          const model::Toc& whole = ShopToc()) {
  const model::BriefToc toc(whole);
  const Facts facts(toc);
  const std::vector<std::string> given = {name};
  std::vector<std::string> all;
  const Names names(toc, facts, {what, "--option", given, exact}, all);
  std::vector<DumpId> ids;
  for (size_t i = 0; i < toc.entries.size(); ++i) {
    if (names.contains(i)) ids.push_back(toc.entries[i].id);
  }
  EXPECT_EQ(names.Unmatched([](size_t) { return true; }).empty(), !ids.empty());
  EXPECT_FALSE(names.Unmatched([](size_t) { return false; }).empty());
  return ids;
}

TEST(Names, ArePatterns) {
  EXPECT_THAT(Meant(Named::kIndex, "c*"), ElementsAre(3306));
  EXPECT_THAT(Meant(Named::kIndex, "C_I?X"), ElementsAre(3306));
  EXPECT_THAT(Meant(Named::kIndex, "\"C_idx\""), IsEmpty());
  EXPECT_THAT(Meant(Named::kRelation, "p[0-9]"), ElementsAre(230, 3485));
  EXPECT_THAT(Meant(Named::kExtension, "*"), ElementsAre(2));
}

TEST(Names, MayHaveTheirSchema) {
  EXPECT_THAT(Meant(Named::kRelation, "other.*"), ElementsAre(230, 232, 3485, 3516));
  EXPECT_THAT(Meant(Named::kRelation, "app.s"), IsEmpty());
  EXPECT_THAT(Meant(Named::kRelation, "other.s"), ElementsAre(232, 3516));
  EXPECT_THAT(Meant(Named::kFunction, "a*.f"), ElementsAre(292));
  EXPECT_THAT(Meant(Named::kTrigger, "app.tr"), ElementsAre(3325));
}

TEST(Names, MayHaveTheDatabaseOfTheArchive) {
  EXPECT_THAT(Meant(Named::kRelation, "shop.other.s"), ElementsAre(232, 3516));
  EXPECT_EQ(Meant(Named::kSchema, "shop.other"), Meant(Named::kSchema, "other"));
  EXPECT_THROW(Meant(Named::kRelation, "elsewhere.other.s"), base::Error);
  EXPECT_THROW(Meant(Named::kRelation, "a.b.c.d"), base::Error);
}

TEST(Names, AreThoseOfObjectsToTheLetterFirst) {
  model::Toc toc = ShopToc();
  EntryOf(toc, 227).tag = "Odd*.n\"me";
  EntryOf(toc, 232).tag = "S";
  EXPECT_THAT(Meant(Named::kRelation, "Odd*.n\"me", false, toc), ElementsAre(227));
  EXPECT_THAT(Meant(Named::kRelation, "app.Odd*.n\"me", false, toc), ElementsAre(227));
  EXPECT_THAT(Meant(Named::kRelation, "S", false, toc), ElementsAre(232));
  // "S" as a pattern is "s".
  EXPECT_THAT(Meant(Named::kRelation, "S?", false, toc), IsEmpty());
}

TEST(Names, OfFunctionsMayHaveArguments) {
  EXPECT_THAT(Meant(Named::kFunction, "f"), ElementsAre(292));
  EXPECT_THAT(Meant(Named::kFunction, "f(integer, text)"), ElementsAre(292));
  EXPECT_THAT(Meant(Named::kFunction, "*(*, text)"), ElementsAre(292));
  EXPECT_THAT(Meant(Named::kFunction, "app.f(int*)"), ElementsAre(292));
  EXPECT_THAT(Meant(Named::kFunction, "f()"), IsEmpty());
}

TEST(Names, OfTriggersMayFollowTheirTable) {
  EXPECT_THAT(Meant(Named::kTrigger, "tr"), ElementsAre(3325));
  EXPECT_THAT(Meant(Named::kTrigger, "t tr"), ElementsAre(3325));
  EXPECT_THAT(Meant(Named::kTrigger, "t t*"), ElementsAre(3325));
  EXPECT_THAT(Meant(Named::kTrigger, "r"), IsEmpty());
}

TEST(Names, AreComparedWholeAndAsTheyAreForPgRestore) {
  EXPECT_THAT(Meant(Named::kRelation, "s", true), ElementsAre(232, 3516));
  EXPECT_THAT(Meant(Named::kRelation, "S", true), IsEmpty());
  EXPECT_THAT(Meant(Named::kRelation, "*", true), IsEmpty());
  EXPECT_THAT(Meant(Named::kRelation, "other.s", true), IsEmpty());
  EXPECT_THAT(Meant(Named::kFunction, "f", true), IsEmpty());
  EXPECT_THAT(Meant(Named::kTrigger, "tr", true), IsEmpty());
  EXPECT_THAT(Meant(Named::kTrigger, "t tr", true), ElementsAre(3325));
}

}  // namespace
}  // namespace pgstow::select
