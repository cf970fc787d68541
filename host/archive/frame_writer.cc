#include <cstdint>
#include <memory>
#include <span>
#include <utility>
#include <vector>

#include "host/archive/piece_line.h"
#include "host/archive/piece_writer.h"
#include "host/base/checksum.h"
#include "host/base/memory.h"

namespace pgstow::archive {
namespace {

// The frame is the unit of work: it is made from its raw bytes and its place alone.
class FramePiece : public Piece {
 public:
  FramePiece(const PieceTools& tools, bool verify)
      : Piece(tools.buffers), benches_(tools.benches), verify_(verify) {}

  void AppendTo(FrameAppender& appender) override {
    appender.AppendFrame(place, raw_bytes().size(), checksum_, made_);
  }

 private:
  void Run() override {
    const auto bench = benches_.Lend();
    made_ = bench->Encode(raw_bytes(), place.context, verify_);
    checksum_ = base::Xxh3(raw_bytes());
    if (made_.data() == raw_bytes().data()) return;
    stored().assign(made_.begin(), made_.end());
    made_ = stored();
  }

  WorkbenchPool& benches_;
  bool verify_;
  uint64_t checksum_ = 0;
  std::span<const std::byte> made_;
};

class FrameWriter : public PieceWriter {
 public:
  FrameWriter(FrameAppender& appender, const PieceTools& tools, const PartManner& manner)
      : tools_(tools),
        frame_bytes_(manner.frame_bytes),
        verify_(manner.verify_encode),
        line_(appender, tools.tasks, manner.pieces) {}

  // What is gathered stays below frame_bytes_ between calls. Bytes that would fill more than a
  // frame on their own, a very wide row, are cut.
  void Write(std::span<const char> raw) override {
    if (raw.size() > frame_bytes_) {
      SubmitGathered();
      for (; raw.size() >= frame_bytes_; raw = raw.subspan(frame_bytes_)) {
        Gather(raw.first(frame_bytes_));
        SubmitGathered();
      }
    }
    if (raw.empty()) return;
    Gather(raw);
    if (gathered_->raw().size() >= frame_bytes_) SubmitGathered();
  }

  void WriteWhole(std::span<const char> raw) override {
    SubmitGathered();
    Gather(raw);
    SubmitGathered();
  }

  void End(bool is_object) override {
    SubmitGathered();
    if (is_object && !submitted_) {
      Gather({});
      SubmitGathered();
    }
    submitted_ = false;
  }

  void Flush() override { line_.AppendAll(); }
  bool TryFlush() override { return line_.AppendMade(); }

 private:
  void Gather(std::span<const char> raw) {
    if (!gathered_) gathered_ = std::make_unique<FramePiece>(tools_, verify_);
    std::vector<char>& gathered = gathered_->raw();
    if (gathered.size() + raw.size() > gathered.capacity()) Widen(gathered);
    gathered.insert(gathered.end(), raw.begin(), raw.end());
  }

  // What has become more than most parts are will be a whole frame, with the row that ends it.
  void Widen(std::vector<char>& gathered) const {
    constexpr size_t kMore = size_t{192} << 10;
    constexpr size_t kRow = size_t{32} << 10;
    if (gathered.size() >= kMore) base::ReserveAtOnce(gathered, frame_bytes_ + kRow);
  }

  void SubmitGathered() {
    if (!gathered_) return;
    submitted_ = true;
    line_.Submit(std::exchange(gathered_, nullptr));
  }

  PieceTools tools_;
  size_t frame_bytes_;
  bool verify_;
  std::unique_ptr<FramePiece> gathered_;
  bool submitted_ = false;  // a frame of the part or object
  PieceLine line_;
};

}  // namespace

std::unique_ptr<PieceWriter> NewFrameWriter(FrameAppender& appender, const PieceTools& tools,
                                            const PartManner& manner) {
  return std::make_unique<FrameWriter>(appender, tools, manner);
}

}  // namespace pgstow::archive
