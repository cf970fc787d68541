#include <algorithm>
#include <cstddef>
#include <memory>
#include <span>
#include <utility>
#include <vector>

#include "host/archive/piece_line.h"
#include "host/archive/piece_writer.h"
#include "host/archive/stream_codec.h"

namespace pgstow::archive {
namespace {

// What is handed over at once, and what a piece has at most.
constexpr size_t kPieceBytes = size_t{256} << 10;

// The stream of a part or object, which its pieces go through one after another.
struct Stream {
  Stream(WorkbenchPool::Lent lent, bool verify)
      : bench(std::move(lent)), encoder(bench->stream_encoder(verify)) {}

  const WorkbenchPool::Lent bench;
  StreamEncoder& encoder;
  std::vector<std::byte>* made = nullptr;  // of the piece that is in the encoder
  bool has_pieces = false;                 // something was appended
};

class StreamPiece : public Piece {
 public:
  StreamPiece(BufferPool& buffers, Stream& stream) : Piece(buffers), stream_(stream) {}

  bool starts = false;  // the stream
  bool ends = false;    // the stream
  bool is_object = false;

  // An encoder may have held back much and give it at once. An object has one piece at least, also
  // when its stream has no bytes.
  void AppendTo(FrameAppender& appender) override {
    if (starts) stream_.has_pieces = false;
    appender.CountRaw(raw_bytes().size());
    while (!made_.empty() || (ends && is_object && !stream_.has_pieces)) {
      const auto piece = made_.first(std::min(made_.size(), kPieceBytes));
      appender.AppendPiece(place, piece);
      stream_.has_pieces = true;
      made_ = made_.subspan(piece.size());
    }
  }

 private:
  void Run() override {
    if (stream_.bench->chain().empty()) {
      made_ = raw_bytes();
      return;
    }
    stream_.made = &stored();
    if (starts) {
      stream_.encoder.Start([&stream = stream_](std::span<const std::byte> bytes) {
        stream.made->insert(stream.made->end(), bytes.begin(), bytes.end());
      });
    }
    stream_.encoder.Write(raw_bytes());
    if (ends) stream_.encoder.Finish();
    made_ = stored();
  }

  Stream& stream_;
  std::span<const std::byte> made_;
};

class StreamWriter : public PieceWriter {
 public:
  StreamWriter(FrameAppender& appender, const PieceTools& tools, const PartManner& manner)
      : buffers_(tools.buffers),
        stream_(tools.benches.Lend(), manner.verify_encode),
        line_(appender, tools.tasks, manner.pieces) {}

  void Write(std::span<const char> raw) override {
    while (!raw.empty()) {
      std::vector<char>& gathered = Gathered().raw();
      const auto more = raw.first(std::min(raw.size(), kPieceBytes - gathered.size()));
      gathered.insert(gathered.end(), more.begin(), more.end());
      raw = raw.subspan(more.size());
      if (gathered.size() == kPieceBytes) Submit();
    }
  }

  // A part without bytes has no stream.
  void End(bool is_object) override {
    if (!started_ && !gathered_ && !is_object) return;
    Gathered().ends = true;
    Gathered().is_object = is_object;
    Submit();
    started_ = false;
  }

  void Flush() override { line_.AppendAll(); }
  bool TryFlush() override { return line_.AppendMade(); }

 private:
  StreamPiece& Gathered() {
    if (!gathered_) gathered_ = std::make_unique<StreamPiece>(buffers_, stream_);
    return *gathered_;
  }

  void Submit() {
    gathered_->starts = !std::exchange(started_, true);
    line_.MakeAll();
    line_.Submit(std::exchange(gathered_, nullptr));
  }

  BufferPool& buffers_;
  Stream stream_;
  std::unique_ptr<StreamPiece> gathered_;
  bool started_ = false;
  PieceLine line_;  // goes first: its pieces may be in the stream
};

}  // namespace

std::unique_ptr<PieceWriter> NewStreamWriter(FrameAppender& appender, const PieceTools& tools,
                                             const PartManner& manner) {
  return std::make_unique<StreamWriter>(appender, tools, manner);
}

}  // namespace pgstow::archive
