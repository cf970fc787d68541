#include "host/archive/piece_writer.h"

#include <vector>

#include "host/archive/abi.h"
#include "host/base/checksum.h"

namespace pgstow::archive {
namespace {

class FrameWriter : public PieceWriter {
 public:
  FrameWriter(FrameAppender& appender, Workbench& bench, size_t frame_bytes, bool verify)
      : appender_(appender), bench_(bench), frame_bytes_(frame_bytes), verify_(verify) {}

  // What is gathered stays below frame_bytes_ between calls. Bytes that would fill more than a
  // frame on their own, a very wide row, are cut where they lie and not gathered.
  void Write(std::span<const char> raw) override {
    std::vector<char>& gathered = bench_.gathered();
    if (raw.size() > frame_bytes_) {
      WriteGathered();
      for (; raw.size() >= frame_bytes_; raw = raw.subspan(frame_bytes_)) {
        WriteFrame(raw.first(frame_bytes_));
      }
    }
    gathered.insert(gathered.end(), raw.begin(), raw.end());
    if (gathered.size() >= frame_bytes_) WriteGathered();
  }

  void WriteWhole(std::span<const char> raw) override {
    WriteGathered();
    WriteFrame(raw);
  }

  void End(bool is_object) override {
    WriteGathered();
    if (is_object && !wrote_) WriteFrame({});
    wrote_ = false;
  }

 private:
  void WriteGathered() {
    std::vector<char>& gathered = bench_.gathered();
    if (gathered.empty()) return;
    WriteFrame(gathered);
    gathered.clear();
  }

  // The frame is the unit of work: from its raw bytes to the sink nothing else is looked at.
  void WriteFrame(std::span<const char> raw_chars) {
    const std::span<const std::byte> raw = std::as_bytes(raw_chars);
    appender_.AppendFrame(raw, bench_.Encode(raw, appender_.context(), verify_));
    wrote_ = true;
  }

  FrameAppender& appender_;
  Workbench& bench_;
  size_t frame_bytes_;
  bool verify_;
  bool wrote_ = false;  // a frame of the part or object
};

class StreamWriter : public PieceWriter {
 public:
  StreamWriter(FrameAppender& appender, Workbench& bench, bool verify)
      : appender_(appender), encoder_(bench.stream_encoder(verify)) {}

  void Write(std::span<const char> raw) override {
    Start();
    encoder_.Write(std::as_bytes(raw));
    appender_.CountRaw(raw.size());
  }

  // A part without bytes has no stream.
  void End(bool is_object) override {
    if (is_object) Start();
    if (started_) encoder_.Finish();
    if (is_object && !wrote_) appender_.AppendPiece({});
    started_ = wrote_ = false;
  }

 private:
  void Start() {
    if (started_) return;
    started_ = true;
    encoder_.Start([this](std::span<const std::byte> stored) {
      appender_.AppendPiece(stored);
      wrote_ = true;
    });
  }

  FrameAppender& appender_;
  StreamEncoder& encoder_;
  bool started_ = false;
  bool wrote_ = false;
};

}  // namespace

FrameContext FrameAppender::context() const {
  return ContextOf(place_.archive, place_.entry, place_.part, sums_.frames());
}

void FrameAppender::AppendFrame(std::span<const std::byte> raw, std::span<const std::byte> stored) {
  pgstow_frame frame{};
  frame.raw_bytes = raw.size();
  frame.raw_checksum = base::Xxh3(raw) + chain_.Mask(context());
  frame.stored = Abi(stored);
  Append(frame);
}

void FrameAppender::AppendPiece(std::span<const std::byte> stored) {
  pgstow_frame frame{};
  frame.flags = PGSTOW_FRAME_STREAMED;
  frame.stored = Abi(stored);
  Append(frame);
}

void FrameAppender::Append(pgstow_frame frame) {
  frame.size = sizeof(frame);
  frame.entry = place_.entry;
  frame.part = place_.part;
  frame.sequence = sums_.frames();
  frame.object = object_;
  if (gate_ != nullptr) gate_->Enter();
  appended_ = true;
  sink_.WriteFrame(frame);
  if (gate_ != nullptr && !closing_) gate_->Leave();
  sums_.Add(frame.raw_bytes, frame.stored.len, frame.raw_checksum);
}

model::Part FrameAppender::End(uint64_t rows) {
  const model::Part part = sums_.Total(place_.part, rows);
  if (gate_ != nullptr) gate_->Enter();
  appended_ = true;
  sink_.EndPart(place_.entry, part);
  return part;
}

std::unique_ptr<PieceWriter> NewFrameWriter(FrameAppender& appender, Workbench& bench,
                                            size_t frame_bytes, bool verify_encode) {
  return std::make_unique<FrameWriter>(appender, bench, frame_bytes, verify_encode);
}

std::unique_ptr<PieceWriter> NewStreamWriter(FrameAppender& appender, Workbench& bench,
                                             bool verify_encode) {
  return std::make_unique<StreamWriter>(appender, bench, verify_encode);
}

}  // namespace pgstow::archive
