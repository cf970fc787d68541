// Frames: rows on their way through the writer of an archive into a file, and back.
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include <benchmark/benchmark.h>

#include "bench/micro/material.h"
#include "host/archive/reader.h"
#include "host/archive/writer.h"

namespace pgstow::bench {
namespace {

constexpr size_t kRowBytes = size_t{64} << 20;
constexpr size_t kWriteBytes = 8192;  // about what a connection gives at a time

model::Toc OneTable() {
  model::Toc toc = TocOf(1);
  model::Entry data;
  data.id = 100;
  data.section = model::Section::kData;
  data.role = model::Role::kData;
  data.selector = model::Selector::kRelation;
  data.kind = "TABLE DATA";
  data.tag = toc.entries[0].tag;
  data.copy = "COPY public.t (a) FROM stdin;\n";
  data.dependencies = data.belongs_to = {toc.entries[0].id};
  data.parts = {{.part = 0}};
  toc.entries.push_back(data);
  return toc;
}

void WriteRows(const std::string& path, const std::string& chain, std::string_view rows) {
  const auto writer =
      archive::Writer::Create(Plugins(), {.path = path, .chain = ChainOf(chain), .sync = false});
  writer->Begin(OneTable());
  const auto part = writer->OpenPart(100, 0);
  for (size_t from = 0; from < rows.size(); from += kWriteBytes) {
    part->Write(rows.substr(from, kWriteBytes));
  }
  part->Close(1);
  writer->Finish();
}

void FrameWriting(benchmark::State& state, const std::string& chain) {
  const std::string rows = Rows(kRowBytes);
  const ScratchFile file;
  for (auto _ : state) WriteRows(file.path(), chain, rows);
  state.SetBytesProcessed(static_cast<int64_t>(state.iterations() * rows.size()));
}

void FrameReading(benchmark::State& state, const std::string& chain) {
  const std::string rows = Rows(kRowBytes);
  const ScratchFile file;
  WriteRows(file.path(), chain, rows);
  for (auto _ : state) {
    const auto reader = archive::Reader::Open(Plugins(), {.path = file.path()});
    const auto part = reader->OpenPart(100, 0);
    while (!part->Next().empty()) {
    }
  }
  state.SetBytesProcessed(static_cast<int64_t>(state.iterations() * rows.size()));
}

BENCHMARK_CAPTURE(FrameWriting, none, "none")->Unit(benchmark::kMillisecond)->UseRealTime();
BENCHMARK_CAPTURE(FrameWriting, zstd1, "zstd:1")->Unit(benchmark::kMillisecond)->UseRealTime();
BENCHMARK_CAPTURE(FrameWriting, zstd3, "zstd:3")->Unit(benchmark::kMillisecond)->UseRealTime();
BENCHMARK_CAPTURE(FrameReading, none, "none")->Unit(benchmark::kMillisecond)->UseRealTime();
BENCHMARK_CAPTURE(FrameReading, zstd3, "zstd:3")->Unit(benchmark::kMillisecond)->UseRealTime();

}  // namespace
}  // namespace pgstow::bench
