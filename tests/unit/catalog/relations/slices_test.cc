// Relations are dealt out in ranges of about the same number.
#include <memory>
#include <utility>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "host/catalog/kinds/all_kinds.h"
#include "host/catalog/kinds/relation.h"
#include "host/catalog/relation_slices.h"

namespace pgstow::catalog {
namespace {

using ::testing::ElementsAre;

void AddRelation(CatalogStore& store, Oid oid, char relkind, bool interesting = true) {
  auto relation = std::make_unique<Relation>();
  relation->catalog.oid = oid;
  relation->relkind = relkind;
  relation->interesting = interesting;
  store.Add(kTableKind, std::move(relation));
}

TEST(RelationSlices, AreRangesOfOids) {
  CatalogStore store;
  for (const Oid oid : {5, 3, 9, 7, 1}) AddRelation(store, oid, 'r');
  EXPECT_THAT(RelationSlices(store, 2).Texts("IN $relations.", "r"),
              ElementsAre("IN '{1,3,5}'::pg_catalog.oid[].", "IN '{7,9}'::pg_catalog.oid[]."));
}

TEST(RelationSlices, HoldTheInterestingOfTheKindsAskedFor) {
  CatalogStore store;
  AddRelation(store, 1, 'r');
  AddRelation(store, 2, 'v');
  AddRelation(store, 3, 'r', /*interesting=*/false);
  AddRelation(store, 4, 'p');
  EXPECT_THAT(RelationSlices(store, 1).Texts("$relations", "rp"),
              ElementsAre("'{1,4}'::pg_catalog.oid[]"));
}

TEST(RelationSlices, AskNothingAboutNone) {
  CatalogStore store;
  AddRelation(store, 1, 'r');
  EXPECT_THAT(RelationSlices(store, 3).Texts("$relations", "r"),
              ElementsAre("'{1}'::pg_catalog.oid[]", "", ""));
  EXPECT_THAT(RelationSlices(store, 1).Texts("$relations", "v"), ElementsAre(""));
}

}  // namespace
}  // namespace pgstow::catalog
