// What makes a restore another one, and what does not.
#include "restore/execute/fingerprint.h"

#include <algorithm>

#include <gtest/gtest.h>

#include "restore/select/select.h"
#include "tests/unit/restore/shop_toc.h"

namespace pgstow::execute {
namespace {

using testing::EntryOf;
using testing::ShopToc;

plan::Plan PlanOf(const model::Toc& toc, const plan::PlanOptions& options = {}) {
  return plan::MakePlan(toc, select::Select(toc, {}), options);
}

std::string ValueOf(const Fingerprint& fingerprint, const std::string& aspect) {
  const auto found = std::ranges::find(fingerprint, aspect, &FingerprintAspect::name);
  return found == fingerprint.end() ? "" : found->value;
}

TEST(Fingerprint, OfTheSameRestoreIsTheSame) {
  const model::Toc toc = ShopToc();
  const plan::Plan plan = PlanOf(toc);
  plan::Plan reversed = plan;
  std::ranges::reverse(reversed.steps);
  plan::Plan dropping = PlanOf(toc, {.clean = true});
  dropping.options.clean = false;
  for (const plan::Plan& same : {PlanOf(toc), reversed, dropping}) {
    for (const FingerprintAspect& aspect : FingerprintOf(toc, plan)) {
      EXPECT_EQ(ValueOf(FingerprintOf(toc, same), aspect.name), aspect.value) << aspect.name;
    }
  }
}

TEST(Fingerprint, TellsArchivesSelectionsAndOptionsApart) {
  const model::Toc toc = ShopToc();
  const plan::Plan plan = PlanOf(toc);
  const Fingerprint fingerprint = FingerprintOf(toc, plan);

  model::Toc later = toc;
  ++later.header.created_at;
  EXPECT_NE(ValueOf(FingerprintOf(later, plan), "archive"), ValueOf(fingerprint, "archive"));
  EXPECT_EQ(ValueOf(FingerprintOf(later, plan), "options"), ValueOf(fingerprint, "options"));

  plan::Plan less = plan;
  less.steps.pop_back();
  EXPECT_NE(ValueOf(FingerprintOf(toc, less), "selection"), ValueOf(fingerprint, "selection"));

  const plan::Plan ownerless = PlanOf(toc, {.owners = false});
  EXPECT_EQ(ValueOf(FingerprintOf(toc, ownerless), "selection"), ValueOf(fingerprint, "selection"));
  EXPECT_NE(ValueOf(FingerprintOf(toc, ownerless), "options"), ValueOf(fingerprint, "options"));

  model::Toc renamed = toc;
  EntryOf(renamed, 224).definition = "CREATE TABLE web.t ();\n";
  EXPECT_NE(ValueOf(FingerprintOf(renamed, plan), "options"), ValueOf(fingerprint, "options"));
}

}  // namespace
}  // namespace pgstow::execute
