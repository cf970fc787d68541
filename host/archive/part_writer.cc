#include "host/archive/part_writer.h"

#include <utility>

#include "host/archive/abi.h"
#include "host/base/checksum.h"

namespace pgstow::archive {

FramingPartWriter::FramingPartWriter(FrameSink& sink, WorkbenchPool::Lent bench, Place place,
                                     size_t frame_bytes, bool verify_encode, FrameGate* gate)
    : sink_(sink),
      bench_(std::move(bench)),
      place_(place),
      frame_bytes_(frame_bytes),
      verify_encode_(verify_encode),
      gate_(gate) {}

FramingPartWriter::~FramingPartWriter() {
  if (!appended_) sink_.ForgetPart(place_.entry, place_.part);
}

// What is gathered stays below frame_bytes_ between calls. Bytes that would fill more than a frame
// on their own, a very wide row, are cut where they lie and not gathered.
void FramingPartWriter::Write(std::span<const char> bytes) {
  std::vector<char>& gathered = bench_->gathered();
  if (bytes.size() > frame_bytes_) {
    WriteGathered();
    for (; bytes.size() >= frame_bytes_; bytes = bytes.subspan(frame_bytes_)) {
      WriteFrame(bytes.first(frame_bytes_));
    }
  }
  gathered.insert(gathered.end(), bytes.begin(), bytes.end());
  if (gathered.size() >= frame_bytes_) WriteGathered();
}

model::Part FramingPartWriter::Close(uint64_t rows) {
  closing_ = true;
  WriteGathered();
  const model::Part part = sums_.Total(place_.part, rows);
  if (gate_ != nullptr) gate_->Enter();
  appended_ = true;
  sink_.EndPart(place_.entry, part);
  return part;
}

void FramingPartWriter::WriteGathered() {
  std::vector<char>& gathered = bench_->gathered();
  if (gathered.empty()) return;
  WriteFrame(gathered);
  gathered.clear();
}

// The frame is the unit of work: from its raw bytes to the sink nothing else is looked at.
void FramingPartWriter::WriteFrame(std::span<const char> raw_chars) {
  const std::span<const std::byte> raw = std::as_bytes(raw_chars);
  const FrameContext context = ContextOf(place_.archive, place_.entry, place_.part, sums_.frames());
  pgstow_frame frame{};
  frame.size = sizeof(frame);
  frame.entry = place_.entry;
  frame.part = place_.part;
  frame.sequence = sums_.frames();
  frame.raw_bytes = raw.size();
  frame.raw_checksum = base::Xxh3(raw);
  frame.stored = Abi(bench_->Encode(raw, context, verify_encode_));
  if (gate_ != nullptr) gate_->Enter();
  appended_ = true;
  sink_.WriteFrame(frame);
  if (gate_ != nullptr && !closing_) gate_->Leave();
  sums_.Add(frame.raw_bytes, frame.stored.len, frame.raw_checksum);
}

}  // namespace pgstow::archive
