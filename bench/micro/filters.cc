// Filters: each chain that a user may choose, over rows in frames of the usual size.
#include <cstddef>
#include <span>
#include <string>
#include <vector>

#include <benchmark/benchmark.h>

#include "bench/micro/material.h"
#include "host/archive/chain.h"
#include "host/archive/workbench.h"

namespace pgstow::bench {
namespace {

constexpr size_t kFrameBytes = size_t{1} << 20;

enum Work { kEncode, kEncodeAndVerify, kDecode };

void RunChain(benchmark::State& state, const std::string& spec, Work work) {
  const auto chain = ChainOf(spec);
  archive::Workbench bench(*chain);
  const std::string rows = Rows(kFrameBytes);
  const auto raw = std::as_bytes(std::span(rows));
  const auto made = bench.Encode(raw, {}, false);
  const std::vector<std::byte> stored(made.begin(), made.end());
  for (auto _ : state) {
    benchmark::DoNotOptimize(work == kDecode ? bench.Decode(stored, {}, raw.size())
                                             : bench.Encode(raw, {}, work == kEncodeAndVerify));
  }
  state.SetBytesProcessed(static_cast<int64_t>(state.iterations() * raw.size()));
  state.counters["stored"] = static_cast<double>(stored.size()) / static_cast<double>(raw.size());
}

void EachChain(const char* name, Work work) {
  for (const char* spec :
       {"none", "lz4", "zstd:1", "zstd:2", "zstd:3", "zstd:5", "gzip", "zlib",
        "seal:passphrase,memory=1,passes=1", "zstd:2+seal:passphrase,memory=1,passes=1"}) {
    benchmark::RegisterBenchmark(
        std::string(name).append("/").append(spec).c_str(),
        [spec, work](benchmark::State& state) { RunChain(state, spec, work); });
  }
}

const bool registered = [] {
  EachChain("Filter/encode", kEncode);
  EachChain("Filter/encode_and_verify", kEncodeAndVerify);
  EachChain("Filter/decode", kDecode);
  return true;
}();

}  // namespace
}  // namespace pgstow::bench
