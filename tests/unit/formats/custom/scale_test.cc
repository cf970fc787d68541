// What opening an archive and reading one part costs does not grow with the archive.
#include <vector>

#include "formats/custom/reader.h"
#include "formats/custom/writer.h"
#include "host/archive/part_check.h"
#include "host/archive/toc_sink.h"
#include "host/archive/toc_view.h"
#include "host/base/checksum.h"
#include "tests/unit/formats/custom/expect.h"
#include "tests/unit/formats/custom/sparse_storage.h"

namespace pgstow::custom {
namespace {

// Writes two parts: the first of `frames` frames of `frame_bytes` zeros, the second of one frame.
void WriteZeros(const SparseStorage& storage, uint64_t frames, size_t frame_bytes) {
  const std::vector<std::byte> zeros(frame_bytes);
  model::Toc toc;
  for (const model::DumpId id : {1, 2}) {
    model::Entry entry{.id = id, .role = model::Role::kData, .kind = "TABLE DATA", .tag = "t"};
    entry.parts = {{.part = 0}};
    toc.entries.push_back(entry);
  }
  Writer writer{sdk::Storage(storage.abi())};
  writer.Begin(sdk::Toc(archive::TocView(toc).abi()));
  for (model::Entry& entry : toc.entries) {
    archive::PartSums sums;
    pgstow_frame frame{};
    frame.entry = entry.id;
    frame.raw_bytes = zeros.size();
    frame.raw_checksum = base::Xxh3(zeros);
    frame.stored = {reinterpret_cast<const uint8_t*>(zeros.data()), zeros.size()};
    const uint64_t count = entry.id == 1 ? frames : 1;
    for (frame.sequence = 0; frame.sequence < count; ++frame.sequence) {
      writer.WriteFrame(frame);
      sums.Add(frame.raw_bytes, frame.stored.len, frame.raw_checksum);
    }
    entry.parts[0] = sums.Total(0, 0);
    writer.EndPart(archive::AbiPart(entry.id, entry.parts[0]));
  }
  toc.header.complete = true;
  writer.Finish(sdk::Toc(archive::TocView(toc).abi()));
}

struct Cost {
  uint64_t reads;
  uint64_t bytes;
};

struct Costs {
  uint64_t archive_bytes;
  Cost open;
  Cost one_frame;
};

Costs Measure(uint64_t frames, size_t frame_bytes) {
  SparseStorage storage;
  WriteZeros(storage, frames, frame_bytes);
  Costs costs{.archive_bytes = storage.size()};
  Reader reader{sdk::Storage(storage.abi())};
  archive::TocCollector toc;
  reader.ReadToc(sdk::TocSink(toc.abi()));
  EXPECT_EQ(toc.Take().entries[0].parts[0].frames, frames);
  costs.open = {storage.reads(), storage.bytes_read()};
  storage.Reset();
  pgstow_frame frame{};
  EXPECT_EQ(reader.OpenPart(2, 0)->NextFrame(frame), sdk::Next::kRead);
  costs.one_frame = {storage.reads(), storage.bytes_read()};
  return costs;
}

TEST(Scale, OpeningReadsTheSameOfTwoGigabytesAsOfTwoMegabytes) {
  const Costs small = Measure(32, size_t{64} << 10);
  const Costs large = Measure(64, size_t{32} << 20);
  EXPECT_GT(small.archive_bytes, uint64_t{2} << 20);
  EXPECT_GT(large.archive_bytes, uint64_t{2} << 30);
  EXPECT_EQ(large.open.reads, small.open.reads);
  EXPECT_LE(large.open.reads, 5);
  EXPECT_LE(large.open.bytes, small.open.bytes + 16);  // numbers with more digits
  EXPECT_LT(large.open.bytes, 500);
}

TEST(Scale, OpeningReadsNoMoreForMoreFrames) {
  const Costs few = Measure(10, 1000);
  const Costs many = Measure(10000, 1000);
  EXPECT_LE(many.open.bytes, few.open.bytes + 16);
}

// A frame of another part costs its place in the index, a few bytes.
TEST(Scale, ReadingOneFramePassesOverTheOthers) {
  constexpr uint64_t kFrame = 1 << 20;
  constexpr uint64_t kOthers = 100;
  const Costs costs = Measure(kOthers, kFrame);
  EXPECT_EQ(costs.one_frame.reads, 3);
  EXPECT_LT(costs.one_frame.bytes, kFrame + kOthers * 8 + 300);
}

}  // namespace
}  // namespace pgstow::custom
