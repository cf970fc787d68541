// Graphs: the order of a dump, and the selection, plan and schedule of a restore.
#include "host/catalog/order.h"

#include <cstddef>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include <benchmark/benchmark.h>
#include <fmt/format.h>

#include "bench/micro/material.h"
#include "host/catalog/kind.h"
#include "restore/plan/arrange.h"
#include "restore/plan/plan.h"
#include "restore/plan/schedule.h"
#include "restore/select/select.h"

namespace pgstow::bench {
namespace {

const catalog::Kind kTable = {
    .name = "table", .priority = catalog::Priority::kTable, .catalog = catalog::kPgClass};
const catalog::Kind kIndex = {.name = "index",
                              .priority = catalog::Priority::kIndex,
                              .catalog = catalog::kPgClass,
                              .section = model::Section::kPostData};

catalog::Object& Add(catalog::CatalogStore& store, const catalog::Kind& kind, std::string name) {
  auto object = std::make_unique<catalog::Object>();
  object->name = std::move(name);
  object->schema = "public";
  object->catalog = {catalog::kPgClass, 16384 + static_cast<model::Oid>(store.next_id())};
  return store.Add(kind, std::move(object));
}

// Each table inherits from an earlier one and has six indexes; they come in an order that is
// neither that of names nor that of dependencies.
void FillStore(catalog::CatalogStore& store, size_t objects) {
  std::vector<model::DumpId> tables;
  for (size_t number = 0; tables.size() * 7 < objects; ++number) {
    const size_t shuffled = number * 7919 % 1'000'003;
    catalog::Object& table = Add(store, kTable, fmt::format("t{}", shuffled));
    if (!tables.empty()) table.dependencies = {tables[shuffled % tables.size()]};
    tables.push_back(table.id);
    for (int each = 0; each < 6; ++each) {
      catalog::Object& index = Add(store, kIndex, fmt::format("t{}_{}", shuffled, each));
      index.dependencies = {table.id};
      index.parent = table.id;
    }
  }
}

void CatalogOrder(benchmark::State& state) {
  for (auto _ : state) {
    state.PauseTiming();
    auto store = std::make_unique<catalog::CatalogStore>();
    FillStore(*store, static_cast<size_t>(state.range(0)));
    state.ResumeTiming();
    benchmark::DoNotOptimize(catalog::RestoreOrder(*store));
    state.PauseTiming();
    store.reset();
    state.ResumeTiming();
  }
  state.SetItemsProcessed(state.iterations() * state.range(0));
}

// What a restore does before its first statement, and between statements when nothing takes time.
void RestorePlan(benchmark::State& state) {
  const model::Toc toc = TocOf(static_cast<size_t>(state.range(0)));
  for (auto _ : state) {
    select::Selection selection = select::Select(toc, {});
    plan::Arrange(toc, {}, false, selection);
    plan::PlanOptions options;
    options.jobs = 2;
    options.split_keys = true;
    const plan::Plan plan = plan::MakePlan(toc, selection, options);
    plan::Schedule schedule(toc, plan);
    while (const auto task = schedule.Next()) schedule.Done(*task);
    if (!schedule.finished()) state.SkipWithError("the schedule stopped before its end");
  }
  state.SetItemsProcessed(state.iterations() * state.range(0));
}

BENCHMARK(CatalogOrder)->Arg(10'000)->Arg(450'000)->Unit(benchmark::kMillisecond);
BENCHMARK(RestorePlan)->Arg(10'000)->Arg(450'000)->Unit(benchmark::kMillisecond);

}  // namespace
}  // namespace pgstow::bench
