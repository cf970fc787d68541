#include "host/archive/piece_reader.h"

#include <utility>

#include "host/archive/abi.h"
#include "host/archive/part_reader.h"
#include "host/base/error.h"

namespace pgstow::archive {
namespace {

std::span<const char> Chars(std::span<const std::byte> bytes) {
  return {reinterpret_cast<const char*>(bytes.data()), bytes.size()};
}

}  // namespace

const pgstow_frame* FrameQueue::Peek() {
  if (!waiting_ && !over_) {
    frame_ = {};
    frame_.size = sizeof(frame_);
    waiting_ = fetch_(frame_);
    over_ = !waiting_;
  }
  return waiting_ ? &frame_ : nullptr;
}

PieceReader::PieceReader(FrameQueue& queue, const ArchiveId& archive, Workbench& bench,
                         PartSums& sums, DataEndRemover* end, Workbench* second)
    : queue_(queue), archive_(archive), bench_(&bench), second_(second), sums_(sums), end_(end) {
  if (const pgstow_frame* const first = queue_.Peek()) {
    entry_ = first->entry;
    part_ = first->part;
  }
}

bool PieceReader::IsNext(const pgstow_frame* frame) const {
  return frame != nullptr && frame->entry == entry_ && frame->part == part_ &&
         (frame->flags & PGSTOW_FRAME_ENDS_PART) == 0;
}

std::span<const char> PieceReader::Next() {
  lasts_ = false;
  if (end_ == nullptr) return NextRaw();
  if (!after_first_.empty()) return std::exchange(after_first_, {});
  for (auto raw = NextRaw(); !raw.empty(); raw = NextRaw()) {
    const DataEndRemover::Told told = end_->Add(raw);
    if (told.first.empty() && told.second.empty()) continue;
    if (told.first.empty()) return told.second;
    after_first_ = told.second;
    return told.first;
  }
  return {};
}

// What was found of an object is told with a record's head before it; of an object in which nothing
// was found, the head alone.
std::span<const char> PieceReader::NextRaw() {
  if (!after_head_.empty()) return Chars(std::exchange(after_head_, {}));
  for (;;) {
    if (streaming_) {
      const auto raw = NextOfStream();
      if (!raw.empty()) return Tell(raw);
      streaming_ = false;
    }
    const pgstow_frame* const frame = queue_.Peek();
    const bool same_object = IsNext(frame) && frame->object == object_;
    if (!object_told_ && !same_object) return Tell({});
    if (!IsNext(frame)) return {};
    if (!same_object) {
      object_ = frame->object;
      object_told_ = object_ == 0;
    }
    const auto raw = NextPiece();
    if (!raw.empty()) return Tell(raw);
  }
}

// The bytes of one frame; none when a stream starts with it.
std::span<const std::byte> PieceReader::NextPiece() {
  const pgstow_frame& frame = *queue_.Peek();
  lasts_ = false;
  if (frame.flags != PGSTOW_FRAME_STREAMED) {
    const std::span<const char> raw = UndoFrame(frame, archive_, sums_.frames(), *bench_);
    lasts_ = second_ != nullptr && end_ == nullptr && object_ == 0 && !bench_->chain().empty();
    if (lasts_ && !raw.empty()) std::swap(bench_, second_);
    sums_.Add(frame.raw_bytes, frame.stored.len, frame.raw_checksum);
    queue_.Pop();
    return std::as_bytes(raw);
  }
  streaming_ = true;
  bench_->stream_decoder().Start([this]() -> std::span<const std::byte> {
    for (;;) {
      const pgstow_frame* const piece = queue_.Peek();
      if (!IsNext(piece) || piece->object != object_ || piece->flags != PGSTOW_FRAME_STREAMED) {
        return {};
      }
      CheckSequence(*piece, sums_.frames());
      sums_.Add(0, piece->stored.len, 0);
      queue_.Pop();
      if (piece->stored.len != 0) return View(piece->stored);
    }
  });
  return {};
}

std::span<const std::byte> PieceReader::NextOfStream() { return bench_->stream_decoder().Next(); }

std::span<const char> PieceReader::Tell(std::span<const std::byte> raw) {
  if (object_ == 0) return Chars(raw);
  object_told_ = true;
  head_ = model::HeadOfRecord(object_, static_cast<uint32_t>(raw.size()));
  after_head_ = raw;
  return head_;
}

}  // namespace pgstow::archive
