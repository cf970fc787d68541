// Tables of contents of the custom format: written, read, and printed as `pgstow list` does.
#include <cstddef>
#include <numeric>
#include <vector>

#include <benchmark/benchmark.h>

#include "bench/micro/material.h"
#include "host/archive/reader.h"
#include "host/archive/writer.h"
#include "restore/toc/print.h"

namespace pgstow::bench {
namespace {

void WriteToc(const std::string& path, const model::Toc& toc) {
  const auto writer =
      archive::Writer::Create(Plugins(), {.path = path, .chain = ChainOf("none"), .sync = false});
  writer->Begin(toc);
  writer->Finish();
}

void CountEntries(benchmark::State& state, const model::Toc& toc) {
  state.SetItemsProcessed(static_cast<int64_t>(state.iterations() * toc.entries.size()));
}

// Both of an archive's: the early and the final one.
void TocEncode(benchmark::State& state) {
  const model::Toc toc = TocOf(static_cast<size_t>(state.range(0)));
  const ScratchFile file;
  for (auto _ : state) WriteToc(file.path(), toc);
  CountEntries(state, toc);
  state.counters["bytes_an_entry"] =
      static_cast<double>(file.bytes()) / static_cast<double>(toc.entries.size());
}

void TocDecode(benchmark::State& state) {
  const model::Toc toc = TocOf(static_cast<size_t>(state.range(0)));
  const ScratchFile file;
  WriteToc(file.path(), toc);
  for (auto _ : state) {
    benchmark::DoNotOptimize(archive::Reader::Open(Plugins(), {.path = file.path()}));
  }
  CountEntries(state, toc);
}

void TocDecodeInBrief(benchmark::State& state) {
  const model::Toc toc = TocOf(static_cast<size_t>(state.range(0)));
  const ScratchFile file;
  WriteToc(file.path(), toc);
  for (auto _ : state) {
    benchmark::DoNotOptimize(archive::ReadBriefToc(Plugins(), {.path = file.path()}));
  }
  CountEntries(state, toc);
}

void TocList(benchmark::State& state) {
  const model::Toc toc = TocOf(static_cast<size_t>(state.range(0)));
  std::vector<size_t> all(toc.entries.size());
  std::iota(all.begin(), all.end(), 0);
  const model::BriefToc brief(toc);
  for (auto _ : state) {
    toc::WriteList(brief, all, {}, [](std::string_view text) { benchmark::DoNotOptimize(text); });
  }
  CountEntries(state, toc);
}

BENCHMARK(TocEncode)->Arg(10'000)->Arg(450'000)->Unit(benchmark::kMillisecond);
BENCHMARK(TocDecode)->Arg(10'000)->Arg(450'000)->Unit(benchmark::kMillisecond);
BENCHMARK(TocDecodeInBrief)->Arg(10'000)->Arg(450'000)->Unit(benchmark::kMillisecond);
BENCHMARK(TocList)->Arg(10'000)->Arg(450'000)->Unit(benchmark::kMillisecond);

}  // namespace
}  // namespace pgstow::bench
